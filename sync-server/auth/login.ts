/**
 * Signing in. What must stay true: whether an address has an account shows neither in the answer, nor in the time it takes, nor
 * in how soon attempts run out; and only the right secret is told that a second factor is wanted.
 */
import type { z } from 'zod';
import type { loginRequestSchema } from '#schemas/protocol/auth.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import { needsSecondFactor } from '#schemas/rules/roles.ts';
import {
  findAccountByEmail,
  isDisabled,
  openTotpSecret,
  rememberDevice,
  updateAccount,
  type Account,
} from './accounts.ts';
import type { Attempt, Attempts } from './attempts.ts';
import type { AuthContext } from './auth-context.ts';
import { hashRecoveryCode } from './recovery-codes.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import { verifySecret } from './secret-hash.ts';
import { matchingTotpStep } from './second-factor.ts';
import { reportRefusal, reportSecurity, type Caller } from './security-events.ts';

export type LoginRequest = z.output<typeof loginRequestSchema>;

/** The account whose every factor was right. */
export const logIn = async (
  ctx: AuthContext,
  attempts: Attempts,
  request: LoginRequest,
  caller: Caller,
): Promise<Result<Account, Refusal>> => {
  const account = await findAccountByEmail(ctx, request.email);
  const begun = await attempts.begin({
    account: request.email,
    knownDevice: account?.knownDevices.includes(caller.device) === true ? caller.device : undefined,
    address: caller.address,
  });
  if (!begun.ok) return refused(ctx, account, caller, begun.error);
  const attempt = begun.value;
  const isRight = await verifySecret(account?.secretHash, request.secret);
  if (account === undefined || !isRight || isDisabled(account)) {
    return refused(ctx, account, caller, { code: 'wrong_credentials', attemptsLeft: attempt.attemptsLeft });
  }
  const second = await checkSecondFactor(ctx, account, request, { attempt, caller });
  if (!second.ok) return refused(ctx, account, caller, second.error);
  await attempt.succeed();
  const known = await updateAccount(ctx, account._id, (current) =>
    isDisabled(current) ? undefined : { ...current, knownDevices: rememberDevice(current, caller.device) },
  );
  if (known === undefined) return refused(ctx, account, caller, { code: 'wrong_credentials' });
  reportSecurity(ctx, { type: 'signed_in', accountId: account._id, caller });
  return ok(known);
};

const refused = (
  ctx: AuthContext,
  account: Account | undefined,
  caller: Caller,
  refusal: Refusal,
): { readonly ok: false; readonly error: Refusal } => {
  // Being asked for the code is a step of every sign-in, no event.
  if (refusal.code !== 'totp_required') {
    reportRefusal(ctx, 'sign_in_refused', { accountId: account?._id, code: refusal.code, caller });
  }
  return { ok: false, error: refusal };
};

const checkSecondFactor = async (
  ctx: AuthContext,
  account: Account,
  request: LoginRequest,
  { attempt, caller }: { readonly attempt: Attempt; readonly caller: Caller },
): Promise<Result<true, Refusal>> => {
  if (account.totp === null && !needsSecondFactor(account.roles)) return ok(true);
  const { totp, recoveryCode } = request;
  if (totp === undefined && recoveryCode === undefined) {
    await attempt.refund();
    return refuse('totp_required');
  }
  const isRight =
    totp === undefined
      ? await useRecoveryCode(ctx, account._id, recoveryCode ?? '', caller)
      : await useTotp(ctx, account._id, totp);
  return isRight ? ok(true) : refuse('wrong_totp', { attemptsLeft: attempt.attemptsLeft });
};

/** Spends the code's time step: of two requests with one code, one is refused. */
export const useTotp = async (ctx: AuthContext, accountId: string, code: string): Promise<boolean> => {
  const written = await updateAccount(ctx, accountId, (current) => {
    if (current.totp === null) return undefined;
    const secret = openTotpSecret(ctx, current._id, current.totp.sealedSecret);
    const step = matchingTotpStep(secret, code, ctx.clock.nowMs(), current.totp.lastUsedStep);
    return step === undefined ? undefined : { ...current, totp: { ...current.totp, lastUsedStep: step } };
  });
  return written !== undefined;
};

const useRecoveryCode = async (
  ctx: AuthContext,
  accountId: string,
  code: string,
  caller: Caller,
): Promise<boolean> => {
  const hash = hashRecoveryCode(ctx, accountId, code);
  const written = await updateAccount(ctx, accountId, (current) => {
    const left = current.recoveryCodeHashes.filter((known) => known !== hash);
    return left.length === current.recoveryCodeHashes.length
      ? undefined
      : { ...current, recoveryCodeHashes: left };
  });
  if (written !== undefined) reportSecurity(ctx, { type: 'recovery_code_used', accountId, caller });
  return written !== undefined;
};
