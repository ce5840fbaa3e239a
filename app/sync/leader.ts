/**
 * One tab of several does the work. A Web Lock passes to the next tab when its holder closes or crashes, and keeps the
 * browser from freezing the tab that holds it. Where there are no Web Locks, this tab works.
 */

export type LockManagerLike = Pick<LockManager, 'request'>;

/** Calls `work` once this tab leads; leads until the signal aborts. */
export const leadOnce = (
  name: string,
  locks: LockManagerLike | undefined,
  signal: AbortSignal,
  work: () => void,
): void => {
  if (signal.aborted) return;
  if (locks === undefined) {
    work();
    return;
  }
  const untilStopped = async (): Promise<void> => {
    if (signal.aborted) return;
    work();
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  };
  // Rejects only because the signal aborted before this tab's turn came.
  locks.request(name, { signal }, untilStopped).catch(() => undefined);
};
