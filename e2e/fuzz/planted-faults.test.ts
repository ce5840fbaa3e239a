import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDevicePool, type DevicePool } from './device-pool.ts';
import { createMemoryEngine } from './memory-engine.ts';
import { withoutBaseCheck, withoutTombstoneGuard } from './planted-faults.ts';
import { runScenario, type ScenarioOptions } from './scenario.ts';

/** A fault that so many seeds do not show would go unnoticed. */
const WITHIN = 100;

/** A fault that stays is not waited for as long as a slow machine. */
const ROUNDS = 14;

const LEADS = [['club:informatique:lead'], ['club:informatique:officer']];

const PLANTS: readonly (readonly [string, Omit<ScenarioOptions, 'seed' | 'pool' | 'engine'>, RegExp])[] = [
  [
    'no base check',
    { plant: { decide: withoutBaseCheck }, roles: LEADS, emphasis: { rights: 0, restore: 0 } },
    /by a write that did not touch it|was lost|lost a text|differs|deleted although/,
  ],
  [
    'no tombstone guard',
    // Somebody must edit without network what somebody else deletes meanwhile: long histories of many who write apart.
    {
      plant: { decide: withoutTombstoneGuard },
      roles: LEADS,
      emphasis: { rights: 0, restore: 0, off: 9, together: 12 },
      mostSteps: 60,
    },
    /brought back by somebody who did not know/,
  ],
  [
    'checkpoint saved too early',
    {
      plant: { device: 'checkpoint_saved_too_early' },
      roles: LEADS,
      emphasis: { rights: 0, restore: 0, kill: 8, together: 10 },
    },
    /lacks|differs|here only/,
  ],
];

/** Several seeds in one test, on a machine that has other things to do. */
const LIMIT_MS = 900_000;

describe('the fuzz of sync notices', () => {
  let pool: DevicePool;
  beforeAll(async () => {
    pool = await openDevicePool(4);
  });
  afterAll(() => pool.close());

  it.each(PLANTS)(
    '%s',
    async (_, options, complaint) => {
      const play = async (seed: number, plant: ScenarioOptions['plant']): Promise<readonly string[]> => {
        const engine = createMemoryEngine();
        return (await runScenario({ ...options, plant, seed, pool, engine, mostRounds: ROUNDS })).faults;
      };
      const seen: string[] = [];
      for (let seed = 1; seed <= WITHIN; seed++) {
        const faults = await play(seed, options.plant);
        seen.push(...faults);
        if (!faults.some((fault) => complaint.test(fault))) continue;
        // The same story without the fault: it is the fault that is noticed, not the story.
        expect(await play(seed, undefined)).toEqual([]);
        return;
      }
      expect(seen).toContainEqual(expect.stringMatching(complaint));
    },
    LIMIT_MS,
  );
});
