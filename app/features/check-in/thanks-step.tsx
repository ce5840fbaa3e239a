import type { ReactNode } from 'react';
import { RoundIcon } from '#app/ui/round-icon.tsx';
import { useWords } from './words.tsx';

export interface Thanked {
  readonly firstName: string;
  readonly ordinal: number;
  readonly already: boolean;
  readonly late: boolean;
  /** What else the person should know. */
  readonly note?: string | undefined;
}

export interface ThanksStepProps {
  readonly thanked: Thanked;
  /** What was noted, unless the person was here before. */
  readonly noted: ReactNode;
  /** What happens now; undefined while something is still under way, which then says so itself. */
  readonly next: string | undefined;
  /** How long it stands, where it goes by itself. */
  readonly standsMs?: number | undefined;
  readonly children?: ReactNode;
}

/** Seen for two seconds at the kiosk, as long as one likes on an own phone. */
export const ThanksStep = ({ thanked, noted, next, standsMs, children }: ThanksStepProps): ReactNode => {
  const { t } = useWords();
  const { firstName, already, late, note } = thanked;
  return (
    <div role="status" className="grid justify-items-center gap-4">
      <RoundIcon icon={already ? 'users' : 'check'} size="xl" />
      <h1 className="text-display leading-13 text-balance">
        {already ? t.already(firstName) : t.thanks(firstName)}
      </h1>
      <p className="text-lg text-balance">{already ? t.alreadyHint : noted}</p>
      {late ? <p className="text-amber-text">{t.late}</p> : null}
      {note === undefined ? null : <p className="text-amber-text">{note}</p>}
      {standsMs === undefined ? null : (
        <span
          aria-hidden
          className="h-1.5 w-40 overflow-hidden rounded-full bg-[color-mix(in_srgb,var(--tint)_20%,transparent)] motion-reduce:hidden"
        >
          <span
            className="filling block h-full rounded-full bg-tint"
            style={{ animationDuration: `${standsMs}ms` }}
          />
        </span>
      )}
      {next === undefined ? null : <p className="text-ink-soft">{next}</p>}
      {children}
    </div>
  );
};

/** «Vous êtes la 39e personne», the ending raised. */
export const Ordinal = ({ rank }: { readonly rank: number }): ReactNode => {
  const { before, suffix, after } = useWords().t.ordinal(rank);
  return (
    <>
      {before}
      <sup>{suffix}</sup> {after}
    </>
  );
};
