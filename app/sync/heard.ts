/**
 * Positions of the server that this device has heard of: the last ones that pushes reached, and the last one that a page of
 * documents brought. RxDB's own checkpoint lies behind them for a while (a push does not move it, a page moves it only
 * after it was stored). When the server is put back to an older copy in just that while, the checkpoint still fits the
 * copy, and only these tell that the device holds something which the server has lost.
 *
 * What must stay true: a position is on disk before what it stands for lies here as the server's.
 */
import type { UserStore } from '#app/data/local/user-store.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { MAX_HEARD } from '#schemas/protocol/limits.ts';
import type { Checkpoint, ScopeCheckpoint } from '#schemas/protocol/sync.ts';

/** Where they are kept. */
export interface HeardStore {
  readonly load: (key: string) => Promise<unknown>;
  readonly save: (key: string, heard: Checkpoint | Pushed) => Promise<void>;
}

export const heardIn = (store: UserStore, clock: () => number): HeardStore => ({
  load: (key) => store.get('marks', key),
  save: (key, value) => store.write([{ table: 'marks', key, value, at: clock() }]),
});

export interface Heard {
  /** To be sent along with a pull; at most `MAX_HEARD`. */
  readonly all: () => Promise<readonly Checkpoint[]>;
  readonly notePushed: (reached: Checkpoint) => Promise<void>;
  readonly notePulled: (checkpoint: Checkpoint) => Promise<void>;
  /** The server was asked with these, and found all of them in its past. */
  readonly confirm: (asked: readonly Checkpoint[]) => Promise<void>;
  /** These scopes were compared with what the server holds: what was heard of them before says nothing more. */
  readonly forget: (scopes: readonly string[], asked: readonly Checkpoint[]) => Promise<void>;
}

/** What pushes reached, one entry for each run of the server that took one: a later run may not know of an earlier. */
type Pushed = readonly Checkpoint[];

export const createHeard = (name: Collection, store: HeardStore): Heard => {
  let pushed: Pushed = [];
  let pulled: Checkpoint = {};
  const keys = { pushed: `heard/${name}/pushes`, pulled: `heard/${name}/pulled` } as const;
  const loadAll = async (): Promise<void> => {
    pushed = ((await store.load(keys.pushed)) ?? []) as Pushed;
    pulled = ((await store.load(keys.pulled)) ?? {}) as Checkpoint;
  };
  let loading: Promise<void> | undefined;
  const ready = (): Promise<void> => {
    loading ??= loadAll().catch((cause: unknown) => {
      loading = undefined;
      throw cause;
    });
    return loading;
  };
  const putPushed = (next: Pushed): Promise<void> => {
    pushed = next.filter(isAny);
    return store.save(keys.pushed, pushed);
  };
  const putPulled = (next: Checkpoint): Promise<void> => {
    pulled = next;
    return store.save(keys.pulled, next);
  };
  return {
    all: async () => {
      await ready();
      return [...pushed, pulled].filter(isAny);
    },
    notePushed: async (reached) => {
      await ready();
      if (isAny(reached)) await putPushed(withPush(pushed, reached));
    },
    notePulled: async (checkpoint) => {
      await ready();
      await putPulled({ ...pulled, ...checkpoint });
    },
    confirm: async (asked) => {
      const latest = pushed.at(-1);
      if (latest === undefined || pushed.length === 1) return;
      const positions = positionsIn(asked);
      await putPushed([...pushed.slice(0, -1).map((one) => without(one, positions)), latest]);
    },
    forget: async (scopes, asked) => {
      const positions = positionsIn(asked, scopes);
      await putPushed(pushed.map((one) => without(one, positions)));
      await putPulled(without(pulled, positions));
    },
  };
};

const isAny = (checkpoint: Checkpoint): boolean => Object.keys(checkpoint).length > 0;

/**
 * Of the same run the later position says all that the earlier one said. Of too many runs, the oldest and the newest tell
 * most.
 */
const withPush = (pushed: Pushed, reached: Checkpoint): Pushed => {
  const latest = pushed.at(-1) ?? {};
  const isSameRun = Object.entries(reached).every(
    ([scope, { incarnation }]) => (latest[scope]?.incarnation ?? incarnation) === incarnation,
  );
  if (isSameRun) return [...pushed.slice(0, -1), { ...latest, ...reached }];
  return [...pushed.slice(0, MAX_HEARD - 2), reached];
};

const positionsIn = (checkpoints: readonly Checkpoint[], scopes?: readonly string[]): Set<ScopeCheckpoint> =>
  new Set(
    checkpoints.flatMap((one) =>
      Object.entries(one).flatMap(([scope, position]) =>
        scopes === undefined || scopes.includes(scope) ? [position] : [],
      ),
    ),
  );

/** What was noted since then is another position, if with the same numbers. */
const without = (checkpoint: Checkpoint, positions: ReadonlySet<ScopeCheckpoint>): Checkpoint =>
  Object.fromEntries(Object.entries(checkpoint).filter(([, position]) => !positions.has(position)));
