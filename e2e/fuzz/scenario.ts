/**
 * One seed: some people with their devices, steps at random, then quiet, then the invariants. The test drives the devices
 * step by step and waits for each, so that one seed does nearly the same each time; what the threads do in between is
 * theirs, therefore the history is told with a failure.
 */
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { DecideRow } from '#server/replication/decide-row.ts';
import { TEST_NOW_MS } from '#server/setup/test-context.ts';
import type { DeviceLink, DevicePool } from './device-pool.ts';
import { checkHistory } from './check-history.ts';
import { checkStates } from './check-states.ts';
import type { Held, HeldBefore, Quiet } from './quiet.ts';
import type { DevicePlant } from './messages.ts';
import { createRandom, type Random } from './random.ts';
import { startServerHost, type Engine, type ServerHost } from './server-host.ts';
import { createWitness, type CouchFault, type Witness } from './witness.ts';

export interface ScenarioOptions {
  readonly seed: number;
  readonly pool: DevicePool;
  readonly engine: Engine;
  readonly plant?: { readonly device?: DevicePlant; readonly decide?: DecideRow };
  /** How often each step comes, where it is not as usual. */
  readonly emphasis?: Partial<Record<ActName, number>>;
  readonly mostSteps?: number;
  readonly mostDevices?: number;
  /** Whom devices are given to, where it is not anybody. */
  readonly roles?: readonly (readonly string[])[];
}

export interface Report {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly history: readonly string[];
}

const CLUBS = ['anglais', 'art-oratoire', 'informatique', 'sport'] as ClubSlug[];

const ROLES: readonly (readonly string[])[] = [
  ['club:informatique:lead'],
  ['club:informatique:officer'],
  ['club:informatique:treasurer'],
  ['club:sport:lead'],
  ['club:sport:treasurer', 'club:informatique:officer'],
  ['board'],
  ['board', 'club:informatique:lead'],
  [],
];

const SKEWS_MS = [0, 0, 0, 40_000, -40_000, 5 * 60_000, -5 * 60_000, 26 * 3_600_000, 400 * 24 * 3_600_000];
const MAX_STEPS = 20;
const MIN_STEPS = 8;
const MAX_ROUNDS = 14;
/** Longer than an access token lasts. */
const TOKEN_MS = 11 * 60_000;

interface Person {
  readonly accountId: string;
}

interface Member {
  readonly person: Person;
  readonly link: DeviceLink;
}

interface Scene {
  readonly options: ScenarioOptions;
  readonly random: Random;
  readonly witness: Witness;
  readonly host: ServerHost;
  readonly members: readonly Member[];
  readonly history: string[];
  readonly advance: (ms: number) => void;
  readonly setFaulty: (isFaulty: boolean) => void;
  readonly beforeRestore: HeldBefore[];
  copy: (() => Promise<void>) | undefined;
}

export const runScenario = async (options: ScenarioOptions): Promise<Report> => {
  const scene = await openScene(options);
  const { members, history, random, host } = scene;
  let faults: string[];
  try {
    const { mostSteps = MAX_STEPS } = options;
    const count = MIN_STEPS + random.below(mostSteps - MIN_STEPS);
    for (let n = 0; n < count; n++) await step(scene);
    faults = await settle(scene);
  } catch (cause) {
    faults = [`broken off: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`];
  }
  await Promise.all(members.map(({ link }) => link.ask({ type: 'close' }).catch(() => undefined)));
  await host.close();
  if (faults.length > 0) await options.pool.renew();
  return { seed: options.seed, faults, history };
};

const openScene = async (options: ScenarioOptions): Promise<Scene> => {
  const random = createRandom(options.seed);
  const witness = createWitness();
  let nowMs = TEST_NOW_MS;
  let isFaulty = true;
  const clock = { nowMs: () => nowMs };
  const chance = createRandom(options.seed + 7);
  const fault = (): CouchFault =>
    isFaulty
      ? chance.weighted<CouchFault>([
          [60, 'none'],
          [1, 'before'],
          [1, 'after'],
        ])
      : 'none';
  const { decide } = options.plant ?? {};
  const { engine } = options;
  const host = await startServerHost({ engine, witness, clock, fault, ...(decide ? { decide } : {}) });
  const wanted = random.weighted([
    [6, 2],
    [3, 3],
    [1, 4],
  ]);
  const count = Math.min(wanted, options.mostDevices ?? 4);
  const links = options.pool.take(count, { nowMs: () => nowMs, sessionOf: host.sessionOf });
  const history: string[] = [];
  const people: Person[] = [];
  const members: Member[] = [];
  for (const [at, link] of links.entries()) {
    const shared = at > 0 && random.chance(0.15) ? random.pick(people) : undefined;
    const person = shared ?? { accountId: accountIdFor(options.seed, at) };
    if (shared === undefined) {
      people.push(person);
      host.setRoles(person.accountId, at === 0 ? (ROLES[0] ?? []) : random.pick(options.roles ?? ROLES));
    }
    members.push({ person, link });
  }
  await Promise.all(
    members.map(({ person: { accountId }, link }, at) => {
      const roles = host.rolesOf(accountId);
      const skewMs = random.pick(SKEWS_MS);
      history.push(`device ${at}: ${accountId.slice(-4)} ${roles.join()} clock ${skewMs}`);
      const setup = { seed: options.seed * 10 + at, url: host.url, accountId, roles, skewMs };
      const { device } = options.plant ?? {};
      return link.ask({ type: 'open', setup: device ? { ...setup, plant: device } : setup });
    }),
  );
  return {
    ...{ options, random, witness, host, members, history, beforeRestore: [], copy: undefined },
    advance: (ms) => {
      nowMs += ms;
    },
    setFaulty: (next) => {
      isFaulty = next;
    },
  };
};

const accountIdFor = (seed: number, at: number): string =>
  `account:${String(seed).padStart(22, '0')}${String(at + 1).padStart(4, '0')}`;

type Act = (scene: Scene, at: number, member: Member) => Promise<unknown>;

const ask =
  (command: (random: Random) => Parameters<DeviceLink['ask']>[0]): Act =>
  ({ random }, _, { link }) =>
    link.ask(command(random));

const ACTS = {
  write: ask((random) => ({ type: 'write', seed: random.seed(), count: 1 + random.below(3) })),
  work: ask((random) => ({ type: 'work', limitMs: 40 + random.below(120), hurry: random.chance(0.5) })),
  off: ask(() => ({ type: 'network', network: 'off' })),
  flaky: ask(() => ({ type: 'network', network: 'flaky' })),
  spoil: ask((random) => ({ type: 'spoil', seed: random.seed() })),
  resolve: ask((random) => ({ type: 'resolve', seed: random.seed() })),
  restart: ask(() => ({ type: 'restart' })),
  kill: ask((random) => ({ type: 'kill', afterWrites: random.below(30) })),
  together: async ({ random, members }) => {
    const writes = members.map(({ link }) =>
      link.ask({ type: 'write', seed: random.seed(), count: 1 + random.below(2) }),
    );
    return (await Promise.all(writes)).join(' | ');
  },
  rights: async ({ random, host, options, beforeRestore }, _, { person }) => {
    const roles = random.pick(options.roles ?? ROLES);
    host.setRoles(person.accountId, roles);
    for (const { accountId, rolesSince } of beforeRestore)
      if (accountId === person.accountId) rolesSince.push(roles);
    return roles.join();
  },
  crash: async ({ host }) => host.crash(),
  copy: async (scene) => {
    scene.copy = await scene.host.copy();
  },
  restore: async (scene) => {
    const { copy, members, beforeRestore, host } = scene;
    if (copy === undefined) return 'no copy';
    for (const held of await dumpAll(members))
      beforeRestore.push({ ...held, rolesSince: [host.rolesOf(held.accountId)] });
    await host.crash(copy);
    scene.copy = undefined;
    return 'restored';
  },
  wound: async ({ host }) => host.wound(),
} as const satisfies Readonly<Record<string, Act>>;

type ActName = keyof typeof ACTS;

const USUAL: Readonly<Record<ActName, number>> = {
  write: 16,
  together: 7,
  work: 9,
  off: 5,
  flaky: 7,
  spoil: 3,
  resolve: 2,
  restart: 2,
  kill: 2,
  rights: 2,
  crash: 1,
  copy: 1,
  restore: 1,
  wound: 0,
};

const step = async (scene: Scene): Promise<void> => {
  const { random, members, history, advance, options } = scene;
  advance(1 + random.below(30_000));
  const weights = { ...USUAL, ...options.emphasis };
  const names = Object.keys(ACTS) as ActName[];
  const name = random.weighted(names.map((one) => [weights[one], one] as const));
  const at = random.below(members.length);
  const member = members[at];
  const act: Act = ACTS[name];
  if (member === undefined) throw new Error('nobody is there');
  const place = history.push(`${name} ${at}: …`) - 1;
  const told = await act(scene, at, member);
  history[place] = `${name} ${at}: ${typeof told === 'string' ? told : ''}`;
};

const dumpAll = (members: readonly Member[]): Promise<Held[]> =>
  Promise.all(members.map(async ({ person, link }) => ({ ...person, dump: await link.dump() })));

/** Faults off, everybody online, until all hold the same; then what is wrong. */
const settle = async (scene: Scene): Promise<string[]> => {
  const { members, history, host, witness, advance, setFaulty, beforeRestore } = scene;
  history.push('quiet');
  setFaulty(false);
  await Promise.all(members.map(({ link }) => link.ask({ type: 'network', network: 'clear' })));
  advance(TOKEN_MS);
  let faults: string[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
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
