/** What can happen in a seed, and how often each comes. */
import type { DeviceLink } from './device-pool.ts';
import type { Random } from './random.ts';
import { dumpAll, ROLES, type Member, type Scene } from './scene.ts';

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

export type ActName = keyof typeof ACTS;

/** How often each comes, where it is not as usual. */
export type Emphasis = Partial<Record<ActName, number>>;

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

/** One of them, told in the history; at random where none is named. */
export const step = async (scene: Scene, emphasis: Emphasis, named?: ActName): Promise<void> => {
  const { random, members, history, advance } = scene;
  advance(1 + random.below(30_000));
  const weights = { ...USUAL, ...emphasis };
  const names = Object.keys(ACTS) as ActName[];
  const drawn = random.weighted(names.map((one) => [weights[one], one] as const));
  const name = named ?? drawn;
  const at = random.below(members.length);
  const member = members[at];
  const act: Act = ACTS[name];
  if (member === undefined) throw new Error('nobody is there');
  const place = history.push(`${name} ${at}: …`) - 1;
  const told = await act(scene, at, member);
  history[place] = `${name} ${at}: ${typeof told === 'string' ? told : ''}`;
};
