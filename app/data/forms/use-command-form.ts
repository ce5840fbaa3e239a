import { useState } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { commandText, fieldErrorsOf, type FieldErrors } from './command-words.ts';
import { useCommand, type CommandRun } from './use-command.ts';

export interface CommandForm extends Pick<CommandRun, 'isBusy' | 'run'> {
  /** By field; one that was changed since is not shown as wrong any more. */
  readonly errors: FieldErrors;
  /** What no field of the form can show. */
  readonly problem: string | undefined;
  readonly changed: (names: readonly string[]) => void;
}

interface Corrected {
  readonly of: unknown;
  readonly names: ReadonlySet<string>;
}

/** A form that is a command: what it shows of the last refusal. `own` are errors that the form found by itself. */
export const useCommandForm = (shown: readonly string[], own?: FieldErrors): CommandForm => {
  const { t } = useI18n();
  const { isBusy, error, run } = useCommand();
  const [corrected, setCorrected] = useState<Corrected>();
  const refusal = own ?? error;
  const names = corrected?.of === refusal ? corrected?.names : undefined;
  const all = own ?? (error === undefined ? {} : fieldErrorsOf(error, t));
  return {
    isBusy,
    run,
    errors: Object.fromEntries(Object.entries(all).filter(([name]) => names?.has(name) !== true)),
    problem: own === undefined && error !== undefined ? commandText(error, t, shown) : undefined,
    changed: (more) => setCorrected({ of: refusal, names: new Set([...(names ?? []), ...more]) }),
  };
};
