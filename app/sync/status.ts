/**
 * What the connection indicator and the synchronisation page show. Every tab counts what waits by itself; whether the
 * server is reached and something is on its way is told by the tab that does the work.
 */
import type { Collection } from '#schemas/documents/collections.ts';

/** One at a time: offline, else refused, else pending, else up to date. */
export type SyncState = 'offline' | 'rejected' | 'pending' | 'upToDate';

export type Connection =
  /** Nothing was tried yet. */
  | 'unknown'
  | 'online'
  /** No network, or the server does not answer. */
  | 'offline'
  /** The server answers that it cannot just now. */
  | 'busy'
  /** The session ended: local data stays, sending waits for a sign-in. */
  | 'signedOut'
  /** The server understands only newer versions of the application: sending waits for the update. */
  | 'outdated';

export interface SyncStatus {
  readonly state: SyncState;
  readonly connection: Connection;
  readonly pendingCount: number;
  readonly rejectedCount: number;
  readonly pendingByCollection: Readonly<Partial<Record<Collection, number>>>;
  /** A request is on its way. */
  readonly sending: boolean;
  /** When the server last answered, in milliseconds; undefined when it never did on this device. */
  readonly lastContactAt: number | undefined;
  /** Everything that the server had was pulled at least once since the last connection. */
  readonly caughtUp: boolean;
  /** What came could not be stored: the disk is full, or the browser allows no more. */
  readonly storageFull: boolean;
  /** This tab does the work. */
  readonly leader: boolean;
}

export const INITIAL_STATUS: SyncStatus = {
  state: 'upToDate',
  connection: 'unknown',
  pendingCount: 0,
  rejectedCount: 0,
  pendingByCollection: {},
  sending: false,
  lastContactAt: undefined,
  caughtUp: false,
  storageFull: false,
  leader: false,
};

const WITHOUT_SERVER: readonly Connection[] = ['offline', 'busy', 'signedOut', 'outdated'];

export const stateOf = ({
  connection,
  rejectedCount,
  pendingCount,
}: Pick<SyncStatus, 'connection' | 'rejectedCount' | 'pendingCount'>): SyncState => {
  if (WITHOUT_SERVER.includes(connection)) return 'offline';
  if (rejectedCount > 0) return 'rejected';
  return pendingCount > 0 ? 'pending' : 'upToDate';
};

/** The same with what else lies on this device: so many more on their way, so many more that wait for somebody's decision. */
export const withMore = (
  status: SyncStatus,
  more: { readonly pending: number; readonly rejected: number },
): SyncStatus => {
  const pendingCount = status.pendingCount + more.pending;
  const rejectedCount = status.rejectedCount + more.rejected;
  return {
    ...status,
    pendingCount,
    rejectedCount,
    state: stateOf({ ...status, pendingCount, rejectedCount }),
  };
};
