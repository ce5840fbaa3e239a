/** What signed-in people do to their own account: each step asks again for a proof that a stolen token does not have. */
import type { z } from 'zod';
import type { passphraseRequestSchema, SecondFactorResponse } from '#schemas/protocol/auth.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
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
import { useTotp } from './login.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import { hashSecret, verifySecret } from './secret-hash.ts';
import { matchingTotpStep, newTotpSecret, totpUri } from './second-factor.ts';
import { reportRefusal, reportSecurity, type Caller } from './security-events.ts';
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
  report(ctx, 'passphrase_changed', signed);
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
    return unproved(ctx, signed, { code: 'wrong_totp', attemptsLeft: attempt.attemptsLeft });
  }
  await attempt.succeed();
  const { codes, hashes } = makeRecoveryCodes(ctx, account._id);
  await updateAccount(ctx, account._id, (current) => ({ ...current, recoveryCodeHashes: hashes }));
  report(ctx, 'recovery_codes_made', signed);
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
  if (written === undefined) {
    return unproved(ctx, signed, { code: 'wrong_totp', attemptsLeft: attempt.attemptsLeft });
  }
  await attempt.succeed();
  report(ctx, 'second_factor_enrolled', signed);
  return ok(true);
};

const report = (
  ctx: AuthContext,
  type: 'passphrase_changed' | 'recovery_codes_made' | 'second_factor_enrolled',
  { claims, caller }: Signed,
): void => reportSecurity(ctx, { type, accountId: claims.accountId, caller });

const unproved = (
  ctx: AuthContext,
  { claims, caller }: Signed,
  refusal: Refusal,
): Extract<Result<never, Refusal>, { ok: false }> => {
  reportRefusal(ctx, 'proof_refused', { accountId: claims.accountId, code: refusal.code, caller });
  return err(refusal);
};

/** Attempts with a token count against the account's own session, not against strangers: they cannot have one. */
const beginOwn = async (
  ctx: AuthContext,
  attempts: Attempts,
  signed: Signed,
): Promise<Result<{ account: Account; attempt: Attempt }, Refusal>> => {
  const { claims, caller } = signed;
  const account = await activeAccount(ctx, claims);
  if (!account.ok) return account;
  const begun = await attempts.begin({
    account: claims.accountId,
    knownDevice: claims.sessionId,
    address: caller.address,
  });
  return begun.ok ? ok({ account: account.value, attempt: begun.value }) : unproved(ctx, signed, begun.error);
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
    return unproved(ctx, signed, { code: 'wrong_credentials', attemptsLeft: attempt.attemptsLeft });
  }
  await attempt.succeed();
  return ok(account);
};
