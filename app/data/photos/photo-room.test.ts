import { expect, test } from 'vitest';
import { createPhotoRoom } from './photo-room.ts';

const gauge = (freeBytes: number, tellsTruth: boolean) => {
  const state = { nowMs: 0, freeBytes, probes: 0 };
  const room = createPhotoRoom({
    clock: () => state.nowMs,
    estimate: () =>
      Promise.resolve({
        usedBytes: 7,
        quotaBytes: 7 + (tellsTruth ? state.freeBytes : 10e9),
        persistent: true,
      }),
    canHold: (bytes) => {
      state.probes += 1;
      return Promise.resolve(bytes <= state.freeBytes);
    },
  });
  return { state, room };
};

test.each([true, false])(
  'R60 says before a photo that little is left, whether the browser tells or not: %s',
  async (tellsTruth) => {
    expect(await gauge(10e9, tellsTruth).room()).toEqual({ type: 'enough' });
    expect(await gauge(10e6, tellsTruth).room()).toMatchObject({ type: 'low' });
    expect(await gauge(3e6, tellsTruth).room()).toMatchObject({ type: 'none' });
  },
);

test('tries seldom while there is room, and each time once there is little', async () => {
  const { state, room } = gauge(10e9, false);
  await room();
  await room();
  expect(state.probes).toBe(1);
  state.nowMs += 16 * 60_000;
  state.freeBytes = 10e6;
  expect((await room()).type).toBe('low');
  state.freeBytes = 1e6;
  expect((await room()).type).toBe('none');
});
