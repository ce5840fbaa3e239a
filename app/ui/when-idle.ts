/**
 * Work for later: when the page has nothing better to do. A page that waits for its first data is idle too, but its line is
 * not, so nothing begins before the page was said to be useful, or has taken too long to become so.
 */
const PATIENCE_MS = 10_000;

let isUseful = false;
const waiting = new Set<() => void>();

/** There is something to read: what comes next no longer keeps anybody waiting. */
export function pageIsUseful(): void {
  isUseful = true;
  for (const begin of waiting) begin();
  waiting.clear();
}

/** Returns how to give up. */
export function whenIdle(work: () => void): () => void {
  if (isUseful) return onceIdle(work);
  let giveUp = (): void => undefined;
  const begin = (): void => {
    window.clearTimeout(timer);
    waiting.delete(begin);
    giveUp = onceIdle(work);
  };
  const timer = window.setTimeout(begin, PATIENCE_MS);
  waiting.add(begin);
  return () => {
    window.clearTimeout(timer);
    waiting.delete(begin);
    giveUp();
  };
}

/** Safari has no idle callback: after a second. */
function onceIdle(work: () => void): () => void {
  if (typeof window.requestIdleCallback === 'function') {
    const handle = window.requestIdleCallback(work, { timeout: 5_000 });
    return () => window.cancelIdleCallback(handle);
  }
  const handle = window.setTimeout(work, 1_000);
  return () => window.clearTimeout(handle);
}
