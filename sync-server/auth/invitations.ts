/**
 * Nobody registers: people are invited (R25). What must stay true: the link's token is nowhere in the database, a link is good
 * once and for seven days, and nobody gives a right that is not theirs to give, neither when it is sent nor when it is taken up:
 * with the right of its sender a link ends, and is good again when that comes back. The invitation holds the second-factor secret
 * that its QR shows, the same each time the link is opened, until the person has proved to have it.
 */
import type { z } from 'zod';
import type {
  InvitationView,
  InviteResponse,
  inviteRequestSchema,
  PendingInvitation,
} from '#schemas/protocol/auth.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { ErrorCode } from '#schemas/protocol/error-codes.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import type { AccountId } from '#schemas/primitives/ids.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';
import { mayGrant } from '#schemas/rules/grants.ts';
import { hashToken, randomToken, TOKEN_PATTERN } from '#server/crypto/random-token.ts';
import {
  findAccountByEmail,
  hasAdministrator,
  isDisabled,
  openTotpSecret,
  readAccount,
  sealTotpSecret,
} from './accounts.ts';
import { askedRoles } from './asked-roles.ts';
import { ACCOUNTS_DB, type AuthContext, type RecordContext } from './auth-context.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import { newTotpSecret, totpUri } from './second-factor.ts';
import { reportSecurity } from './security-events.ts';
import {
  documentsUnder,
  insertDocument,
  readDocument,
  updateDocument,
} from '#server/ports/stored-records.ts';

export interface Invitation {
  /** `invitation:<hash of the token>` */
  readonly _id: string;
  readonly kind: 'installation' | 'invitation';
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  /** Account; empty for an installation. */
  readonly invitedBy: string;
  readonly createdAtMs: number;
  /** null: good until used. */
  readonly expiresAtMs: number | null;
  readonly sealedTotpSecret: string;
  /** Taken by this account-to-be at this time; it is spent when that account exists. */
  readonly claim: { readonly accountId: AccountId; readonly atMs: number } | null;
  readonly withdrawnAtMs: number | null;
  /** Its end was reported (expiry.ts); absent before. */
  readonly isExpiryReported?: true;
}

const INVITATION_LIFETIME_MS = 7 * 24 * 3_600_000;
/** A server that died between taking the invitation and making the account frees it after this time. */
export const CLAIM_LIFETIME_MS = 60_000;
/** When a claim was taken that was given up: long ago. */
const GIVEN_UP_MS = 0;

export type InviteRequest = z.output<typeof inviteRequestSchema>;

const invitationId = (token: string): string => `invitation:${hashToken(token)}`;

export const invite = async (
  ctx: AuthContext,
  actor: AccountActor,
  request: InviteRequest,
): Promise<Result<InviteResponse, Refusal>> => {
  const asked = askedRoles(request.roles);
  if (!asked.ok) return asked;
  const roles = asked.value;
  if (!roles.every((role) => mayGrant(actor, role))) return refuse('forbidden');
  if ((await findAccountByEmail(ctx, request.email)) !== undefined) return refuse('email_taken');
  const token = randomToken();
  const expiresAtMs = ctx.clock.nowMs() + INVITATION_LIFETIME_MS;
  const about = await storeInvitation(ctx, token, {
    kind: 'invitation',
    email: request.email,
    displayName: request.displayName,
    roles,
    invitedBy: actor.id,
    expiresAtMs,
  });
  reportSecurity(ctx, {
    type: 'invitation_made',
    accountId: undefined,
    by: actor.id,
    about,
    roles: { before: [], after: roles },
  });
  return ok({ token, expiresAt: toInstant(expiresAtMs) });
};

/** Gives its id. */
export const storeInvitation = async (
  ctx: RecordContext,
  token: string,
  facts: Pick<Invitation, 'kind' | 'email' | 'displayName' | 'roles' | 'invitedBy' | 'expiresAtMs'>,
): Promise<string> => {
  const _id = invitationId(token);
  const invitation: Invitation = {
    ...facts,
    _id,
    createdAtMs: ctx.clock.nowMs(),
    sealedTotpSecret: sealTotpSecret(ctx, _id, newTotpSecret()),
    claim: null,
    withdrawnAtMs: null,
  };
  await insertDocument(ctx.couch, ACCOUNTS_DB, { ...invitation });
  return _id;
};

/** The invitation behind a link, still good. */
export const findInvitation = async (
  ctx: AuthContext,
  token: string,
): Promise<Result<Invitation, Refusal>> => {
  if (!TOKEN_PATTERN.test(token)) return refuse('invitation_invalid');
  const invitation = await readDocument<Invitation>(ctx.couch, ACCOUNTS_DB, invitationId(token));
  if (invitation === undefined || invitation.withdrawnAtMs !== null) return refuse('invitation_invalid');
  if (await isTaken(ctx, invitation)) return refuse(takenCode(invitation));
  return (await isOver(ctx, invitation)) ? refuse('invitation_expired') : ok(invitation);
};

export const takenCode = ({ kind }: Invitation): ErrorCode =>
  kind === 'installation' ? 'already_installed' : 'invitation_invalid';

const isOver = async (ctx: AuthContext, invitation: Invitation): Promise<boolean> => {
  const { expiresAtMs, kind, invitedBy, roles } = invitation;
  if (expiresAtMs !== null && expiresAtMs <= ctx.clock.nowMs()) return true;
  if (kind === 'installation') return false;
  const sender = await readAccount(ctx, invitedBy);
  if (sender === undefined || isDisabled(sender)) return true;
  const actor: AccountActor = { kind: 'account', id: sender._id, roles: sender.roles };
  return !roles.every((role) => mayGrant(actor, role));
};

const isTaken = async (ctx: AuthContext, { kind, claim }: Invitation): Promise<boolean> =>
  (kind === 'installation' && (await hasAdministrator(ctx))) || (await isClaimed(ctx, claim));

/** Somebody is accepting it now, or has: a claim that was given up or ran out counts only when its account exists after all. */
export const isClaimed = async (
  ctx: Pick<AuthContext, 'couch' | 'clock'>,
  claim: Invitation['claim'],
): Promise<boolean> =>
  claim !== null &&
  (ctx.clock.nowMs() - claim.atMs < CLAIM_LIFETIME_MS ||
    (await readAccount(ctx, claim.accountId)) !== undefined);

export const isSameClaim = (a: Invitation['claim'], b: Invitation['claim']): boolean =>
  a?.accountId === b?.accountId && a?.atMs === b?.atMs;

/** Of two people who accept one link at once, one gets it. */
export const claimInvitation = async (
  ctx: AuthContext,
  invitation: Invitation,
  accountId: AccountId,
): Promise<boolean> => {
  const written = await updateDocument<Invitation>(ctx.couch, ACCOUNTS_DB, invitation._id, (current) => {
    const isUnchanged = current.withdrawnAtMs === null && isSameClaim(current.claim, invitation.claim);
    return isUnchanged ? { ...current, claim: { accountId, atMs: ctx.clock.nowMs() } } : undefined;
  });
  return written !== undefined;
};

/**
 * The account could not be made: the link is good again. The account's id stays, because a write that failed may still arrive:
 * should the account exist after all, the link is spent.
 */
export const releaseInvitation = async (
  ctx: AuthContext,
  invitation: Invitation,
  accountId: AccountId,
): Promise<void> => {
  await updateDocument<Invitation>(ctx.couch, ACCOUNTS_DB, invitation._id, (current) =>
    current.claim?.accountId === accountId
      ? { ...current, claim: { accountId, atMs: GIVEN_UP_MS } }
      : undefined,
  );
};

export const totpSecretOf = (ctx: AuthContext, invitation: Invitation): string =>
  openTotpSecret(ctx, invitation._id, invitation.sealedTotpSecret);

/** `9999-12-31`: an installation link has no end but its use. */
const NEVER_MS = Date.UTC(9999, 11, 31);

export const toInvitationView = async (ctx: AuthContext, invitation: Invitation): Promise<InvitationView> => {
  const secretBase32 = totpSecretOf(ctx, invitation);
  const inviter = invitation.invitedBy === '' ? undefined : await readAccount(ctx, invitation.invitedBy);
  return {
    kind: invitation.kind,
    email: invitation.email,
    displayName: invitation.displayName,
    roles: invitation.roles,
    invitedBy: inviter?.displayName ?? '',
    expiresAt: toInstant(invitation.expiresAtMs ?? NEVER_MS),
    totp: { secretBase32, uri: totpUri(secretBase32, invitation.email) },
  };
};

/** Open invitations of the account; an administrator sees everybody's. */
export const listInvitations = async (
  ctx: AuthContext,
  actor: AccountActor,
): Promise<PendingInvitation[]> => {
  const all = await documentsUnder<Invitation>(ctx.couch, ACCOUNTS_DB, 'invitation:');
  const visible = all.filter((one) => one.kind === 'invitation' && mayHandle(actor, one));
  const open: PendingInvitation[] = [];
  for (const one of visible) {
    if (one.withdrawnAtMs !== null || (await isTaken(ctx, one))) continue;
    open.push({
      id: one._id.slice('invitation:'.length),
      email: one.email,
      displayName: one.displayName,
      roles: one.roles,
      createdAt: toInstant(one.createdAtMs),
      expiresAt: toInstant(one.expiresAtMs ?? NEVER_MS),
      expired: await isOver(ctx, one),
    });
  }
  return open.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
};

const mayHandle = (actor: AccountActor, invitation: Invitation): boolean =>
  invitation.invitedBy === actor.id || actor.roles.includes('admin');

export const withdrawInvitation = async (
  ctx: AuthContext,
  actor: AccountActor,
  id: string,
): Promise<Result<true, Refusal>> => {
  const written = await updateDocument<Invitation>(ctx.couch, ACCOUNTS_DB, `invitation:${id}`, (current) =>
    mayHandle(actor, current) && current.kind === 'invitation' && current.withdrawnAtMs === null
      ? { ...current, withdrawnAtMs: ctx.clock.nowMs() }
      : undefined,
  );
  if (written === undefined) return refuse('not_found');
  reportSecurity(ctx, {
    type: 'invitation_withdrawn',
    accountId: undefined,
    by: actor.id,
    about: written._id,
  });
  return ok(true);
};
