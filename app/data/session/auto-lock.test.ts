import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAutoLock } from './auto-lock.ts';

const MINUTE = 60_000;

/** A page that can be touched, hidden and shown. */
const createPage = () => {
  const target = new EventTarget();
  return Object.assign(target, { visibilityState: 'visible' as DocumentVisibilityState }) as EventTarget & {
    visibilityState: DocumentVisibilityState;
  } & Pick<Document, 'addEventListener'>;
};

describe('auto-lock', () => {
  beforeEach(() => vi.useFakeTimers({ now: 0 }));
  afterEach(() => vi.useRealTimers());

  const start = () => {
    const page = createPage();
    const lock = vi.fn<() => void>();
    const stop = startAutoLock({ page, clock: () => Date.now(), afterMs: () => 15 * MINUTE, lock });
    return { page, lock, stop };
  };

  it('R26 locks after fifteen minutes without a touch, once', () => {
    const { lock } = start();
    vi.advanceTimersByTime(14 * MINUTE);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(30 * MINUTE);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('waits on while somebody works, and is not fooled by the mouse movements that keep a tab awake', () => {
    const { page, lock } = start();
    for (let minute = 0; minute < 30; minute++) {
      vi.advanceTimersByTime(MINUTE);
      page.dispatchEvent(new Event('pointerdown'));
    }
    expect(lock).not.toHaveBeenCalled();
    for (let minute = 0; minute < 20; minute++) {
      vi.advanceTimersByTime(MINUTE);
      page.dispatchEvent(new Event('mousemove'));
    }
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('locks when the phone wakes up after a long sleep, before anything can be read', () => {
    const { page, lock } = start();
    vi.setSystemTime(20 * MINUTE);
    page.dispatchEvent(new Event('visibilitychange'));
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('does nothing once it was ended', () => {
    const { lock, stop } = start();
    stop();
    vi.advanceTimersByTime(60 * MINUTE);
    expect(lock).not.toHaveBeenCalled();
  });
});
