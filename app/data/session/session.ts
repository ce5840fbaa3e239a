/**
 * Who is here. The passphrase opens the vault on this device and, where there is a network, the session with the server; the
 * two are independent: offline the vault alone opens the data, and a session that ended leaves it open.
 *
 * What must stay true: keys live only here and in sign-in.ts, only while a user's data is open or a sign-in is being
 * made, and are wiped after; the access token is never stored; nobody's data is open together with somebody else's.
 */
import { BehaviorSubject } from 'rxjs';
import type { DataKey } from '#app/crypto/secret-key.ts';
import type { VaultRecord } from '#app/crypto/vault.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { AccountView } from '#schemas/protocol/auth.ts';
import { acceptanceErrorOf } from './auth-errors.ts';
import type { Outcome, SessionControl, SessionDeps } from './session-deps.ts';
import type { LogoutError, SessionState } from './session-state.ts';
import { createSignIn } from './sign-in.ts';
import { holdsMore, NOTHING_UNSENT, readUnsent } from '#app/data/workspace/unsent.ts';

interface OpenUser {
  readonly account: AccountView;
  readonly dataKey: DataKey;
  readonly record: VaultRecord;
  readonly endWatch: () => void;
}

export const createSession = (deps: SessionDeps): SessionControl => {
  const { api, server, workspaces, device, crypto } = deps;
  const state$ = new BehaviorSubject<SessionState>({ phase: 'starting' });
  let user: OpenUser | undefined;
  /** The account as the server described it last; it may come before its data is open. */
  let told: AccountView | undefined;

  const showVisitor = async (closedBy: 'start' | 'lock' | 'logout'): Promise<void> => {
    const leaving = user;
    user = undefined;
    leaving?.endWatch();
    server.forget();
    await workspaces.showVisitor();
    leaving?.dataKey.wipe();
    await tellVisitor(closedBy);
  };

  const tellVisitor = async (closedBy: 'start' | 'lock' | 'logout'): Promise<void> => {
    const count = (await device.vaults()).length;
    state$.next({ phase: 'visitor', hasVault: count > 0, soleVault: count === 1, closedBy });
  };

  const lock = async (): Promise<void> => {
    signIn.cancel();
    if (user !== undefined) await showVisitor('lock');
  };

  /** The last step of every way in. The data key is wiped when this fails. */
  const enter = async (
    account: AccountView,
    dataKey: DataKey,
    record: VaultRecord,
    serverState: 'signedIn' | 'offline' | 'ended',
    fresh = false,
  ): Outcome => {
    server.expect(account.id);
    const opened = await workspaces.showUser(account, dataKey, { fresh });
    if (!opened.ok) {
      dataKey.wipe();
      await showVisitor('lock');
      return err(opened.error.type === 'damaged' ? { type: 'damaged_vault' } : opened.error);
    }
    // Somebody whose session had ended signed in again.
    user?.endWatch();
    user?.dataKey.wipe();
    user = { account, dataKey, record, endWatch: deps.watch(() => void lock().catch(deps.onError)) };
    state$.next({ phase: 'user', account, server: serverState });
    deps.askForPersistence().catch(deps.onError);
    return ok(true);
  };

  const signIn = createSignIn(deps, {
    isOpen: () => user !== undefined,
    enterAnew: (account, dataKey, record) => enter(account, dataKey, record, 'signedIn', true),
    enterKnown: async (dataKey, record, from) => {
      const profile = (await crypto.openProfile(record, dataKey)) as AccountView;
      const entered = await enter(profile, dataKey, record, from.state);
      const now = from.state === 'signedIn' ? (from.account ?? told) : undefined;
      if (!entered.ok || now?.id !== profile.id) return entered;
      state$.next({ phase: 'user', account: now, server: from.state });
      await follow(now).catch(deps.onError);
      return entered;
    },
  });

  const onAccount = (account: AccountView): void => {
    told = account;
    if (user?.account.id !== account.id) return;
    state$.next({ phase: 'user', account, server: 'signedIn' });
    follow(account).catch(deps.onError);
  };

  /**
   * The profile in the vault says for which rights the data lies here, so it is changed after the data: a device that dies in
   * between rebuilds once more.
   */
  const follow = async (account: AccountView): Promise<void> => {
    const open = user;
    if (open === undefined || open.account.id !== account.id || sameAccount(open.account, account)) return;
    user = { ...open, account };
    try {
      if (!sameRoles(open.account, account)) {
        deps.tabs?.tellClosed(account.id);
        const rebuilt = await workspaces.rebuildUser(account, open.dataKey);
        if (!rebuilt.ok) return await showVisitor('lock');
      }
      // Only the profile: the wrapping may have changed since, with the passphrase.
      const { sealedProfile } = await crypto.withProfile(open.record, open.dataKey, account);
      await device.updateVault(account.id, { sealedProfile });
    } catch (cause) {
      // What lies here is still as it was: the next renewal tries again.
      if (user?.dataKey === open.dataKey) user = { ...user, account: open.account };
      throw cause;
    }
  };

  /** The vault last: a device that dies in between still knows the account, whose owner can sign in and erase again. */
  const erase = async (accountId: string): Promise<Result<true, LogoutError>> => {
    try {
      await workspaces.forgetUser(accountId);
      await device.removeVault(accountId);
    } catch (cause) {
      deps.onError(cause);
      return err({ type: 'not_erased' });
    }
    await tellVisitor('logout');
    return ok(true);
  };

  deps.tabs?.onClosed((accountId) => {
    if (user?.account.id === accountId) showVisitor('lock').catch(deps.onError);
  });

  return {
    state$,
    state: () => state$.value,
    start: () => showVisitor('start'),
    stop: async () => {
      signIn.cancel();
      user?.endWatch();
      await workspaces.close();
      user?.dataKey.wipe();
    },
    ...signIn,
    cancelSignIn: signIn.cancel,
    invitation: async (token) => {
      const answer = await api.invitation(token);
      return answer.ok ? answer : err(acceptanceErrorOf(answer.error));
    },
    lock,
    logout: async ({ named = NOTHING_UNSENT, forget = false } = {}) => {
      const open = workspaces.current$.value;
      const unsent = open === undefined ? NOTHING_UNSENT : await readUnsent(open);
      if (holdsMore(unsent, named)) return err({ type: 'unsent', unsent });
      const leaving = user?.account.id;
      // The cookie may be somebody else's on a shared phone: only one's own session is ended.
      const { value: state } = state$;
      if (state.phase === 'user' && state.server === 'signedIn') await api.logout();
      if (leaving !== undefined) deps.tabs?.tellClosed(leaving);
      await showVisitor('logout');
      return forget && leaving !== undefined ? erase(leaving) : ok(true);
    },
    onAccount,
    onEnded: () => {
      if (user !== undefined) state$.next({ phase: 'user', account: user.account, server: 'ended' });
    },
  };
};

const sameRoles = (a: AccountView, b: AccountView): boolean =>
  [...a.roles].sort().join(' ') === [...b.roles].sort().join(' ');

const sameAccount = (a: AccountView, b: AccountView): boolean => JSON.stringify(a) === JSON.stringify(b);
