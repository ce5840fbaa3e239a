/**
 * Roles given and taken, accounts disabled. What must stay true: nobody changes a role they could not give (schemas/rules/
 * grants.ts), and the last administrator stays one. A change holds at once: tokens made before it are refused from then on,
 * and open devices are told to renew their session.
 */
import type { ManagedAccount } from '#schemas/protocol/auth.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import { mayGrant } from '#schemas/rules/grants.ts';
import { isRole, type Actor } from '#schemas/rules/roles.ts';
import {
  isDisabled,
  listAccounts,
  readAccount,
  rightsVersionOf,
  updateAccount,
  type Account,
} from './accounts.ts';
import type { AuthContext } from './auth-context.ts';
import { refuse, type Refusal } from './refusal.ts';
import { reportSecurity, type SecurityEvent } from './security-events.ts';
import { endOtherSessions } from './sessions.ts';

export type AccountActor = Extract<Actor, { kind: 'account' }>;

/** Those whose roles the actor could change, all of them or some. */
export const listManagedAccounts = async (ctx: AuthContext, actor: AccountActor): Promise<ManagedAccount[]> =>
  (await listAccounts(ctx))
    .filter((account) => account.roles.some((role) => mayGrant(actor, role)) || mayGrant(actor, 'admin'))
    .map(toManagedAccount)
    .toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'fr'));

const toManagedAccount = (account: Account): ManagedAccount => ({
  id: account._id,
  email: account.email,
  displayName: account.displayName,
  roles: account.roles,
  createdAt: account.createdAt,
  disabledAt: account.disabledAt,
});

export const changeRoles = async (
  ctx: AuthContext,
  actor: AccountActor,
  accountId: string,
  wanted: readonly string[],
): Promise<Result<ManagedAccount, Refusal>> => {
  const roles = [...new Set(wanted)];
  const unknown = roles.findIndex((role) => !isRole(role));
  if (unknown >= 0) return refuse('invalid_body', { fields: { [`roles.${unknown}`]: 'unknown_role' } });
  const account = await readAccount(ctx, accountId);
  if (account === undefined) return refuse('not_found');
  const changed = [
    ...roles.filter((role) => !account.roles.includes(role)),
    ...account.roles.filter((role) => !roles.includes(role)),
  ];
  if (!changed.every((role) => mayGrant(actor, role))) return refuse('forbidden');
  if (!roles.includes('admin') && (await isLastAdministrator(ctx, account))) return refuse('forbidden');
  const written = await changeRights(ctx, accountId, { roles });
  return announce(ctx, actor, written, {
    type: 'roles_changed',
    roles: { before: account.roles, after: roles },
  });
};

/** Ends the account's sessions; what its devices hold sealed stays with them. */
export const disableAccount = async (
  ctx: AuthContext,
  actor: AccountActor,
  accountId: string,
): Promise<Result<ManagedAccount, Refusal>> => {
  const account = await readAccount(ctx, accountId);
  if (account === undefined) return refuse('not_found');
  if (!mayManage(actor, account) || (await isLastAdministrator(ctx, account))) return refuse('forbidden');
  const disabledAt = toInstant(ctx.clock.nowMs());
  const written = await changeRights(ctx, accountId, { disabledAt });
  await endOtherSessions(ctx, accountId, undefined);
  return announce(ctx, actor, written, { type: 'account_disabled' });
};

export const enableAccount = async (
  ctx: AuthContext,
  actor: AccountActor,
  accountId: string,
): Promise<Result<ManagedAccount, Refusal>> => {
  const account = await readAccount(ctx, accountId);
  if (account === undefined) return refuse('not_found');
  if (!mayManage(actor, account)) return refuse('forbidden');
  const written = await changeRights(ctx, accountId, { disabledAt: null });
  return announce(ctx, actor, written, { type: 'account_enabled' });
};

const changeRights = async (
  ctx: AuthContext,
  accountId: string,
  change: Partial<Pick<Account, 'roles' | 'disabledAt'>>,
): Promise<Account | undefined> => {
  const written = await updateAccount(ctx, accountId, (current) => ({
    ...current,
    ...change,
    rightsVersion: rightsVersionOf(current) + 1,
  }));
  if (written !== undefined) ctx.revocations.rightsChanged(accountId, rightsVersionOf(written));
  return written;
};

const mayManage = (actor: AccountActor, account: Account): boolean =>
  account.roles.length === 0
    ? mayGrant(actor, 'admin')
    : account.roles.every((role) => mayGrant(actor, role));

const isLastAdministrator = async (ctx: AuthContext, account: Account): Promise<boolean> => {
  const administrators = (await listAccounts(ctx)).filter(
    (other) => other.roles.includes('admin') && !isDisabled(other),
  );
  return administrators.length === 1 && administrators[0]?._id === account._id;
};

const announce = (
  ctx: AuthContext,
  actor: AccountActor,
  written: Account | undefined,
  event: Pick<SecurityEvent, 'type' | 'roles'>,
): Result<ManagedAccount, Refusal> => {
  if (written === undefined) return refuse('not_found');
  ctx.hints.rightsChanged(written._id);
  reportSecurity(ctx, { ...event, accountId: written._id, by: actor.id });
  return ok(toManagedAccount(written));
};
