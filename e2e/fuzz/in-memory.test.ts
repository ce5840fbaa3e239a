import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDevicePool, type DevicePool } from './device-pool.ts';
import { createMemoryEngine } from './memory-engine.ts';
import { runScenario, toText } from './scenario.ts';

const FROM = Number(process.env['FUZZ_FROM'] ?? 1);
const COUNT = Number(process.env['FUZZ_SEEDS'] ?? 180);
/** Longer stories, where there is time for them. */
const STEPS = process.env['FUZZ_STEPS'];
const length = STEPS === undefined ? {} : { mostSteps: Number(STEPS) };

/** Every so many seeds an older copy is put back: at random it would be two of them all. */
const RESTORED = 12;

describe.skipIf(COUNT === 0)('fuzz of sync, over the in-memory database', () => {
  let pool: DevicePool;
  beforeAll(async () => {
    pool = await openDevicePool(4);
  });
  afterAll(() => pool.close());

  it.each(Array.from({ length: COUNT }, (_, n) => FROM + n))('seed %i', async (seed) => {
    const surely = seed % RESTORED === 0 ? (['copy', 'restore'] as const) : [];
    const report = await runScenario({ seed, pool, engine: createMemoryEngine(), surely, ...length });
    expect(report.faults, toText(report)).toEqual([]);
  });
});
