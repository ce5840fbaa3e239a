/**
 * Accounts as the server keeps them. What must stay true: an e-mail address belongs to one account (its own document, made
 * first, is the lock); no document holds a passphrase, a sign-in secret or a second-factor secret that can be read without
 * the server's key.
 */
import { ulid } from 'ulid';
import type { AccountView } from '#schemas/protocol/auth.ts';
import type { KdfParameters } from '#schemas/protocol/kdf.ts';
import { toInstant, type Instant } from '#schemas/primitives/dates.ts';
import { ACCOUNT_ID_PATTERN, accountIdOf, type AccountId } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { needsSecondFactor } from '#schemas/rules/roles.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { openText, sealText } from '#server/crypto/seal-text.ts';
import { ACCOUNTS_DB, type RecordContext } from './auth-context.ts';
import {
  documentsUnder,
  insertDocument,
  readDocument,
  updateDocument,
} from '#server/ports/stored-records.ts';

export interface StoredTotp {
  readonly sealedSecret: string;
  readonly confirmedAt: Instant;
  /** Steps up to this one are spent (RFC 6238 §5.2). */
  readonly lastUsedStep: number | null;
}

export interface Account {
  readonly _id: AccountId;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly kdf: KdfParameters;
  /** Argon2id of the sign-in secret. */
  readonly secretHash: string;
  readonly totp: StoredTotp | null;
  /** An authenticator being replaced: its first code makes it the account's. */
  readonly nextTotp: { readonly sealedSecret: string; readonly startedAt: Instant } | null;
  readonly recoveryCodeHashes: readonly string[];
  /** Devices that signed in before, newest first: they keep their own budget of attempts. */
  readonly knownDevices: readonly string[];
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
  /** How often roles were changed or the account disabled or enabled; absent while it never was. */
  readonly rightsVersion?: number;
}

interface EmailLock {
  readonly accountId: AccountId;
}

export interface NewAccount {
  /** Chosen by the caller when it must be known before; a fresh one otherwise. */
  readonly id?: AccountId;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly kdf: KdfParameters;
  readonly secretHash: string;
  readonly totpSecretBase32: string | null;
  readonly lastUsedStep: number | null;
  readonly recoveryCodeHashes: readonly string[];
  /** The device that the account is made on, when a person makes it. */
  readonly knownDevices?: readonly string[];
}

export type CreateAccountError = 'email_taken';

const MAX_KNOWN_DEVICES = 20;

export const newAccountId = (nowMs: number): AccountId => accountIdOf(ulid(nowMs));

/** One spelling of an address, hashed, so that ids carry no personal data. */
const emailLockId = (email: string): string => `email:${blake2bHex(email.trim().toLowerCase())}`;

/** undefined as well when the id is none of an account: the database holds other documents. */
export const readAccount = async (
  ctx: Pick<RecordContext, 'couch'>,
  id: string,
): Promise<Account | undefined> =>
  ACCOUNT_ID_PATTERN.test(id) ? readDocument<Account>(ctx.couch, ACCOUNTS_DB, id) : undefined;

const NOBODY = accountIdOf('0'.repeat(26));

/** For an unknown address it asks the database as often as for a known one. */
export const findAccountByEmail = async (ctx: RecordContext, email: string): Promise<Account | undefined> => {
  const lock = await readDocument<EmailLock>(ctx.couch, ACCOUNTS_DB, emailLockId(email));
  return readAccount(ctx, lock?.accountId ?? NOBODY);
};

export const updateAccount = (
  ctx: Pick<RecordContext, 'couch'>,
  id: string,
  change: (account: Account) => Account | undefined,
): Promise<Account | undefined> => updateDocument<Account>(ctx.couch, ACCOUNTS_DB, id, change);

export const rightsVersionOf = ({ rightsVersion = 0 }: Account): number => rightsVersion;

export const listAccounts = (ctx: Pick<RecordContext, 'couch'>): Promise<Account[]> =>
  documentsUnder<Account>(ctx.couch, ACCOUNTS_DB, 'account:');

/** Is there an administrator who could sign in? */
export const hasAdministrator = async (ctx: Pick<RecordContext, 'couch'>): Promise<boolean> =>
  (await listAccounts(ctx)).some((account) => account.roles.includes('admin') && !isDisabled(account));

/** The address first, then the account: killed in between, the address is free again (`claimEmail`). */
export const storeAccount = async (
  ctx: RecordContext,
  input: NewAccount,
): Promise<Result<Account, CreateAccountError>> => {
  const now = toInstant(ctx.clock.nowMs());
  const id = input.id ?? newAccountId(ctx.clock.nowMs());
  if (!(await claimEmail(ctx, input.email, id))) return err('email_taken');
  const account: Account = {
    _id: id,
    email: input.email.trim().toLowerCase(),
    displayName: input.displayName,
    roles: input.roles,
    kdf: input.kdf,
    secretHash: input.secretHash,
    totp:
      input.totpSecretBase32 === null ? null : newTotp(ctx, id, input.totpSecretBase32, input.lastUsedStep),
    nextTotp: null,
    recoveryCodeHashes: input.recoveryCodeHashes,
    knownDevices: input.knownDevices ?? [],
    createdAt: now,
    disabledAt: null,
  };
  if (!(await insertDocument(ctx.couch, ACCOUNTS_DB, { ...account }))) return err('email_taken');
  return ok(account);
};

/** An address whose account does not exist was left behind by a crash, and is taken over once it is surely not in the making. */
const claimEmail = async (ctx: RecordContext, email: string, accountId: AccountId): Promise<boolean> => {
  const _id = emailLockId(email);
  const at = ctx.clock.nowMs();
  if (await insertDocument(ctx.couch, ACCOUNTS_DB, { _id, accountId, claimedAtMs: at })) return true;
  const stored = await ctx.couch.get(ACCOUNTS_DB, _id);
  if (stored === undefined) return false;
  const { accountId: owner, claimedAtMs } = stored as unknown as EmailLock & { claimedAtMs: number };
  const isAbandoned = at - claimedAtMs > ABANDONED_AFTER_MS || owner === accountId;
  if (!isAbandoned || (await readAccount(ctx, owner)) !== undefined) return false;
  return insertDocument(ctx.couch, ACCOUNTS_DB, { _id, _rev: stored._rev, accountId, claimedAtMs: at });
};

const ABANDONED_AFTER_MS = 60_000;

export const newTotp = (
  ctx: RecordContext,
  accountId: string,
  secretBase32: string,
  lastUsedStep: number | null,
): StoredTotp => ({
  sealedSecret: sealTotpSecret(ctx, accountId, secretBase32),
  confirmedAt: toInstant(ctx.clock.nowMs()),
  lastUsedStep,
});

/** `owner`: the id of the account or invitation that the secret belongs to; it opens nowhere else. */
export const sealTotpSecret = (
  ctx: Pick<RecordContext, 'secrets'>,
  owner: string,
  secretBase32: string,
): string => sealText(ctx.secrets.secondFactor, 'seal-totp', owner, secretBase32);

export const openTotpSecret = (ctx: Pick<RecordContext, 'secrets'>, owner: string, sealed: string): string =>
  openText(ctx.secrets.secondFactor, 'seal-totp', owner, sealed);

export const isDisabled = (account: Account): boolean => account.disabledAt !== null;

export const rememberDevice = (account: Account, device: string): readonly string[] =>
  [device, ...account.knownDevices.filter((known) => known !== device)].slice(0, MAX_KNOWN_DEVICES);

export const toAccountView = (account: Account): AccountView => ({
  id: account._id,
  email: account.email,
  displayName: account.displayName,
  roles: account.roles,
  secondFactor: needsSecondFactor(account.roles) || account.totp !== null,
});
