import type { ReactNode } from 'react';
import { Field } from './field.tsx';
import { PassphraseArea } from './passphrase-area.tsx';
import type { RevealLabels } from './reveal-button.tsx';
import { WordTiles } from './word-tiles.tsx';

export interface NewPassphraseFieldsProps {
  readonly labels: {
    readonly words: string;
    readonly others: string;
    readonly phrase: string;
    readonly again: string;
  };
  readonly reveal: RevealLabels;
  readonly words: readonly string[];
  readonly onOthers: () => void;
  readonly phrase: string;
  readonly onPhrase: (phrase: string) => void;
  readonly phraseError: string | undefined;
  /** Said under the field: how good it is. */
  readonly verdict: { readonly strength: 0 | 1 | 3 | 4; readonly text: string; readonly detail: string };
  /** Own words are typed twice; undefined hides the second field. */
  readonly again: string | undefined;
  readonly onAgain: (again: string) => void;
  readonly againError: string | undefined;
}

/** Five words to take, a field to type them or others, and how good what is typed is. */
export function NewPassphraseFields(props: NewPassphraseFieldsProps): ReactNode {
  const { labels, reveal, words, onOthers, phrase, onPhrase, phraseError, verdict } = props;
  const { again, onAgain, againError } = props;
  return (
    <>
      <WordTiles label={labels.words} words={words} moreLabel={labels.others} onMore={onOthers} />
      <div className="grid gap-1.5">
        <Field label={labels.phrase} error={phraseError}>
          <PassphraseArea {...reveal} value={phrase} onValue={onPhrase} />
        </Field>
        <StrengthBar strength={verdict.strength} />
        <p role="status" className="text-sm text-ink-soft">
          {phraseError || verdict.text === '' ? null : (
            <>
              <b className={verdict.strength === 4 ? 'text-green-text' : 'text-ink-strong'}>{verdict.text}</b>{' '}
              {verdict.detail}
            </>
          )}
        </p>
      </div>
      {again === undefined ? null : (
        <Field label={labels.again} error={againError}>
          <PassphraseArea {...reveal} value={again} onValue={onAgain} />
        </Field>
      )}
    </>
  );
}

const fills = { 0: '', 1: 'bg-red', 3: 'bg-blue', 4: 'bg-green-strong' } as const;

/** Decoration: the sentence below says the same. */
function StrengthBar({ strength }: { readonly strength: 0 | 1 | 3 | 4 }): ReactNode {
  return (
    <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full">
      {[1, 2, 3, 4].map((part) => (
        <span key={part} className={`flex-1 ${part <= strength ? fills[strength] : 'bg-surface-3'}`} />
      ))}
    </div>
  );
}
