/**
 * The replication of one collection, kept alive: a storage that fails while documents are written (a full disk) makes RxDB
 * go on with the next page and store its position, therefore the replication is ended at once and begun again later from
 * the position on disk. Handlers that fail for a local reason wait before they are asked again.
 */
import type { RxError, RxTypeError } from 'rxdb';
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import { SETTLED, type LocalDocument } from '#app/data/local/local-document.ts';
import { writeLocal, type LocalCollection, type LocalRow } from '#app/data/local/local-rows.ts';
import { findPending } from '#app/data/local/pending-rows.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import type { Checkpoint } from '#schemas/protocol/sync.ts';
import { MAX_PULL_LIMIT } from '#schemas/protocol/limits.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { allIds } from './all-ids.ts';
import { createBackOff, type Timers } from './back-off.ts';
import type { Exchange } from './exchange.ts';
import { createHeard, type HeardStore } from './heard.ts';
import { watchOvertaken } from './overtaken.ts';
import { watchPassedOver } from './passed-over.ts';
import { createPullHandler } from './pull-handler.ts';
import { createPushHandler } from './push-handler.ts';
import type { RejectedWrite } from './rejected-writes.ts';
import { settleLost } from './reborn.ts';
import { SyncError } from './sync-error.ts';

export interface CollectionSyncDeps {
  readonly name: Collection;
  readonly collection: LocalCollection;
  readonly exchange: Exchange;
  readonly actor: Actor;
  readonly timers: Timers;
  readonly random?: () => number;
  readonly heard: HeardStore;
  readonly saveRejected: (writes: readonly Omit<RejectedWrite, 'key'>[]) => Promise<void>;
  readonly round: () => number;
  readonly onCaughtUp: (name: Collection, round: number) => void;
  /** The server lets this account read nothing of the kind (any more). */
  readonly onForbidden: () => void;
  /** Something on this device failed, not the network. */
  readonly onLocalFailure: (cause: unknown) => void;
}

export interface CollectionSync {
  readonly resync: () => void;
  readonly stop: () => Promise<void>;
}

type Replication = RxReplicationState<LocalRow, Checkpoint>;

const PUSH_BATCH = 200;
/** RxDB's own pause between two tries; the real waiting is done by the exchange. */
const RETRY_MS = 20;

export const startCollectionSync = (deps: CollectionSyncDeps): CollectionSync => {
  const stopper = new AbortController();
  const backOff = createBackOff(deps.timers, deps.random);
  let sweeping: Promise<void> | undefined;
  let current: { readonly replication: Replication; readonly end: () => Promise<void> } | undefined;

  const begin = (): void => {
    const state = { isBroken: false };
    const onCaughtUp = (name: Collection, round: number): void => {
      // A page that could not be stored was still the last one.
      if (!state.isBroken) deps.onCaughtUp(name, round);
    };
    const { replication, stop } = replicate({ ...deps, onCaughtUp }, backOff, stopper.signal);
    const end = async (): Promise<void> => {
      stop();
      await replication.cancel();
    };
    const failures = replication.error$.subscribe((error) => {
      if (isHarmless(error) || stopper.signal.aborted) return;
      failures.unsubscribe();
      state.isBroken = true;
      deps.onLocalFailure(error);
      void beginAgain(end);
    });
    current = { replication, end };
    sweep();
  };
  const sweep = (): void => {
    if (current === undefined) return;
    sweeping ??= sweepWhenIdle(deps, current.replication).finally(() => {
      sweeping = undefined;
    });
  };
  const beginAgain = async (end: () => Promise<void>): Promise<void> => {
    backOff.failed();
    await end();
    // What was to follow the ended replication never comes.
    sweeping = undefined;
    await backOff.ready(stopper.signal);
    if (!stopper.signal.aborted) begin();
  };
  begin();
  return {
    resync: () => {
      if (current === undefined) return;
      current.replication.reSync();
      sweep();
    },
    stop: async () => {
      stopper.abort();
      await current?.end();
    },
  };
};

const replicate = (
  deps: CollectionSyncDeps,
  backOff: ReturnType<typeof createBackOff>,
  signal: AbortSignal,
): { replication: Replication; stop: () => void } => {
  const { name, collection, exchange, actor, timers } = deps;
  const clock = timers.now;
  /** A local failure must not become a tight loop: RxDB asks again at once. */
  const guarded =
    <A extends unknown[], R>(handler: (...input: A) => Promise<R>) =>
    async (...input: A): Promise<R> => {
      await backOff.ready(signal);
      try {
        return await handler(...input);
      } catch (cause) {
        if (!(cause instanceof SyncError)) {
          backOff.failed();
          deps.onLocalFailure(cause);
        } else if (cause.failure.type === 'collection' && cause.failure.code === 'forbidden')
          deps.onForbidden();
        throw cause;
      }
    };
  const heard = createHeard(name, deps.heard);
  const overtaken = watchOvertaken({
    collection,
    notes: () => replication.metaInstance,
    onError: deps.onLocalFailure,
  });
  const pull = createPullHandler({
    name,
    collection,
    exchange,
    passedOver: watchPassedOver(collection),
    notePulled: overtaken.notePulled,
    heard,
    settleLost: (scopes, documents) =>
      settleLost({ ...deps, clock, allIds: () => allIds(collection) }, scopes, documents),
    afterWriting: () => afterWriting(replication),
    round: deps.round,
    onCaughtUp: (round) => deps.onCaughtUp(name, round),
    onError: deps.onLocalFailure,
  });
  const push = createPushHandler({ ...deps, heard, overtaken, clock });
  // Nobody but the server writes summaries, and a visitor writes nothing: without a push RxDB keeps no notes either.
  const mayPush = actor.kind === 'account' && name !== 'summaries';
  const replication: Replication = replicateRxCollection<LocalRow, Checkpoint>({
    replicationIdentifier: 'aesi',
    collection,
    live: true,
    retryTime: RETRY_MS,
    waitForLeadership: false,
    toggleOnDocumentVisible: false,
    pull: { handler: guarded(pull), batchSize: MAX_PULL_LIMIT },
    ...(mayPush ? { push: { handler: guarded(push), batchSize: PUSH_BATCH } } : {}),
  });
  return { replication, stop: overtaken.stop };
};

/** The page is handed to RxDB; it lies on disk when the work that asked for it is done, and then the position does. */
const afterWriting = async (replication: Replication): Promise<void> => {
  const state = replication.internalReplicationState;
  await state?.streamQueue.down;
  await state?.checkpointQueue;
};

/**
 * RxDB tells of failed handlers too, in the list `errors`; those are retried by themselves. And of notes about one document
 * that pull and push wrote at once (409): one of them stands, and either will do, because the marks decide what is sent.
 */
const isHarmless = (error: RxError | RxTypeError): boolean => {
  if ((error as Partial<RxError>).rxdb !== true) return false;
  const { errors, writeError } = error.parameters as { errors?: unknown; writeError?: { status?: number } };
  return errors !== undefined || writeError?.status === 409;
};

/**
 * RxDB finds unsent documents by their time of writing. A phone whose clock was set back, and which was then restarted,
 * would never send what it wrote in between; the marks tell. Writing such a document as it is makes RxDB look at it again.
 */
const sweepWhenIdle = async (deps: CollectionSyncDeps, replication: Replication): Promise<void> => {
  try {
    await replication.awaitInitialReplication();
    await replication.awaitInSync();
    if (replication.isStopped()) return;
    const waiting = await findPending(deps.collection);
    const asItIs = (row: LocalDocument | undefined) =>
      row !== undefined && row.pendingAt > SETTLED ? row : undefined;
    await writeLocal(deps.collection, new Map(waiting.map(({ id }) => [id, asItIs])));
  } catch (cause) {
    if (!replication.isStopped()) deps.onLocalFailure(cause);
  }
};
