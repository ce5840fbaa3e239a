/** Node 20 has no Web Locks: one holder of a name at a time, in the order of asking; who gives up before the turn comes is passed over. */
import type { LockManagerLike } from './leader.ts';

type Asked = (
  name: string,
  options: { readonly signal: AbortSignal },
  hold: () => Promise<void>,
) => Promise<void>;

export const createTestLocks = (): LockManagerLike => {
  const lines = new Map<string, Promise<void>>();
  const request: Asked = (name, { signal }, hold) => {
    const before = lines.get(name) ?? Promise.resolve();
    const turn = before.then(() => {
      signal.throwIfAborted();
      return hold();
    });
    lines.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
  return { request: request as LockManagerLike['request'] };
};
