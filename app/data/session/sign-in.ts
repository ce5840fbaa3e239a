/**
 * The ways in: passphrase and second factor, the passphrase alone on a device that knows the person, an invitation. Each ends
 * with an open data key that is handed to the session; keys of a way that was left half way are wiped.
 */
import type { DataKey, VaultKey } from '#app/crypto/secret-key.ts';
import type { VaultRecord } from '#app/crypto/vault.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { AccountView, SessionResponse } from '#schemas/protocol/auth.ts';
import { KDF_DEFAULTS, type KdfParameters } from '#schemas/protocol/kdf.ts';
import { acceptanceErrorOf, signInErrorOf } from './auth-errors.ts';
import { newSalt } from './new-salt.ts';
import type { Outcome, SessionDeps } from './session-deps.ts';
import type { Acceptance, InvitationError, Session, SignInError } from './session-state.ts';
import { isStorageFull } from '#app/data/local/storage-error.ts';

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

/** What the session does with an open key. */
export interface Entrance {
  /** For an account whose data does not lie here yet, or is given up. */
  readonly enterAnew: (account: AccountView, dataKey: DataKey, record: VaultRecord) => Outcome;
  /** First with the rights for which the data lies here, then with those of now, where the server told them. */
  readonly enterKnown: (
    dataKey: DataKey,
    record: VaultRecord,
    server: { readonly state: 'offline' } | { readonly state: 'signedIn'; readonly account?: AccountView },
  ) => Outcome;
  readonly isOpen: () => boolean;
}

export interface SignIn extends Pick<
  Session,
  'signIn' | 'unlock' | 'confirmSecondFactor' | 'openWithOldPassphrase' | 'startOver' | 'accept'
> {
  readonly cancel: () => void;
}

export const createSignIn = (
  { api, server, device, crypto }: Pick<SessionDeps, 'api' | 'server' | 'device' | 'crypto'>,
  entrance: Entrance,
): SignIn => {
  let begun: Begun | undefined;

  const cancel = (): void => {
    begun?.keys.vaultKey.wipe();
    begun = undefined;
    // A session that was made for it must not speak for a visitor.
    if (!entrance.isOpen()) server.forget();
  };

  const derive = async (passphrase: string, kdf: KdfParameters): Promise<Result<Keys, SignInError>> => {
    const { salt: saltB64, ...cost } = kdf;
    const derived = await crypto.deriveKeys({ passphrase, saltB64, ...cost });
    return derived.ok ? ok({ ...derived.value, kdf }) : err({ type: 'derivation_failed' });
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
    return entrance.enterKnown(dataKey, record, { state: 'signedIn', account: session.account });
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
    return saved.ok ? entrance.enterAnew(account, created.dataKey, created.record) : saved;
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

  /** Undefined when the passphrase is not the one of this vault. Without an address the sealed profile's is used. */
  const unlock = async (
    record: VaultRecord,
    email: string | undefined,
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
      const address = email ?? ((await crypto.openProfile(record, opened.value)) as AccountView).email;
      opened.value.wipe();
      if (!entrance.isOpen()) server.forget();
      return loginWith(address, keys.value, {});
    }
    keys.value.vaultKey.wipe();
    return entrance.enterKnown(opened.value, record, {
      state: renewed === 'refreshed' ? 'signedIn' : 'offline',
    });
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
    if (!entered.ok) cancel();
    return ok({ recoveryCodes });
  };

  return {
    cancel,
    signIn: async ({ email, passphrase }) => {
      cancel();
      const address = email.trim().toLowerCase();
      const record = await findVault(address);
      const unlocked = record && (await unlock(record, address, passphrase));
      return unlocked ?? signInOnline(address, passphrase, record !== undefined);
    },
    unlock: async (passphrase) => {
      cancel();
      const [record, ...others] = await device.vaults();
      const isSole = record !== undefined && others.length === 0;
      const unlocked = isSole ? await unlock(record, undefined, passphrase) : undefined;
      return unlocked ?? err({ type: 'wrong_credentials' });
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
    accept,
  };
};
