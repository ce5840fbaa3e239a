/**
 * The vault is what stays on a known device between two uses: a random data key, wrapped by the key that the passphrase
 * gives. Changing the passphrase wraps the same data key anew; nothing that lies sealed has to be rewritten.
 *
 * The record lies in clear, therefore nothing in it names a person: the display name, e-mail and roles are a profile
 * sealed under the data key, so a greeting by name is possible only after unlocking. To find the vault of somebody who
 * types an e-mail it keeps a keyed hash of the address; who holds the device's files can still test a guessed address
 * against it, but can read none.
 */
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { KdfCost } from './argon2-request.ts';
import { base64ToBytes, bytesToBase64 } from './encoding.ts';
import { SecretKey, type DataKey, type VaultKey } from './secret-key.ts';
import { createSealer } from './sealer.ts';
import { loadSodium, type Sodium } from './sodium.ts';

export interface VaultKdf extends KdfCost {
  /** base64, as the server's prelogin gave it. */
  readonly salt: string;
}

/** Plain JSON, stored in clear. */
export interface VaultRecord {
  readonly v: 1;
  readonly accountId: string;
  /** base64 of the key of the e-mail's hash, random per record. */
  readonly emailSalt: string;
  readonly emailHash: string;
  readonly kdf: VaultKdf;
  /** base64: nonce ‖ XChaCha20-Poly1305 of the data key, bound to the account id. */
  readonly wrappedDataKey: string;
  /** Sealed under the data key; opened by `openProfile`. */
  readonly sealedProfile: string;
}

export type OpenVaultError = { readonly type: 'wrong_passphrase' } | { readonly type: 'damaged_vault' };

const KEY_BYTES = 32;
const NONCE_BYTES = 24;
const TAG_BYTES = 16;
const EMAIL_SALT_BYTES = 16;
const EMAIL_HASH_BYTES = 32;

export interface NewVault {
  readonly accountId: string;
  readonly email: string;
  readonly kdf: VaultKdf;
  readonly vaultKey: VaultKey;
  /** JSON: what the app wants to know about the person as soon as the vault opens, also offline. */
  readonly profile: unknown;
}

export const createVault = async (
  input: NewVault,
): Promise<{ readonly record: VaultRecord; readonly dataKey: DataKey }> => {
  const sodium = await loadSodium();
  const random = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const dataKey: DataKey = new SecretKey('data', random);
  random.fill(0);
  const emailSalt = crypto.getRandomValues(new Uint8Array(EMAIL_SALT_BYTES));
  const record: VaultRecord = {
    v: 1,
    accountId: input.accountId,
    emailSalt: bytesToBase64(emailSalt),
    emailHash: hashEmail(sodium, emailSalt, input.email),
    kdf: input.kdf,
    wrappedDataKey: wrap(sodium, dataKey, input.vaultKey, input.accountId),
    sealedProfile: await sealProfile(input.accountId, dataKey, input.profile),
  };
  return { record, dataKey };
};

export const openVault = async (
  record: VaultRecord,
  vaultKey: VaultKey,
): Promise<Result<DataKey, OpenVaultError>> => {
  const sodium = await loadSodium();
  const wrapped = decodeWrapped(record.wrappedDataKey);
  if (wrapped === undefined) return err({ type: 'damaged_vault' });
  const { nonce, cipher } = wrapped;
  const key = vaultKey.exposeSecretBytes();
  let bytes: Uint8Array;
  try {
    const context = wrapContext(record.accountId);
    bytes = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, cipher, context, nonce, key);
  } catch {
    return err({ type: 'wrong_passphrase' });
  }
  const dataKey: DataKey = new SecretKey('data', bytes);
  bytes.fill(0);
  return ok(dataKey);
};

/** After a change of passphrase: same data key, new wrapping. */
export const rewrapVault = async (
  record: VaultRecord,
  dataKey: DataKey,
  next: { readonly kdf: VaultKdf; readonly vaultKey: VaultKey },
): Promise<VaultRecord> => {
  const sodium = await loadSodium();
  return { ...record, kdf: next.kdf, wrappedDataKey: wrap(sodium, dataKey, next.vaultKey, record.accountId) };
};

export const vaultMatchesEmail = async (record: VaultRecord, email: string): Promise<boolean> => {
  const sodium = await loadSodium();
  return hashEmail(sodium, base64ToBytes(record.emailSalt), email) === record.emailHash;
};

/** Throws a TamperedError when the record was altered; the caller parses the value. */
export const openProfile = async (record: VaultRecord, dataKey: DataKey): Promise<unknown> => {
  const sealer = await createSealer(dataKey);
  return sealer.open(atob(record.sealedProfile), profileContext(record.accountId));
};

/** When the server told of a new name or new roles. */
export const withProfile = async (
  record: VaultRecord,
  dataKey: DataKey,
  profile: unknown,
): Promise<VaultRecord> => ({
  ...record,
  sealedProfile: await sealProfile(record.accountId, dataKey, profile),
});

const wrapContext = (accountId: string): string => `vault/data-key/1/${accountId}`;
const profileContext = (accountId: string): string => `vault/profile/1/${accountId}`;

const sealProfile = async (accountId: string, dataKey: DataKey, profile: unknown): Promise<string> =>
  btoa((await createSealer(dataKey)).seal(profile, profileContext(accountId)));

const wrap = (sodium: Sodium, dataKey: DataKey, vaultKey: VaultKey, accountId: string): string => {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const cipher = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    dataKey.exposeSecretBytes(),
    wrapContext(accountId),
    null,
    nonce,
    vaultKey.exposeSecretBytes(),
  );
  const bytes = new Uint8Array(nonce.length + cipher.length);
  bytes.set(nonce);
  bytes.set(cipher, nonce.length);
  return bytesToBase64(bytes);
};

const decodeWrapped = (wrapped: string): { nonce: Uint8Array; cipher: Uint8Array } | undefined => {
  try {
    const bytes = base64ToBytes(wrapped);
    if (bytes.length !== NONCE_BYTES + KEY_BYTES + TAG_BYTES) return undefined;
    return { nonce: bytes.subarray(0, NONCE_BYTES), cipher: bytes.subarray(NONCE_BYTES) };
  } catch {
    return undefined;
  }
};

/** Addresses are compared as people type them: without case and outer spaces. */
const hashEmail = (sodium: Sodium, salt: Uint8Array, email: string): string => {
  const address = email.normalize('NFKC').trim().toLowerCase();
  return bytesToBase64(sodium.crypto_generichash(EMAIL_HASH_BYTES, address, salt));
};
