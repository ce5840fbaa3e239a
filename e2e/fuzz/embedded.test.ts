import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDevicePool, type DevicePool } from './device-pool.ts';
import { prepareEmbeddedEngines, type EmbeddedEngines } from './embedded-engine.ts';
import { runScenario, toText } from './scenario.ts';

const FROM = Number(process.env['FUZZ_FROM'] ?? 1);
const COUNT = Number(process.env['FUZZ_EMBEDDED_SEEDS'] ?? 20);

describe('fuzz of sync, over the embedded database', () => {
  let pool: DevicePool;
  let engines: EmbeddedEngines;
  beforeAll(async () => {
    pool = await openDevicePool(3);
    engines = await prepareEmbeddedEngines();
  });
  afterAll(async () => {
    await pool.close();
    await engines.close();
  });

  it.each(Array.from({ length: COUNT }, (_, n) => FROM + n))('seed %i', async (seed) => {
    const report = await runScenario({
      ...{ seed, pool, engine: await engines.open(), mostSteps: 16, mostDevices: 3 },
      emphasis: { wound: 3, crash: 2, copy: 0, restore: 0 },
      // The database killed twice (kill -9), once to be copied and once to go on with the older copy.
      surely: ['copy', 'restore'],
    });
    expect(report.faults, toText(report)).toEqual([]);
  });
});
