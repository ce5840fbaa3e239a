/**
 * Roles given and taken, accounts disabled. What must stay true: nobody changes a role they could not give (schemas/rules/
 * grants.ts), and the last administrator stays one. A change holds at once: tokens made before it are refused from then on,
 * and open devices are told to renew their session.
 */
import type { ManagedAccount } from '#schemas/protocol/auth.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { ErrorCode } from '#schemas/protocol/error-codes.ts';
import { hasSameRoles, mayGrant, roleChangeProblem, type RoleChange } from '#schemas/rules/grants.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';
import { createQueue, type Queue } from '#server/replication/queue.ts';
import {
  isDisabled,
  listAccounts,
  readAccount,
  rightsVersionOf,
  updateAccount,
  type Account,
} from './accounts.ts';
import { askedRoles } from './asked-roles.ts';
import type { AuthContext } from './auth-context.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import { reportSecurity, type SecurityEvent } from './security-events.ts';
import { endOtherSessions } from './sessions.ts';

export interface RightsContext extends AuthContext {
  readonly rightsQueue: Queue;
}

/** Once for a server: changes of rights made under two contexts would not wait for each other. */
export const withRightsQueue = (ctx: AuthContext): RightsContext => ({ ...ctx, rightsQueue: createQueue() });

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
  ctx: RightsContext,
  actor: AccountActor,
  accountId: string,
  wanted: RoleChange,
): Promise<Result<ManagedAccount, Refusal>> => {
  const asked = askedRoles(wanted.roles);
  if (!asked.ok) return asked;
  const roles = asked.value;
  const changed = await changeRights(ctx, accountId, (account, isLastAdministrator) => {
    const problem = roleChangeProblem(actor, account.roles, wanted);
    // Whose answer was lost asks again for what stands.
    if (problem === 'roles_stale' && hasSameRoles(account.roles, roles)) return ok(undefined);
    if (problem !== undefined) return err(problem);
    return isLastAdministrator && !roles.includes('admin') ? err('forbidden') : ok({ roles });
  });
  if (!changed.ok) return changed;
  const { before, after } = changed.value;
  if (after === before) return ok(toManagedAccount(after));
  const facts = { before: before.roles, after: after.roles };
  return ok(announce(ctx, actor, after, { type: 'roles_changed', roles: facts }));
};

/** Ends the account's sessions; what its devices hold sealed stays with them. */
export const disableAccount = async (
  ctx: RightsContext,
  actor: AccountActor,
  accountId: string,
): Promise<Result<ManagedAccount, Refusal>> => {
  const disabledAt = toInstant(ctx.clock.nowMs());
  const changed = await changeRights(ctx, accountId, (account, isLastAdministrator) =>
    mayManage(actor, account) && !isLastAdministrator ? ok({ disabledAt }) : err('forbidden'),
  );
  if (!changed.ok) return changed;
  await endOtherSessions(ctx, accountId, undefined);
  return ok(announce(ctx, actor, changed.value.after, { type: 'account_disabled' }));
};

export const enableAccount = async (
  ctx: RightsContext,
  actor: AccountActor,
  accountId: string,
): Promise<Result<ManagedAccount, Refusal>> => {
  const changed = await changeRights(ctx, accountId, (account) =>
    mayManage(actor, account) ? ok({ disabledAt: null }) : err('forbidden'),
  );
  if (!changed.ok) return changed;
  return ok(announce(ctx, actor, changed.value.after, { type: 'account_enabled' }));
};

type RightsChange = Partial<Pick<Account, 'roles' | 'disabledAt'>>;

/**
 * `judge` sees the account as it is when it is written; undefined changes nothing. One change at a time: two that each leave an
 * administrator may leave none together.
 */
const changeRights = (
  ctx: RightsContext,
  accountId: string,
  judge: (current: Account, isLastAdministrator: boolean) => Result<RightsChange | undefined, ErrorCode>,
): Promise<Result<{ readonly before: Account; readonly after: Account }, Refusal>> =>
  ctx.rightsQueue.run(async () => {
    let before = await readAccount(ctx, accountId);
    if (before === undefined) return refuse('not_found');
    const isLast = await isLastAdministrator(ctx, accountId);
    let problem: ErrorCode | undefined;
    const after = await updateAccount(ctx, accountId, (current) => {
      before = current;
      const judged = judge(current, isLast);
      problem = judged.ok ? undefined : judged.error;
      if (!judged.ok || judged.value === undefined) return undefined;
      return { ...current, ...judged.value, rightsVersion: rightsVersionOf(current) + 1 };
    });
    if (problem !== undefined) return refuse(problem);
    if (after === undefined) return ok({ before, after: before });
    ctx.revocations.rightsChanged(accountId, rightsVersionOf(after));
    return ok({ before, after });
  });

const mayManage = (actor: AccountActor, account: Account): boolean =>
  account.roles.length === 0
    ? mayGrant(actor, 'admin')
    : account.roles.every((role) => mayGrant(actor, role));

const isLastAdministrator = async (ctx: AuthContext, accountId: string): Promise<boolean> => {
  const administrators = (await listAccounts(ctx)).filter(
    (other) => other.roles.includes('admin') && !isDisabled(other),
  );
  return administrators.length === 1 && administrators[0]?._id === accountId;
};

const announce = (
  ctx: AuthContext,
  actor: AccountActor,
  written: Account,
  event: Pick<SecurityEvent, 'type' | 'roles'>,
): ManagedAccount => {
  ctx.hints.rightsChanged(written._id);
  reportSecurity(ctx, { ...event, accountId: written._id, by: actor.id });
  return toManagedAccount(written);
};
