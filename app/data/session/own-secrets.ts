/**
 * What is proved by typing one's passphrase: another passphrase, another authenticator.
 *
 * What must stay true: the server changes first, the vault on this device after. Between the two this device still opens with
 * the old passphrase and asks for it once at the next sign-in. An answer may be lost on the way; trying again with the same new
 * passphrase finds out, by the salt that the server tells, and goes on from there.
 */
import type { VaultKey } from '#app/crypto/secret-key.ts';
import type { VaultRecord } from '#app/crypto/vault.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { AccountView, SecondFactorResponse } from '#schemas/protocol/auth.ts';
import { KDF_DEFAULTS, type KdfParameters } from '#schemas/protocol/kdf.ts';
import type { AccountApi, AccountFailure } from './account-api.ts';
import type { AuthApi } from './auth-api.ts';
import type { DeviceStore } from '#app/data/local/device-store.ts';
import type { SessionCrypto } from './session-deps.ts';
import { newSalt } from './new-salt.ts';
import { isStorageFull, type StorageFull } from '#app/data/local/storage-error.ts';

export type OwnSecretError =
  | AccountFailure
  | { readonly type: 'wrong_passphrase' }
  | { readonly type: 'derivation_failed' }
  | StorageFull;

export interface OwnSecrets {
  /** Other devices are signed out. */
  readonly changePassphrase: (input: {
    readonly account: AccountView;
    readonly current: string;
    readonly next: string;
  }) => Promise<Result<true, OwnSecretError>>;
  readonly beginSecondFactor: (input: {
    readonly account: AccountView;
    readonly current: string;
  }) => Promise<Result<SecondFactorResponse, OwnSecretError>>;
}

export interface OwnSecretsDeps {
  readonly api: Pick<AccountApi, 'changePassphrase' | 'beginSecondFactor'>;
  readonly prelogin: AuthApi['prelogin'];
  readonly device: Pick<DeviceStore, 'vaults' | 'updateVault'>;
  readonly crypto: Pick<SessionCrypto, 'deriveKeys' | 'openVault' | 'rewrapVault'>;
}

interface Keys {
  readonly vaultKey: VaultKey;
  readonly signInSecret: string;
  readonly kdf: KdfParameters;
}

export const createOwnSecrets = (deps: OwnSecretsDeps): OwnSecrets => {
  const { api, device, crypto } = deps;
  /** Sent, and no answer came: the server may have taken it. */
  let unanswered: { readonly kdf: KdfParameters; readonly secret: string } | undefined;

  const derive = async (passphrase: string, kdf: KdfParameters): Promise<Result<Keys, OwnSecretError>> => {
    const { salt: saltB64, ...cost } = kdf;
    const derived = await crypto.deriveKeys({ passphrase, saltB64, ...cost });
    return derived.ok ? ok({ ...derived.value, kdf }) : err({ type: 'derivation_failed' });
  };

  const vaultOf = async (accountId: string): Promise<VaultRecord> => {
    const record = (await device.vaults()).find((one) => one.accountId === accountId);
    if (record === undefined) throw new Error('the open account has no vault on this device');
    return record;
  };

  /** The keys of a change that the server took although its answer never came. */
  const takenBefore = async (
    email: string,
    next: string,
  ): Promise<Result<Keys | undefined, OwnSecretError>> => {
    if (unanswered === undefined) return ok(undefined);
    const { kdf, secret } = unanswered;
    const known = await deps.prelogin(email);
    if (!known.ok) return known;
    if (known.value.kdf.salt !== kdf.salt) return ok(undefined);
    const keys = await derive(next, kdf);
    if (!keys.ok || keys.value.signInSecret === secret) return keys;
    keys.value.vaultKey.wipe();
    return ok(undefined);
  };

  const tellServer = async (currentSecret: string, next: string): Promise<Result<Keys, OwnSecretError>> => {
    const keys = await derive(next, { ...KDF_DEFAULTS, salt: newSalt() });
    if (!keys.ok) return keys;
    const { kdf, signInSecret: secret } = keys.value;
    const answer = await api.changePassphrase({ currentSecret, kdf, secret });
    if (answer.ok) return keys;
    keys.value.vaultKey.wipe();
    if (answer.error.type === 'offline' || answer.error.type === 'unavailable') unanswered = { kdf, secret };
    return answer;
  };

  const changePassphrase: OwnSecrets['changePassphrase'] = async ({ account, current, next }) => {
    const record = await vaultOf(account.id);
    const old = await derive(current, record.kdf);
    if (!old.ok) return old;
    const dataKey = await crypto.openVault(record, old.value.vaultKey);
    old.value.vaultKey.wipe();
    if (!dataKey.ok) return err({ type: 'wrong_passphrase' });
    try {
      const taken = await takenBefore(account.email, next);
      if (!taken.ok) return taken;
      const keys =
        taken.value === undefined ? await tellServer(old.value.signInSecret, next) : ok(taken.value);
      if (!keys.ok) return keys;
      unanswered = undefined;
      const { kdf, vaultKey } = keys.value;
      const { wrappedDataKey } = await crypto.rewrapVault(record, dataKey.value, { kdf, vaultKey });
      vaultKey.wipe();
      await device.updateVault(account.id, { kdf, wrappedDataKey });
      return ok(true);
    } catch (cause) {
      if (isStorageFull(cause)) return err({ type: 'storage_full' });
      throw cause;
    } finally {
      dataKey.value.wipe();
    }
  };

  return {
    changePassphrase,
    beginSecondFactor: async ({ account, current }) => {
      const { kdf } = await vaultOf(account.id);
      const keys = await derive(current, kdf);
      if (!keys.ok) return keys;
      keys.value.vaultKey.wipe();
      const begun = await api.beginSecondFactor(keys.value.signInSecret);
      const isWrong = !begun.ok && begun.error.type === 'refused' && begun.error.code === 'wrong_credentials';
      return isWrong ? err({ type: 'wrong_passphrase' }) : begun;
    },
  };
};
