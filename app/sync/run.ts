/** The work itself, from start to stop: one exchange, one replication per collection, one stream of hints. */
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { isStorageFull } from '#app/data/local/storage-error.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { ASSOCIATION } from '#schemas/primitives/ids.ts';
import type { Hint } from '#schemas/protocol/sync.ts';
import { readableScopes } from '#schemas/rules/permissions.ts';
import { clubsOf, isBoard, type Actor } from '#schemas/rules/roles.ts';
import type { Timers } from './back-off.ts';
import { startCollectionSync, type CollectionSync } from './collection-sync.ts';
import { createExchange } from './exchange.ts';
import { listenToHints } from './hint-listener.ts';
import type { HeardStore } from './heard.ts';
import type { RejectedWrite } from './rejected-writes.ts';
import type { Connection } from './status.ts';
import type { WorkStatus } from './tab-channel.ts';
import type { SyncTransport, TransportFailure } from './transport.ts';

export interface RunDeps {
  readonly database: LocalDatabase;
  readonly actor: Actor;
  readonly transport: SyncTransport;
  readonly timers: Timers;
  readonly random?: () => number;
  readonly coalesceMs?: number;
  readonly heard: HeardStore;
  readonly saveRejected: (writes: readonly Omit<RejectedWrite, 'key'>[]) => Promise<void>;
  readonly report: (change: Partial<WorkStatus>) => void;
  /** The server says that this account's rights changed. */
  readonly onRights: () => void;
  readonly onError: (cause: unknown) => void;
}

export interface Run {
  /** The network is back, or somebody wants it now: no more waiting, and everything is asked for. */
  readonly hurry: () => void;
  /** From now on nothing is sent; what is asked for comes. */
  readonly hold: () => void;
  readonly stop: () => Promise<void>;
}

const CONNECTIONS: Readonly<Record<TransportFailure['type'], Connection>> = {
  offline: 'offline',
  unauthorized: 'signedOut',
  forbidden: 'signedOut',
  outdated: 'outdated',
  server_busy: 'busy',
  bad_response: 'busy',
};

/** Kinds of which this actor may read nothing are not asked for: the server would refuse them again and again. */
const mayRead = (actor: Actor, name: Collection): boolean =>
  readableScopes(actor, name, isBoard(actor) ? [ASSOCIATION] : clubsOf(actor)).length > 0;

export const startRun = (deps: RunDeps): Run => {
  const { database, timers, report } = deps;
  const contact = (): void => report({ lastContactAt: timers.now() });
  /** The last request found no network. The stream of hints may be the first to find it again, or the exchange: each tells the other. */
  let isCutOff = false;
  const exchange = createExchange({
    ...deps,
    onContact: () => {
      isCutOff = false;
      report({ connection: 'online', lastContactAt: timers.now() });
      hints.reached();
    },
    onFailure: (failure) => {
      isCutOff = failure.type === 'offline';
      report({ connection: CONNECTIONS[failure.type] });
    },
    onSending: (sending) => report({ sending }),
  });
  const readable = [...database.collections].filter(([name]) => mayRead(deps.actor, name));
  let round = 0;
  const behind = new Set<Collection>(readable.map(([name]) => name));
  const onCaughtUp = (name: Collection, ofRound: number): void => {
    if (ofRound !== round) return;
    behind.delete(name);
    if (behind.size === 0) report({ caughtUp: true, storageFull: false });
  };
  const onLocalFailure = (cause: unknown): void => {
    if (isStorageFull(cause)) report({ storageFull: true });
    else deps.onError(cause);
  };
  const syncs = new Map<string, CollectionSync>(
    readable.map(([name, collection]) => [
      name,
      startCollectionSync({
        ...deps,
        name,
        collection,
        exchange,
        round: () => round,
        onCaughtUp,
        onForbidden: () => {
          // There is nothing more to get.
          onCaughtUp(name, round);
          deps.onRights();
        },
        onLocalFailure,
      }),
    ]),
  );
  const resync = (names: Iterable<string>): void => {
    for (const name of new Set(names)) syncs.get(name)?.resync();
  };
  /** After a gap nobody knows what changed: everything counts as behind until it was asked for. */
  const resyncAll = (): void => {
    round += 1;
    for (const [name] of readable) behind.add(name);
    report({ caughtUp: false });
    resync(syncs.keys());
  };
  const onHint = (hint: Hint): void => {
    resync(hint.changed.map(({ collection }) => collection));
    if (hint.rights === true) deps.onRights();
  };
  const hints = listenToHints({
    ...deps,
    onHint,
    onAlive: contact,
    onOpen: () => {
      report({ connection: 'online', lastContactAt: timers.now() });
      if (isCutOff) exchange.hurry();
      resyncAll();
    },
  });
  return {
    hurry: () => {
      exchange.hurry();
      hints.hurry();
      resyncAll();
    },
    hold: exchange.holdPushes,
    stop: async () => {
      exchange.stop();
      hints.stop();
      await Promise.all([...syncs.values()].map((sync) => sync.stop()));
      report({ sending: false });
    },
  };
};
