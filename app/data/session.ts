/**
 * Who is here. The passphrase opens the vault on this device and, where there is a network, the session with the server; the
 * two are independent: offline the vault alone opens the data, and a session that ended leaves it open.
 *
 * What must stay true: keys live only here and only while a user's data is open or a sign-in is being made, and are wiped
 * after; the access token is never stored; nobody's data is open together with somebody else's.
 */
import { BehaviorSubject } from 'rxjs';
import type { DerivedKeys } from '#app/crypto/derive-keys.ts';
import type { DataKey, VaultKey } from '#app/crypto/secret-key.ts';
import type { VaultRecord } from '#app/crypto/vault.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { AccountView, SessionResponse } from '#schemas/protocol/auth.ts';
import { KDF_DEFAULTS, type KdfParameters } from '#schemas/protocol/kdf.ts';
import { acceptanceErrorOf, signInErrorOf } from './auth-errors.ts';
import type { AuthApi } from './auth-api.ts';
import type { DeviceStore } from './device-store.ts';
import type { ServerSession } from './server-session.ts';
import type { Acceptance, InvitationError, Session, SessionState, SignInError } from './session-state.ts';
import { isStorageFull } from './storage-error.ts';
import type { Workspaces } from './workspaces.ts';

type Outcome = Promise<Result<true, SignInError>>;

/** The part of app/crypto that sign-in needs; tests bring cheaper keys. */
export interface SessionCrypto {
  readonly deriveKeys: (input: {
    readonly passphrase: string;
    readonly saltB64: string;
    readonly memoryKiB: number;
    readonly iterations: number;
    readonly parallelism: number;
  }) => Promise<Result<DerivedKeys, { readonly type: 'derivation_failed' }>>;
  readonly createVault: typeof import('#app/crypto/vault.ts').createVault;
  readonly openVault: typeof import('#app/crypto/vault.ts').openVault;
  readonly rewrapVault: typeof import('#app/crypto/vault.ts').rewrapVault;
  readonly vaultMatchesEmail: typeof import('#app/crypto/vault.ts').vaultMatchesEmail;
  readonly openProfile: typeof import('#app/crypto/vault.ts').openProfile;
  readonly withProfile: typeof import('#app/crypto/vault.ts').withProfile;
}

export interface SessionDeps {
  readonly api: AuthApi;
  readonly server: ServerSession;
  readonly workspaces: Workspaces;
  readonly device: DeviceStore;
  readonly crypto: SessionCrypto;
  /** Starts watching for inactivity; returns what ends it. */
  readonly watch: (lock: () => void) => () => void;
  readonly askForPersistence: () => Promise<unknown>;
  /** Other tabs of this device, where there are any. */
  readonly tabs?: SessionTabs | undefined;
  readonly onError: (cause: unknown) => void;
}

/** Data that is deleted, or left by its owner, must not stay open in another tab. */
export interface SessionTabs {
  readonly tellClosed: (accountId: string) => void;
  readonly onClosed: (listener: (accountId: string) => void) => void;
}

export interface SessionControl extends Session {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly onAccount: (account: AccountView) => void;
  readonly onEnded: () => void;
}

interface Keys {
  readonly vaultKey: VaultKey;
  readonly signInSecret: string;
  readonly kdf: KdfParameters;
}

/** A sign-in that waits for the second factor, or for the old passphrase. */
type Begun =
  | { readonly step: 'second_factor'; readonly email: string; readonly keys: Keys }
  | {
      readonly step: 'old_passphrase';
      readonly session: SessionResponse;
      readonly keys: Keys;
      readonly record: VaultRecord;
    };

interface OpenUser {
  readonly account: AccountView;
  readonly dataKey: DataKey;
  readonly record: VaultRecord;
  readonly endWatch: () => void;
}

export const createSession = (deps: SessionDeps): SessionControl => {
  const { api, server, workspaces, device, crypto } = deps;
  const state$ = new BehaviorSubject<SessionState>({ phase: 'starting' });
  let begun: Begun | undefined;
  let user: OpenUser | undefined;
  /** The account as the server described it last; it may come before its data is open. */
  let told: AccountView | undefined;

  const forgetBegun = (): void => {
    begun?.keys.vaultKey.wipe();
    begun = undefined;
    // A session that was made for it must not speak for a visitor.
    if (user === undefined) server.forget();
  };

  const showVisitor = async (closedBy: 'start' | 'lock' | 'logout'): Promise<void> => {
    const leaving = user;
    user = undefined;
    leaving?.endWatch();
    server.forget();
    await workspaces.showVisitor();
    leaving?.dataKey.wipe();
    const hasVault = (await device.vaults()).length > 0;
    state$.next({ phase: 'visitor', hasVault, closedBy });
  };

  const lock = async (): Promise<void> => {
    forgetBegun();
    if (user !== undefined) await showVisitor('lock');
  };

  const derive = async (passphrase: string, kdf: KdfParameters): Promise<Result<Keys, SignInError>> => {
    const { salt: saltB64, ...cost } = kdf;
    const derived = await crypto.deriveKeys({ passphrase, saltB64, ...cost });
    return derived.ok ? ok({ ...derived.value, kdf }) : err({ type: 'derivation_failed' });
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

  /** After the server has let the person in: the vault of this device, or a new one. */
  const enterOnline = async (session: SessionResponse, email: string, keys: Keys): Outcome => {
    const { account } = session;
    server.expect(account.id);
    server.adopt(session);
    const known = (await device.vaults()).find(({ accountId }) => accountId === account.id);
    if (known === undefined) return enterAnew(session, email, keys);
    const opened = await crypto.openVault(known, keys.vaultKey);
    if (!opened.ok) {
      begun = { step: 'old_passphrase', session, keys, record: known };
      const isDamaged = opened.error.type === 'damaged_vault';
      return err({ type: isDamaged ? 'damaged_vault' : 'vault_needs_old_passphrase' });
    }
    return enterKnown(session, keys, known, opened.value);
  };

  const enterKnown = async (
    session: SessionResponse,
    { vaultKey, kdf }: Keys,
    known: VaultRecord,
    dataKey: DataKey,
  ): Outcome => {
    const record = await crypto.rewrapVault(known, dataKey, { kdf, vaultKey });
    vaultKey.wipe();
    const saved = await saveVault(record);
    if (!saved.ok) return saved;
    told = session.account;
    return enterAs(dataKey, record, 'signedIn');
  };

  /** First with the rights for which the data lies here; then with those of now. */
  const enterAs = async (
    dataKey: DataKey,
    record: VaultRecord,
    serverState: 'signedIn' | 'offline',
  ): Outcome => {
    const profile = (await crypto.openProfile(record, dataKey)) as AccountView;
    const entered = await enter(profile, dataKey, record, serverState);
    if (!entered.ok || serverState === 'offline' || told?.id !== profile.id) return entered;
    state$.next({ phase: 'user', account: told, server: serverState });
    await follow(told).catch(deps.onError);
    return entered;
  };

  const enterAnew = async (session: SessionResponse, email: string, { vaultKey, kdf }: Keys): Outcome => {
    const { account } = session;
    const created = await crypto.createVault({
      accountId: account.id,
      email,
      kdf,
      vaultKey,
      profile: account,
    });
    vaultKey.wipe();
    const saved = await saveVault(created.record);
    return saved.ok ? enter(account, created.dataKey, created.record, 'signedIn', true) : saved;
  };

  const saveVault = async (record: VaultRecord): Promise<Result<true, SignInError>> => {
    try {
      await device.saveVault(record);
      return ok(true);
    } catch (cause) {
      if (isStorageFull(cause)) return err({ type: 'storage_full' });
      throw cause;
    }
  };

  const findVault = async (email: string): Promise<VaultRecord | undefined> => {
    for (const record of await device.vaults()) {
      if (await crypto.vaultMatchesEmail(record, email)) return record;
    }
    return undefined;
  };

  /** Undefined when the passphrase is not the one of this vault: the server may know better. */
  const unlock = async (
    record: VaultRecord,
    email: string,
    passphrase: string,
  ): Promise<Awaited<Outcome> | undefined> => {
    const keys = await derive(passphrase, record.kdf);
    if (!keys.ok) return keys;
    const opened = await crypto.openVault(record, keys.value.vaultKey);
    if (!opened.ok) {
      keys.value.vaultKey.wipe();
      return opened.error.type === 'damaged_vault' ? err({ type: 'damaged_vault' }) : undefined;
    }
    server.expect(record.accountId);
    const renewed = await server.refresh();
    if (renewed === 'ended') {
      // The cookie is gone: the server wants to be told who this is, and that the keys are right.
      opened.value.wipe();
      if (user === undefined) server.forget();
      return loginWith(email, keys.value, {});
    }
    keys.value.vaultKey.wipe();
    return enterAs(opened.value, record, renewed === 'refreshed' ? 'signedIn' : 'offline');
  };

  const signInOnline = async (email: string, passphrase: string, hasVault: boolean): Outcome => {
    const known = await api.prelogin(email);
    // Offline a passphrase that opens no vault here is simply the wrong one.
    if (!known.ok) return err(hasVault ? { type: 'wrong_credentials' } : signInErrorOf(known.error));
    const keys = await derive(passphrase, known.value.kdf);
    return keys.ok ? loginWith(email, keys.value, {}) : keys;
  };

  const loginWith = async (
    email: string,
    keys: Keys,
    proof: { readonly totp?: string; readonly recoveryCode?: string },
  ): Outcome => {
    const answer = await api.login({ email, secret: keys.signInSecret, ...proof });
    if (answer.ok) {
      begun = undefined;
      return enterOnline(answer.value, email, keys);
    }
    const error = signInErrorOf(answer.error);
    const isWaiting = error.type === 'totp_required' || begun?.step === 'second_factor';
    if (isWaiting && error.type !== 'wrong_credentials') begun = { step: 'second_factor', email, keys };
    else {
      keys.vaultKey.wipe();
      begun = undefined;
    }
    return err(error);
  };

  const openWithOldPassphrase = async (passphrase: string): Outcome => {
    if (begun?.step !== 'old_passphrase') return err({ type: 'wrong_credentials' });
    const { record, session, keys } = begun;
    const old = await derive(passphrase, record.kdf);
    if (!old.ok) return old;
    const opened = await crypto.openVault(record, old.value.vaultKey);
    old.value.vaultKey.wipe();
    if (!opened.ok) return err({ type: 'vault_needs_old_passphrase' });
    begun = undefined;
    return enterKnown(session, keys, record, opened.value);
  };

  const accept = async (
    input: Acceptance,
  ): Promise<Result<{ readonly recoveryCodes: readonly string[] }, InvitationError>> => {
    const { token, email, displayName, passphrase, totp } = input;
    const keys = await derive(passphrase, { ...KDF_DEFAULTS, salt: newSalt() });
    if (!keys.ok) return err({ type: 'derivation_failed' });
    const { kdf, signInSecret: secret } = keys.value;
    const body = { displayName, kdf, secret, totp, ...(email === undefined ? {} : { email }) };
    const answer = await api.accept(token, body);
    if (!answer.ok) {
      keys.value.vaultKey.wipe();
      return err(acceptanceErrorOf(answer.error));
    }
    const { recoveryCodes, ...session } = answer.value;
    const entered = await enterOnline(session, session.account.email, keys.value);
    // The account exists now, and the codes are shown this one time, whatever this device could store.
    if (!entered.ok) forgetBegun();
    return ok({ recoveryCodes });
  };

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

  deps.tabs?.onClosed((accountId) => {
    if (user?.account.id === accountId) showVisitor('lock').catch(deps.onError);
  });

  return {
    state$,
    state: () => state$.value,
    start: () => showVisitor('start'),
    stop: async () => {
      forgetBegun();
      user?.endWatch();
      await workspaces.close();
      user?.dataKey.wipe();
    },
    signIn: async ({ email, passphrase }) => {
      forgetBegun();
      const address = email.trim().toLowerCase();
      const record = await findVault(address);
      const unlocked = record && (await unlock(record, address, passphrase));
      return unlocked ?? signInOnline(address, passphrase, record !== undefined);
    },
    confirmSecondFactor: async (proof) =>
      begun?.step === 'second_factor'
        ? loginWith(begun.email, begun.keys, proof)
        : err({ type: 'wrong_credentials' }),
    openWithOldPassphrase,
    startOver: async () => {
      if (begun?.step !== 'old_passphrase') return err({ type: 'wrong_credentials' });
      const { session, keys } = begun;
      begun = undefined;
      return enterAnew(session, session.account.email, keys);
    },
    cancelSignIn: forgetBegun,
    invitation: async (token) => {
      const answer = await api.invitation(token);
      return answer.ok ? answer : err(acceptanceErrorOf(answer.error));
    },
    accept,
    lock,
    logout: async ({ evenUnsent = false, forget = false } = {}) => {
      const { pendingCount = 0, rejectedCount = 0 } = workspaces.current$.value?.sync.status() ?? {};
      if (!evenUnsent && pendingCount + rejectedCount > 0)
        return err({ type: 'unsent', pendingCount, rejectedCount });
      const leaving = user?.account.id;
      // The cookie may be somebody else's on a shared phone: only one's own session is ended.
      const { value: state } = state$;
      if (state.phase === 'user' && state.server === 'signedIn') await api.logout();
      if (leaving !== undefined) deps.tabs?.tellClosed(leaving);
      await showVisitor('logout');
      if (forget && leaving !== undefined) {
        await device.removeVault(leaving);
        await workspaces.forgetUser(leaving);
        state$.next({ phase: 'visitor', hasVault: (await device.vaults()).length > 0, closedBy: 'logout' });
      }
      return ok(true);
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

/** 16 bytes, base64. */
export const newSalt = (): string =>
  btoa(String.fromCharCode(...globalThis.crypto.getRandomValues(new Uint8Array(16))));
