import type { ReactNode } from 'react';
import { Icon } from '#app/ui/icon.tsx';
import { useWords } from './words.tsx';

export interface Thanked {
  readonly firstName: string;
  readonly ordinal: number;
  readonly already: boolean;
  readonly late: boolean;
}

/** Seen for two seconds at the kiosk, as long as one likes on an own phone. `next` says what happens now. */
export const ThanksStep = ({
  thanked,
  next,
}: {
  readonly thanked: Thanked;
  readonly next: string;
}): ReactNode => {
  const { t } = useWords();
  const { firstName, ordinal, already, late } = thanked;
  return (
    <div role="status" className="grid justify-items-center gap-4">
      <span className="grid size-32 place-items-center rounded-full bg-green-strong text-surface">
        <Icon name={already ? 'users' : 'check'} size="xl" strokeWidth={2.5} />
      </span>
      <h1 className="text-balance">{already ? t.already(firstName) : t.thanks(firstName)}</h1>
      <p className="text-lg">{already ? t.alreadyHint : t.ordinal(ordinal)}</p>
      {late ? <p className="text-amber-text">{t.late}</p> : null}
      <p className="text-ink-soft">{next}</p>
    </div>
  );
};
