/**
 * A link becomes an account: the person has chosen a passphrase (which stays on the device), and proves to have the second
 * factor by its first code (R25). An installation link makes the first administrator, whose address the person types.
 */
import type { z } from 'zod';
import type { acceptRequestSchema } from '#schemas/protocol/auth.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import type { AccountId } from '#schemas/primitives/ids.ts';
import { isCouchFailure } from '#server/ports/couch-errors.ts';
import { newAccountId, storeAccount, type Account, type NewAccount } from './accounts.ts';
import type { AuthContext } from './auth-context.ts';
import {
  CLAIM_LIFETIME_MS,
  claimInvitation,
  findInvitation,
  releaseInvitation,
  takenCode,
  totpSecretOf,
  type Invitation,
} from './invitations.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import { hashSecret } from './secret-hash.ts';
import { matchingTotpStep } from './second-factor.ts';
import { reportSecurity, type Caller } from './security-events.ts';

const RETRY_AFTER_SECONDS = 5;

export type AcceptRequest = z.output<typeof acceptRequestSchema>;

export interface AcceptedInvitation {
  readonly account: Account;
  readonly recoveryCodes: readonly string[];
}

/** The accepting device is known to the new account from the start. */
export const acceptInvitation = async (
  ctx: AuthContext,
  token: string,
  request: AcceptRequest,
  caller: Caller,
): Promise<Result<AcceptedInvitation, Refusal>> => {
  const found = await findInvitation(ctx, token);
  if (!found.ok) return found;
  const invitation = found.value;
  const email = invitation.kind === 'installation' ? request.email : invitation.email;
  if (email === undefined) return refuse('invalid_body', { fields: { email: 'required' } });
  const step = matchingTotpStep(totpSecretOf(ctx, invitation), request.totp, ctx.clock.nowMs(), null);
  if (step === undefined) return refuse('wrong_totp');
  return makeAccount(ctx, invitation, { ...request, email }, { step, caller });
};

const makeAccount = async (
  ctx: AuthContext,
  invitation: Invitation,
  request: AcceptRequest & { readonly email: string },
  { step, caller }: { readonly step: number; readonly caller: Caller },
): Promise<Result<AcceptedInvitation, Refusal>> => {
  // Somebody who tries again after a failure goes on with the same account: what was stored of it is his.
  const id = invitation.claim?.accountId ?? newAccountId(ctx.clock.nowMs());
  const secretHash = await hashSecret(request.secret);
  const { codes, hashes } = makeRecoveryCodes(ctx, id);
  if (!(await claimInvitation(ctx, invitation, id))) return refuse(takenCode(invitation));
  const stored = await storeOrRelease(ctx, invitation, {
    id,
    email: request.email,
    displayName: request.displayName.trim(),
    roles: invitation.roles,
    kdf: request.kdf,
    secretHash,
    totpSecretBase32: totpSecretOf(ctx, invitation),
    lastUsedStep: step,
    recoveryCodeHashes: hashes,
    knownDevices: [caller.device],
  });
  if (!stored.ok) return stored;
  reportAccepted(ctx, invitation, id, caller);
  return ok({ account: stored.value, recoveryCodes: codes });
};

/** Whatever keeps the account from being stored (its address is taken, the disk is full), the link is good again. */
const storeOrRelease = async (
  ctx: AuthContext,
  invitation: Invitation,
  account: NewAccount & { readonly id: AccountId },
): Promise<Result<Account, Refusal>> => {
  try {
    const stored = await storeAccount(ctx, account);
    if (stored.ok) return stored;
    await releaseInvitation(ctx, invitation, account.id);
    return refuse('email_taken');
  } catch (error) {
    const retryAfterSeconds = await secondsUntilGoodAgain(ctx, invitation, account.id);
    if (!isCouchFailure(error)) throw error;
    ctx.log.warn({ err: error }, 'account not stored');
    return refuse('database_unavailable', { retryAfterSeconds });
  }
};

/** A database that takes nothing at all does not take this either: then the claim runs out by itself. */
const secondsUntilGoodAgain = async (
  ctx: AuthContext,
  invitation: Invitation,
  accountId: AccountId,
): Promise<number> => {
  try {
    await releaseInvitation(ctx, invitation, accountId);
    return RETRY_AFTER_SECONDS;
  } catch (error) {
    if (!isCouchFailure(error)) throw error;
    return CLAIM_LIFETIME_MS / 1000;
  }
};

const reportAccepted = (
  ctx: AuthContext,
  invitation: Invitation,
  accountId: string,
  caller: Caller,
): void => {
  const { _id, kind, invitedBy, roles } = invitation;
  reportSecurity(ctx, {
    type: kind === 'installation' ? 'first_administrator_made' : 'invitation_accepted',
    accountId,
    ...(invitedBy === '' ? {} : { by: invitedBy }),
    about: _id,
    roles: { before: [], after: roles },
    caller,
  });
  reportSecurity(ctx, { type: 'second_factor_enrolled', accountId, caller });
};
