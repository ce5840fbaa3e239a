/** Work that a person asked for and waits for: whether it runs, and why the last one did not go through. */
import { useState } from 'react';
import type { Result } from '#schemas/primitives/result.ts';

export interface Submission<E> {
  readonly isBusy: boolean;
  /** Of the last run; undefined while one runs and once it went well. */
  readonly error: E | undefined;
  readonly run: <T>(work: () => Promise<Result<T, E>>) => Promise<Result<T, E>>;
  /** The refusal does not belong to what is on the screen any more. */
  readonly forget: () => void;
}

/** `show` gives what of an error is to be shown here, for errors that lead elsewhere. */
export const useSubmission = <E>(show: (error: E) => E | undefined = (error) => error): Submission<E> => {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<E>();
  const run = async <T>(work: () => Promise<Result<T, E>>): Promise<Result<T, E>> => {
    setBusy(true);
    setError(undefined);
    try {
      const done = await work();
      if (!done.ok) setError(show(done.error));
      return done;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, run, forget: () => setError(undefined) };
};
