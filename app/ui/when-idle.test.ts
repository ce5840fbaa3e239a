// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.useFakeTimers();
  // The browser's own, as Safari has it: timers and no idle callback.
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('requestIdleCallback', undefined);
  vi.resetModules();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('work waits until the page is useful', async () => {
  const { pageIsUseful, whenIdle } = await import('./when-idle.ts');
  const work = vi.fn();
  whenIdle(work);
  vi.advanceTimersByTime(5_000);
  expect(work).not.toHaveBeenCalled();
  pageIsUseful();
  vi.advanceTimersByTime(1_000);
  expect(work).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(60_000);
  expect(work).toHaveBeenCalledOnce();
});

test('a page that never becomes useful gets it all the same', async () => {
  const { whenIdle } = await import('./when-idle.ts');
  const work = vi.fn();
  whenIdle(work);
  vi.advanceTimersByTime(11_000);
  expect(work).toHaveBeenCalledOnce();
});

test('who gives up is not called, before and after', async () => {
  const { pageIsUseful, whenIdle } = await import('./when-idle.ts');
  const work = vi.fn();
  whenIdle(work)();
  const giveUpLater = whenIdle(work);
  pageIsUseful();
  giveUpLater();
  whenIdle(work)();
  vi.advanceTimersByTime(60_000);
  expect(work).not.toHaveBeenCalled();
});
