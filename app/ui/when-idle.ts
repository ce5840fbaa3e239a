/** Runs work when the page has nothing better to do (Safari has no idle callback: after a second). Returns how to give up. */
export function whenIdle(work: () => void): () => void {
  if (typeof window.requestIdleCallback === 'function') {
    const handle = window.requestIdleCallback(work, { timeout: 5_000 });
    return () => window.cancelIdleCallback(handle);
  }
  const handle = window.setTimeout(work, 1_000);
  return () => window.clearTimeout(handle);
}
