/**
 * When the next attempt may start: at once after a success, else after 1, 2, 4 … 60 seconds, spread by chance so that the
 * phones of a room do not all return in the same moment. `reset` (the network is back, somebody tapped «try now») lets
 * everybody who waits go.
 */

export interface Timers {
  readonly now: () => number;
  /** Returns the way to cancel it. */
  readonly after: (ms: number, run: () => void) => () => void;
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const FIRST_MS = 1_000;
const MAX_MS = 60_000;

export interface BackOff {
  /** Resolves when an attempt may start, or when the signal aborts. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  readonly succeeded: () => void;
  /** `atLeastMs`: the server said how long. */
  readonly failed: (atLeastMs?: number) => void;
  readonly reset: () => void;
}

export const createBackOff = (timers: Timers, random: () => number = Math.random): BackOff => {
  let failures = 0;
  let notBefore = 0;
  const waiting = new Set<() => void>();
  const reset = (): void => {
    failures = 0;
    notBefore = 0;
    for (const go of [...waiting]) go();
  };
  const ready = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const restMs = notBefore - timers.now();
      if (restMs <= 0) return;
      await pause(restMs, signal);
    }
  };
  const pause = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const go = (): void => {
        cancel();
        waiting.delete(go);
        signal.removeEventListener('abort', go);
        resolve();
      };
      const cancel = timers.after(ms, go);
      waiting.add(go);
      signal.addEventListener('abort', go);
    });
  return {
    ready,
    reset,
    succeeded: () => {
      failures = 0;
      notBefore = 0;
    },
    failed: (atLeastMs = 0) => {
      const stepMs = Math.min(MAX_MS, FIRST_MS * 2 ** failures);
      failures += 1;
      const spreadMs = stepMs * (0.5 + random() / 2);
      notBefore = timers.now() + Math.max(atLeastMs, spreadMs);
    },
  };
};
