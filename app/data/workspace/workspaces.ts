/**
 * Exchanges what is open: the visitor's data for a user's and back. One change after the other, and the former is closed
 * before the next is opened, so that no write is ever made under somebody else's name.
 */
import { BehaviorSubject } from 'rxjs';
import type { DataKey } from '#app/crypto/secret-key.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { AccountView } from '#schemas/protocol/auth.ts';
import type { WorkspaceDeps } from './open-workspace.ts';
import { isStorageFull, type StorageFull } from '#app/data/local/storage-error.ts';
import type { Workspace } from './workspace.ts';

export type OpenUserError = StorageFull | { readonly type: 'damaged' };

export interface Workspaces {
  readonly current$: BehaviorSubject<Workspace | undefined>;
  readonly showVisitor: () => Promise<void>;
  /** `fresh`: what lay sealed here under an older key is given up. On failure the visitor's data is open again. */
  readonly showUser: (
    account: AccountView,
    dataKey: DataKey,
    options?: { readonly fresh?: boolean },
  ) => Promise<Result<true, OpenUserError>>;
  /**
   * Rights changed: what may be read now is not what lies here. Unsent writes are kept aside, the data is deleted and comes
   * anew; what may still be written is then sent again by itself, the rest is shown as refused.
   */
  readonly rebuildUser: (account: AccountView, dataKey: DataKey) => Promise<Result<true, OpenUserError>>;
  /** All that lies sealed of this account on this device, the answers in its kiosk included. */
  readonly forgetUser: (accountId: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const createWorkspaces = (deps: WorkspaceDeps): Workspaces => {
  const current$ = new BehaviorSubject<Workspace | undefined>(undefined);
  let queue: Promise<unknown> = Promise.resolve();
  /** In the order in which rights changed. */
  let rebuilds: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const turn = queue.then(change);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const load = () => import('./open-workspace.ts');
  const closeCurrent = async (): Promise<void> => {
    const open = current$.value;
    if (open === undefined) return;
    current$.next(undefined);
    await open.close();
  };
  const openVisitor = async (): Promise<void> => {
    await closeCurrent();
    current$.next(await (await load()).openVisitorWorkspace(deps));
  };
  const openUser = async (
    account: AccountView,
    dataKey: DataKey,
    fresh: boolean,
  ): Promise<Result<true, OpenUserError>> => {
    const { openUserWorkspace, removeUserData } = await load();
    await closeCurrent();
    try {
      if (fresh) await removeUserData(account.id);
      const opened = await openUserWorkspace(deps, account, dataKey);
      current$.next(opened);
      resendWhenCaughtUp(opened, deps.onError);
      return ok(true);
    } catch (cause) {
      const failure = failureOf(cause);
      await openVisitor();
      if (failure === undefined) throw cause;
      return err(failure);
    }
  };
  const rebuild = async (account: AccountView, dataKey: DataKey): Promise<Result<true, OpenUserError>> => {
    const open = current$.value;
    if (open?.kind !== 'user' || open.account?.id !== account.id) return ok(true);
    // Screens let go of it first: what is written after the unsent was read would be lost.
    current$.next(undefined);
    try {
      await keepUnsentAside(open);
    } catch (cause) {
      open.commands?.reopen();
      open.rejected?.reopen();
      current$.next(open);
      open.sync.resume();
      throw cause;
    }
    await open.close();
    const { removeUserDatabase } = await load();
    await removeUserDatabase(account.id);
    return openUser(account, dataKey, false);
  };
  return {
    current$,
    showVisitor: () => inTurn(openVisitor),
    showUser: (account, dataKey, { fresh = false } = {}) => inTurn(() => openUser(account, dataKey, fresh)),
    rebuildUser: (account, dataKey) => {
      // A server that was put back to an older copy has older rights, too, and what it lost would go with the data here;
      // compared once more, it waits to be sent again. Whoever locks meanwhile does not wait for it.
      const rebuilt = rebuilds.then(async () => {
        await current$.value?.sync.compare();
        return inTurn(() => rebuild(account, dataKey));
      });
      rebuilds = rebuilt.catch(() => undefined);
      return rebuilt;
    },
    forgetUser: (accountId) =>
      inTurn(async () => {
        await (await load()).removeUserData(accountId);
        await (await deps.openKiosk()).forgetHost(accountId);
      }),
    close: () => inTurn(closeCurrent),
  };
};

const failureOf = (cause: unknown): OpenUserError | undefined => {
  if (isStorageFull(cause)) return { type: 'storage_full' };
  return (cause as { type?: unknown } | null)?.type === 'tampered' ? { type: 'damaged' } : undefined;
};

/** First nothing more is written or sent, then what waits is kept: a write is either with the server or in the list, never in neither. */
const keepUnsentAside = async ({ commands, sync, rejected }: Workspace): Promise<void> => {
  await Promise.all([commands?.close(), rejected?.close()]);
  await sync.pause();
  await rejected?.saveUnsent(await sync.pending());
};

/** What a rebuild kept aside, also one that was cut off. */
const resendWhenCaughtUp = (workspace: Workspace, onError: (cause: unknown) => void): void => {
  const following = workspace.sync.status$.subscribe(({ caughtUp }) => {
    if (!caughtUp) return;
    queueMicrotask(() => following.unsubscribe());
    resendAllowed(workspace).catch(onError);
  });
};

/** What the rules refuse stays in the list. */
const resendAllowed = async ({ rejected }: Workspace): Promise<void> => {
  for (const { code, key } of (await rejected?.all()) ?? []) {
    if (code === 'scope_lost') await rejected?.resend(key);
  }
};
