/**
 * Sync of the open database: this tab works when it leads, pauses and resumes, and every tab shows the same status. It is
 * created with the database and stopped before the database closes.
 */
import { BehaviorSubject, combineLatest, map, of, type Observable } from 'rxjs';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { toWire, type PendingWrite } from '#app/data/local/local-document.ts';
import { findPending } from '#app/data/local/pending-rows.ts';
import type { SyncControl } from '#app/data/workspace/workspace.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { systemTimers, type Timers } from './back-off.ts';
import type { HeardStore } from './heard.ts';
import { leadOnce, type LockManagerLike } from './leader.ts';
import { countPending } from './pending-counter.ts';
import type { RejectedWrites } from './rejected-writes.ts';
import { startRun, type Run } from './run.ts';
import { INITIAL_STATUS, stateOf, type SyncStatus } from './status.ts';
import { openTabChannel, type WorkStatus } from './tab-channel.ts';
import type { SyncTransport } from './transport.ts';

export interface SyncCoordinatorDeps {
  readonly database: LocalDatabase;
  readonly actor: Actor;
  readonly transport: SyncTransport;
  /** Undefined for a visitor, who sends nothing. */
  readonly rejected: RejectedWrites | undefined;
  /** Remembered over restarts, so that the page can say since when it is offline. */
  readonly contact: {
    readonly load: () => Promise<number | undefined>;
    readonly save: (atMs: number) => Promise<void>;
  };
  readonly heard: HeardStore;
  readonly onRights: () => void;
  readonly onError: (cause: unknown) => void;
  readonly timers?: Timers;
  readonly random?: () => number;
  readonly coalesceMs?: number;
  readonly locks?: LockManagerLike | undefined;
  readonly channel?: BroadcastChannel | undefined;
  /** Where `online` and `offline` are told. */
  readonly network?: EventTarget | undefined;
}

export interface SyncCoordinator extends SyncControl {
  readonly stop: () => Promise<void>;
}

const IDLE_WORK: WorkStatus = {
  connection: 'unknown',
  sending: false,
  lastContactAt: undefined,
  caughtUp: false,
  storageFull: false,
};
const COMPARE_LIMIT_MS = 60_000;
const SAVE_CONTACT_EVERY_MS = 30_000;

export const createSyncCoordinator = (deps: SyncCoordinatorDeps): SyncCoordinator => {
  const timers = deps.timers ?? systemTimers;
  const stopper = new AbortController();
  const counter = countPending(deps.database);
  counter.ready.catch(deps.onError);
  const work$ = new BehaviorSubject<WorkStatus>(IDLE_WORK);
  const leads$ = new BehaviorSubject(false);
  let run: Run | undefined;
  let halting: Promise<void> = Promise.resolve();
  let isPaused = false;
  let savedContactAt = 0;

  const report = (change: Partial<WorkStatus>): void => {
    const next = { ...work$.value, ...change };
    work$.next(next);
    tabs?.tell(next);
    const { lastContactAt = 0 } = change;
    if (lastContactAt - savedContactAt < SAVE_CONTACT_EVERY_MS) return;
    savedContactAt = lastContactAt;
    deps.contact.save(lastContactAt).catch(deps.onError);
  };
  const tabs =
    deps.channel &&
    openTabChannel(deps.channel, {
      onStatus: (status) => {
        if (!leads$.value) work$.next(status);
      },
      onAsk: () => {
        if (leads$.value) tabs?.tell(work$.value);
      },
      onHurry: () => run?.hurry(),
    });
  const startIfFree = (): void => {
    if (!leads$.value || isPaused || run !== undefined || stopper.signal.aborted) return;
    const saveRejected = deps.rejected?.save ?? (() => Promise.resolve());
    run = startRun({ ...deps, timers, saveRejected, report });
  };
  const halt = (): Promise<void> => {
    const running = run;
    run = undefined;
    halting = halting.then(() => running?.stop());
    return halting;
  };
  const hurry = (): void => {
    if (leads$.value) run?.hurry();
    else tabs?.hurry();
  };
  deps.network?.addEventListener('online', hurry, { signal: stopper.signal });
  deps.network?.addEventListener('offline', () => report({ connection: 'offline' }), {
    signal: stopper.signal,
  });
  restoreContact(deps, (lastContactAt) => {
    if (work$.value.lastContactAt === undefined) work$.next({ ...work$.value, lastContactAt });
  });
  leadOnce(`aesi-sync-${deps.database.name}`, deps.locks, stopper.signal, () => {
    leads$.next(true);
    startIfFree();
  });
  tabs?.ask();

  const status$ = new BehaviorSubject<SyncStatus>(INITIAL_STATUS);
  const statuses = statusOf(counter.counts$, deps.rejected?.count$ ?? of(0), work$, leads$);
  const following = statuses.subscribe({ next: (status) => status$.next(status), error: deps.onError });
  return {
    status$,
    status: () => status$.value,
    syncNow: hurry,
    compare: async () => {
      if (run === undefined) return;
      run.hold();
      run.hurry();
      await caughtUpWithin(work$, timers, stopper.signal);
    },
    pause: () => {
      isPaused = true;
      return halt();
    },
    resume: () => {
      isPaused = false;
      // Two replications of one collection must never run at once.
      halting.then(startIfFree).catch(deps.onError);
    },
    pending: () => pendingIn(deps.database),
    stop: async () => {
      stopper.abort();
      await halt();
      following.unsubscribe();
      counter.stop();
      tabs?.close();
    },
  };
};

const statusOf = (
  counts$: ReturnType<typeof countPending>['counts$'],
  rejected$: Observable<number>,
  work$: Observable<WorkStatus>,
  leads$: Observable<boolean>,
): Observable<SyncStatus> =>
  combineLatest([counts$, rejected$, work$, leads$]).pipe(
    map(([{ total: pendingCount, byCollection }, rejectedCount, work, leader]) => ({
      ...work,
      state: stateOf({ connection: work.connection, rejectedCount, pendingCount }),
      pendingCount,
      rejectedCount,
      pendingByCollection: byCollection,
      leader,
    })),
  );

const caughtUpWithin = (work$: Observable<WorkStatus>, timers: Timers, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      cancel();
      signal.removeEventListener('abort', done);
      queueMicrotask(() => following.unsubscribe());
      resolve();
    };
    const cancel = timers.after(COMPARE_LIMIT_MS, done);
    signal.addEventListener('abort', done);
    const following = work$.subscribe(({ caughtUp }) => {
      if (caughtUp) done();
    });
  });

const restoreContact = ({ contact, onError }: SyncCoordinatorDeps, onKnown: (atMs: number) => void): void => {
  const restore = async (): Promise<void> => {
    const at = await contact.load();
    if (at !== undefined) onKnown(at);
  };
  restore().catch(onError);
};

export const pendingIn = async (database: LocalDatabase): Promise<readonly PendingWrite[]> => {
  const found = await Promise.all(
    [...database.collections].map(async ([collection, rows]) =>
      (await findPending(rows)).map((document) => ({ collection, document, wire: toWire(document) })),
    ),
  );
  return found.flat();
};
