/** What signed-in people do to their own account: each step asks again for a proof that a stolen token does not have. */
import type { z } from 'zod';
import type { passphraseRequestSchema, SecondFactorResponse } from '#schemas/protocol/auth.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import type { AccessClaims } from './access-token.ts';
import {
  isDisabled,
  newTotp,
  openTotpSecret,
  readAccount,
  sealTotpSecret,
  updateAccount,
  type Account,
} from './accounts.ts';
import type { Attempt, Attempts } from './attempts.ts';
import type { AuthContext } from './auth-context.ts';
import { useTotp, type Caller } from './login.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { refuse, type Refusal } from './refusal.ts';
import { hashSecret, verifySecret } from './secret-hash.ts';
import { matchingTotpStep, newTotpSecret, totpUri } from './second-factor.ts';
import { reportSecurity } from './security-events.ts';
import { endOtherSessions } from './sessions.ts';

export interface Signed {
  readonly claims: AccessClaims;
  readonly caller: Caller;
}

/** The account of a valid token, when it still may act. */
export const activeAccount = async (
  ctx: AuthContext,
  claims: AccessClaims,
): Promise<Result<Account, Refusal>> => {
  const account = await readAccount(ctx, claims.accountId);
  return account === undefined || isDisabled(account) ? refuse('session_ended') : ok(account);
};

/** Ends every other session: whoever had the old passphrase is out. */
export const changePassphrase = async (
  ctx: AuthContext,
  attempts: Attempts,
  signed: Signed,
  request: z.output<typeof passphraseRequestSchema>,
): Promise<Result<true, Refusal>> => {
  const proved = await proveSecret(ctx, attempts, signed, request.currentSecret);
  if (!proved.ok) return proved;
  const secretHash = await hashSecret(request.secret);
  await updateAccount(ctx, signed.claims.accountId, (account) => ({
    ...account,
    kdf: request.kdf,
    secretHash,
  }));
  await endOtherSessions(ctx, signed.claims.accountId, signed.claims.sessionId);
  ctx.hints.rightsChanged(signed.claims.accountId);
  reportSecurity(ctx, { type: 'passphrase_changed', accountId: signed.claims.accountId });
  return ok(true);
};

export const renewRecoveryCodes = async (
  ctx: AuthContext,
  attempts: Attempts,
  signed: Signed,
  totp: string,
): Promise<Result<readonly string[], Refusal>> => {
  const begun = await beginOwn(ctx, attempts, signed);
  if (!begun.ok) return begun;
  const { account, attempt } = begun.value;
  if (!(await useTotp(ctx, account._id, totp))) {
    return refuse('wrong_totp', { attemptsLeft: attempt.attemptsLeft });
  }
  await attempt.succeed();
  const { codes, hashes } = makeRecoveryCodes(ctx, account._id);
  await updateAccount(ctx, account._id, (current) => ({ ...current, recoveryCodeHashes: hashes }));
  reportSecurity(ctx, { type: 'recovery_codes_made', accountId: account._id });
  return ok(codes);
};

/** A new authenticator, after a lost phone; the old one counts until the new one is confirmed. */
export const beginSecondFactor = async (
  ctx: AuthContext,
  attempts: Attempts,
  signed: Signed,
  currentSecret: string,
): Promise<Result<SecondFactorResponse, Refusal>> => {
  const proved = await proveSecret(ctx, attempts, signed, currentSecret);
  if (!proved.ok) return proved;
  const { _id, email } = proved.value;
  const secretBase32 = newTotpSecret();
  const nextTotp = {
    sealedSecret: sealTotpSecret(ctx, _id, secretBase32),
    startedAt: toInstant(ctx.clock.nowMs()),
  };
  await updateAccount(ctx, _id, (current) => ({ ...current, nextTotp }));
  return ok({ totp: { secretBase32, uri: totpUri(secretBase32, email) } });
};

export const confirmSecondFactor = async (
  ctx: AuthContext,
  attempts: Attempts,
  signed: Signed,
  code: string,
): Promise<Result<true, Refusal>> => {
  const begun = await beginOwn(ctx, attempts, signed);
  if (!begun.ok) return begun;
  const { account, attempt } = begun.value;
  const written = await updateAccount(ctx, account._id, (current) => {
    if (current.nextTotp === null) return undefined;
    const secret = openTotpSecret(ctx, current._id, current.nextTotp.sealedSecret);
    const step = matchingTotpStep(secret, code, ctx.clock.nowMs(), null);
    if (step === undefined) return undefined;
    return { ...current, totp: newTotp(ctx, current._id, secret, step), nextTotp: null };
  });
  if (written === undefined) return refuse('wrong_totp', { attemptsLeft: attempt.attemptsLeft });
  await attempt.succeed();
  reportSecurity(ctx, { type: 'second_factor_changed', accountId: account._id });
  return ok(true);
};

/** Attempts with a token count against the account's own session, not against strangers: they cannot have one. */
const beginOwn = async (
  ctx: AuthContext,
  attempts: Attempts,
  { claims, caller }: Signed,
): Promise<Result<{ account: Account; attempt: Attempt }, Refusal>> => {
  const account = await activeAccount(ctx, claims);
  if (!account.ok) return account;
  const begun = await attempts.begin({
    account: claims.accountId,
    knownDevice: claims.sessionId,
    address: caller.address,
  });
  return begun.ok ? ok({ account: account.value, attempt: begun.value }) : begun;
};

const proveSecret = async (
  ctx: AuthContext,
  attempts: Attempts,
  signed: Signed,
  secret: string,
): Promise<Result<Account, Refusal>> => {
  const begun = await beginOwn(ctx, attempts, signed);
  if (!begun.ok) return begun;
  const { account, attempt } = begun.value;
  if (!(await verifySecret(account.secretHash, secret))) {
    return refuse('wrong_credentials', { attemptsLeft: attempt.attemptsLeft });
  }
  await attempt.succeed();
  return ok(account);
};
