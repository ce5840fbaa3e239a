import type { ReactNode } from 'react';
import { Button } from './button.tsx';

export interface WordTilesProps {
  readonly label: string;
  readonly words: readonly string[];
  /** Beside the list, in the place of a further word. */
  readonly moreLabel: string;
  readonly onMore: () => void;
}

/** Numbered words in two columns, to be read and typed again. */
export function WordTiles({ label, words, moreLabel, onMore }: WordTilesProps): ReactNode {
  return (
    <div className="relative">
      <ol aria-label={label} className="grid grid-cols-2 gap-2">
        {words.map((word, index) => (
          <li
            key={`${index} ${word}`}
            className="flex min-h-11 items-center gap-2 rounded-control bg-surface-2 px-4 py-2 text-ink-strong"
          >
            <span aria-hidden className="text-sm font-normal text-ink-soft tabular-nums">
              {index + 1}
            </span>
            <b className="min-w-0 font-bold">{word}</b>
          </li>
        ))}
      </ol>
      {/* An odd count leaves the last cell free. */}
      <div className={words.length % 2 === 1 ? 'absolute right-0 bottom-0 w-[calc(50%-4px)]' : 'mt-2'}>
        <Button icon="sync" block onClick={onMore}>
          {moreLabel}
        </Button>
      </div>
    </div>
  );
}
