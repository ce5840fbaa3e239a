/**
 * Positions of the server that this device has heard of: the last one that a push reached, and the last one that a page of
 * documents brought. RxDB's own checkpoint lies behind them for a while (a push does not move it, a page moves it only
 * after it was stored). When the server is put back to an older copy in just that while, the checkpoint still fits the
 * copy, and only these tell that the device holds something which the server has lost.
 *
 * What must stay true: a position is on disk before what it stands for lies here as the server's.
 */
import type { UserStore } from '#app/data/user-store.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import type { Checkpoint } from '#schemas/protocol/sync.ts';

/** Where they are kept. */
export interface HeardStore {
  readonly load: (key: string) => Promise<unknown>;
  readonly save: (key: string, heard: Checkpoint) => Promise<void>;
}

export const heardIn = (store: UserStore, clock: () => number): HeardStore => ({
  load: (key) => store.get('marks', key),
  save: (key, value) => store.write([{ table: 'marks', key, value, at: clock() }]),
});

export interface Heard {
  /** To be sent along with a pull. */
  readonly all: () => Promise<readonly Checkpoint[]>;
  readonly notePushed: (reached: Checkpoint) => Promise<void>;
  readonly notePulled: (checkpoint: Checkpoint) => Promise<void>;
  /** These scopes were compared with what the server holds: what was heard of them before says nothing more. */
  readonly forget: (scopes: readonly string[], before: readonly Checkpoint[]) => Promise<void>;
}

const WAYS = ['pushed', 'pulled'] as const;
type Way = (typeof WAYS)[number];

export const createHeard = (name: Collection, store: HeardStore): Heard => {
  const known = new Map<Way, Checkpoint>();
  const keyOf = (way: Way): string => `heard/${name}/${way}`;
  const loadAll = async (): Promise<void> => {
    for (const way of WAYS) known.set(way, ((await store.load(keyOf(way))) ?? {}) as Checkpoint);
  };
  let loading: Promise<void> | undefined;
  const ready = (): Promise<void> => {
    loading ??= loadAll().catch((cause: unknown) => {
      loading = undefined;
      throw cause;
    });
    return loading;
  };
  const put = async (way: Way, next: Checkpoint): Promise<void> => {
    known.set(way, next);
    await store.save(keyOf(way), next);
  };
  const note = async (way: Way, news: Checkpoint): Promise<void> => {
    await ready();
    if (Object.keys(news).length > 0) await put(way, { ...known.get(way), ...news });
  };
  return {
    all: async () => {
      await ready();
      return WAYS.map((way) => known.get(way) ?? {});
    },
    notePushed: (reached) => note('pushed', reached),
    notePulled: (checkpoint) => note('pulled', checkpoint),
    forget: async (scopes, before) => {
      for (const [at, way] of WAYS.entries()) {
        const now = known.get(way) ?? {};
        // What was heard since then stays.
        const gone = scopes.filter((scope) => now[scope] !== undefined && now[scope] === before[at]?.[scope]);
        if (gone.length === 0) continue;
        await put(way, Object.fromEntries(Object.entries(now).filter(([scope]) => !gone.includes(scope))));
      }
    },
  };
};
