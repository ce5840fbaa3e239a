/**
 * Locks after a while without a touch. Timers stand still while a phone sleeps, so the clock is also asked whenever the page
 * is looked at again. Only real touches count: RxDB sends mouse movements of its own to keep a tab awake.
 */

export interface AutoLockDeps {
  readonly page: Pick<Document, 'addEventListener' | 'visibilityState'>;
  readonly clock: () => number;
  readonly afterMs: () => number;
  readonly lock: () => void;
}

const TOUCHES = ['pointerdown', 'keydown', 'touchstart', 'wheel'] as const;
const LOOK_EVERY_MS = 15_000;

/** Returns what ends it. */
export const startAutoLock = ({ page, clock, afterMs, lock }: AutoLockDeps): (() => void) => {
  const stopper = new AbortController();
  let lastTouchMs = clock();
  const look = (): void => {
    if (clock() - lastTouchMs < afterMs()) return;
    stop();
    lock();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const stop = (): void => {
    clearInterval(timer);
    stopper.abort();
  };
  const touched = (): void => {
    lastTouchMs = clock();
  };
  const options = { signal: stopper.signal, passive: true, capture: true };
  for (const name of TOUCHES) page.addEventListener(name, touched, options);
  const onVisible = (): void => {
    if (page.visibilityState === 'visible') look();
  };
  page.addEventListener('visibilitychange', onVisible, options);
  return stop;
};
