import { useCallback, useState } from 'react';
import type { CommandError } from '#app/data/write-context.ts';
import type { Result } from '#schemas/primitives/result.ts';

export interface CommandRun {
  readonly isBusy: boolean;
  /** Of the last run; undefined once one went well. */
  readonly error: CommandError | undefined;
  /** True when it went well. A second press while one runs does nothing. */
  readonly run: (work: () => Promise<Result<unknown, CommandError>>) => Promise<boolean>;
}

/** One command at a time, and why the last one did not go through. */
export const useCommand = (): CommandRun => {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<CommandError>();
  const run = useCallback(async (work: () => Promise<Result<unknown, CommandError>>): Promise<boolean> => {
    setBusy(true);
    try {
      const done = await work();
      setError(done.ok ? undefined : done.error);
      return done.ok;
    } finally {
      setBusy(false);
    }
  }, []);
  return { isBusy, error, run };
};
