/**
 * A link becomes an account: the person has chosen a passphrase (which stays on the device), and proves to have the second
 * factor by its first code (R25). An installation link makes the first administrator, whose address the person types.
 */
import type { z } from 'zod';
import type { acceptRequestSchema } from '#schemas/protocol/auth.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import { newAccountId, storeAccount, updateAccount, type Account } from './accounts.ts';
import type { AuthContext } from './auth-context.ts';
import {
  claimInvitation,
  findInvitation,
  releaseInvitation,
  takenCode,
  totpSecretOf,
  type Invitation,
} from './invitations.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { refuse, type Refusal } from './refusal.ts';
import { hashSecret } from './secret-hash.ts';
import { matchingTotpStep } from './second-factor.ts';
import { reportSecurity, type Caller } from './security-events.ts';

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
  const id = newAccountId(ctx.clock.nowMs());
  const secretHash = await hashSecret(request.secret);
  const { codes, hashes } = makeRecoveryCodes(ctx, id);
  if (!(await claimInvitation(ctx, invitation, id))) return refuse(takenCode(invitation));
  const stored = await storeAccount(ctx, {
    id,
    email: request.email,
    displayName: request.displayName.trim(),
    roles: invitation.roles,
    kdf: request.kdf,
    secretHash,
    totpSecretBase32: totpSecretOf(ctx, invitation),
    lastUsedStep: step,
    recoveryCodeHashes: hashes,
  });
  if (!stored.ok) {
    await releaseInvitation(ctx, invitation, id);
    return refuse('email_taken');
  }
  const known = await updateAccount(ctx, id, (account) => ({ ...account, knownDevices: [caller.device] }));
  reportAccepted(ctx, invitation, id, caller);
  return ok({ account: known ?? stored.value, recoveryCodes: codes });
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
