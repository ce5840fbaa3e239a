/**
 * One seed: some people with their devices, steps at random, then quiet, then the invariants. The test drives the devices
 * step by step and waits for each, so that one seed does nearly the same each time; what the threads do in between is
 * theirs, therefore the history is told with a failure.
 */
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { TEST_NOW_MS } from '#server/setup/testing-context.ts';
import { step, type ActName, type Emphasis } from './acts.ts';
import { checkHistory } from './check-history.ts';
import { checkStates } from './check-states.ts';
import type { Quiet } from './quiet.ts';
import { dumpAll, openScene, type Scene, type SceneOptions } from './scene.ts';

export interface ScenarioOptions extends SceneOptions {
  readonly emphasis?: Emphasis;
  readonly mostSteps?: number;
  /** What happens in any case, in this order, spread over the story. */
  readonly surely?: readonly ActName[];
  /** How often all may work before it counts as never quiet; more than a slow machine needs where nothing else is said. */
  readonly mostRounds?: number;
}

export interface Report {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly history: readonly string[];
}

const CLUBS = ['anglais', 'art-oratoire', 'informatique', 'sport'] as ClubSlug[];

const MAX_STEPS = 20;
const MIN_STEPS = 8;
const MAX_ROUNDS = 60;
/** Longer than an access token lasts. */
const TOKEN_MS = 11 * 60_000;

export const runScenario = async (options: ScenarioOptions): Promise<Report> => {
  const scene = await openScene(options);
  const { members, history, random, host } = scene;
  let faults: string[];
  try {
    const { mostSteps = MAX_STEPS, emphasis = {}, surely = [], mostRounds = MAX_ROUNDS } = options;
    const count = MIN_STEPS + random.below(mostSteps - MIN_STEPS);
    const placeOf = (index: number): number => Math.floor(((index + 1) * count) / (surely.length + 1));
    const named = new Map(surely.map((name, index) => [placeOf(index), name]));
    for (let n = 0; n < count; n++) await step(scene, emphasis, named.get(n));
    faults = await settle(scene, mostRounds);
  } catch (cause) {
    faults = [`broken off: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`];
  }
  await Promise.all(members.map(({ link }) => link.ask({ type: 'close' }).catch(() => undefined)));
  await host.close();
  if (faults.length > 0) await options.pool.renew();
  return { seed: options.seed, faults, history };
};

/** Faults off, everybody online, until all hold the same; then what is wrong. */
const settle = async (scene: Scene, mostRounds: number): Promise<string[]> => {
  const { members, history, host, witness, advance, setFaulty, beforeRestore } = scene;
  history.push('quiet');
  setFaulty(false);
  await Promise.all(members.map(({ link }) => link.ask({ type: 'network', network: 'clear' })));
  advance(TOKEN_MS);
  let faults: string[] = [];
  for (let round = 0; round < mostRounds; round++) {
    await host.settled();
    const before = witness.decided.length;
    await Promise.all(members.map(({ link }) => link.ask({ type: 'work', limitMs: 3000, hurry: true })));
    const quiet: Quiet = {
      couch: host.couch(),
      clubs: CLUBS,
      devices: await dumpAll(members),
      decided: witness.decided,
      beforeRestore,
    };
    if (witness.decided.length !== before) continue;
    faults = await checkStates(quiet);
    if (faults.length > 0) continue;
    // What a failing database left open in the audit log is settled when the server starts again.
    await host.restart();
    await host.settled();
    return checkHistory({ ...quiet, couch: host.couch() });
  }
  return faults.length === 0 ? ['it never becomes quiet'] : faults;
};

/** As it is shown when a seed fails. */
export const toText = ({ seed, faults, history }: Report): string =>
  [`seed ${seed} at ${toInstant(TEST_NOW_MS)}`, ...faults.slice(0, 12), '--', ...history].join('\n');
