/** Makes an account without an invitation: for the demonstration and for tests, from a passphrase as its owner would type it. */
import { randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { KDF_DEFAULTS, type KdfParameters } from '#schemas/protocol/kdf.ts';
import type { AccountId } from '#schemas/primitives/ids.ts';
import type { Result } from '#schemas/primitives/result.ts';
import { normalizePassphrase } from '#schemas/rules/passphrase.ts';
import { storeAccount, type Account, type CreateAccountError } from './accounts.ts';
import type { RecordContext } from './auth-context.ts';
import { hashSecret } from './secret-hash.ts';

/** 32 bytes for the vault, 32 for signing in: see DESIGN §4 and app/crypto/derive-keys.ts. */
const DERIVED_BYTES = 64;
const SECRET_OFFSET = 32;
const SALT_BYTES = 16;
/** `Algorithm.Argon2id` of the library is a const enum, which isolated modules cannot read. */
const ARGON2ID = 2;

/** The sign-in secret that a device derives from the passphrase, base64. */
export const deriveSignInSecret = async (passphrase: string, kdf: KdfParameters): Promise<string> => {
  const derived = await hashRaw(normalizePassphrase(passphrase), {
    algorithm: ARGON2ID,
    salt: Buffer.from(kdf.salt, 'base64'),
    memoryCost: kdf.memoryKiB,
    timeCost: kdf.iterations,
    parallelism: kdf.parallelism,
    outputLen: DERIVED_BYTES,
  });
  return derived.subarray(SECRET_OFFSET).toString('base64');
};

export const newKdf = (cost: Omit<KdfParameters, 'salt'> = KDF_DEFAULTS): KdfParameters => ({
  salt: randomBytes(SALT_BYTES).toString('base64'),
  ...cost,
});

export interface CreateAccountInput {
  readonly id?: AccountId;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly passphrase: string;
  readonly totpSecretBase32: string;
  /** A fresh salt at the usual cost by default. */
  readonly kdf?: KdfParameters;
}

export const createAccount = async (
  ctx: RecordContext,
  input: CreateAccountInput,
): Promise<Result<Account, CreateAccountError>> => {
  const kdf = input.kdf ?? newKdf();
  const secretHash = await hashSecret(await deriveSignInSecret(input.passphrase, kdf));
  return storeAccount(ctx, {
    ...(input.id === undefined ? {} : { id: input.id }),
    email: input.email,
    displayName: input.displayName,
    roles: input.roles,
    kdf,
    secretHash,
    totpSecretBase32: input.totpSecretBase32,
    lastUsedStep: null,
    recoveryCodeHashes: [],
  });
};
