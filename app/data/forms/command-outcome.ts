/**
 * What a person who waits for a command is told. A store that the browser took away, or a part that could not be fetched, must not
 * end in silence: what was typed stays, and another try is possible.
 */
import type { CommandError } from '#app/data/commands/write-context.ts';
import { err, type Result } from '#schemas/primitives/result.ts';

export type CommandFailure = CommandError | { readonly type: 'device_failed' };

/** Never rejects; the cause is reported. */
export const outcomeOf = async <T>(
  work: () => Promise<Result<T, CommandError>>,
): Promise<Result<T, CommandFailure>> => {
  try {
    return await work();
  } catch (cause) {
    globalThis.reportError(cause);
    return err({ type: 'device_failed' });
  }
};
