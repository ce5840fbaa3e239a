import { describe, expect, it } from 'vitest';
import { createBackOff, type Timers } from './back-off.ts';

const waitsOf = (random: () => number): number[] => {
  let nowMs = 0;
  const waits: number[] = [];
  const timers: Timers = {
    now: () => nowMs,
    after: (ms, run) => {
      waits.push(ms);
      nowMs += ms;
      queueMicrotask(run);
      return () => undefined;
    },
  };
  const backOff = createBackOff(timers, random);
  void (async () => {
    for (let attempt = 0; attempt < 8; attempt++) {
      backOff.failed();
      await backOff.ready(new AbortController().signal);
    }
  })();
  return waits;
};

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn++) await Promise.resolve();
};

describe('back-off', () => {
  it('R60 waits 1, 2, 4 … and never more than 60 seconds', async () => {
    const waits = waitsOf(() => 1);
    await turns();
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('spreads the waits by chance, down to half', async () => {
    const waits = waitsOf(() => 0);
    await turns();
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it('waits no more after a success, nor after a reset, nor for an aborted signal', async () => {
    const timers: Timers = { now: () => 0, after: () => () => undefined };
    const backOff = createBackOff(timers, () => 1);
    const stopper = new AbortController();
    backOff.failed();
    const aborted = backOff.ready(stopper.signal);
    stopper.abort();
    await aborted;
    const waiting = backOff.ready(new AbortController().signal);
    backOff.reset();
    await waiting;
    backOff.failed();
    backOff.succeeded();
    await backOff.ready(new AbortController().signal);
  });
});
