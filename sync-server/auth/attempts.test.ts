import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAttempts } from './attempts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('attempts', () => {
  it('R27 of one address take no memory beyond what it may try, however many accounts it names', async () => {
    const attempts = createAttempts();
    const tryAs = (n: number) =>
      attempts.begin({ account: `nobody${n}@demo.test`, knownDevice: undefined, address: '192.0.2.1' });
    for (let n = 0; n < 60; n += 1) expect((await tryAs(n)).ok).toBe(true);
    // Each counter has a timer that forgets it.
    const counters = vi.getTimerCount();
    for (let n = 60; n < 2_000; n += 1)
      expect(await tryAs(n)).toMatchObject({ ok: false, error: { code: 'too_many_attempts' } });
    expect(vi.getTimerCount()).toBe(counters);
  });
});
