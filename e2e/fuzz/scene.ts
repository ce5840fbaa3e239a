/** Who takes part in one seed: some people with their devices, a server, and what is remembered of them. */
import type { DecideRow } from '#server/replication/decide-row.ts';
import { TEST_NOW_MS } from '#server/setup/testing-context.ts';
import type { DeviceLink, DevicePool } from './device-pool.ts';
import type { DevicePlant } from './messages.ts';
import type { Held, HeldBefore } from './quiet.ts';
import { createRandom, type Random } from './random.ts';
import { startServerHost, type Engine, type ServerHost } from './server-host.ts';
import { createWitness, type CouchFault, type Witness } from './witness.ts';

export interface SceneOptions {
  readonly seed: number;
  readonly pool: DevicePool;
  readonly engine: Engine;
  readonly plant?: { readonly device?: DevicePlant; readonly decide?: DecideRow } | undefined;
  readonly mostDevices?: number;
  /** Whom devices are given to, where it is not anybody. */
  readonly roles?: readonly (readonly string[])[];
}

export const ROLES: readonly (readonly string[])[] = [
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

interface Person {
  readonly accountId: string;
}

export interface Member {
  readonly person: Person;
  readonly link: DeviceLink;
}

export interface Scene {
  readonly options: SceneOptions;
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

export const openScene = async (options: SceneOptions): Promise<Scene> => {
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

export const dumpAll = (members: readonly Member[]): Promise<Held[]> =>
  Promise.all(members.map(async ({ person, link }) => ({ ...person, dump: await link.dump() })));
