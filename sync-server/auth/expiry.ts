/**
 * What is over is deleted (R34): sessions, tickets and devices past their end, and invitations a month after theirs, since
 * they hold a name and an address. An invitation that nobody accepted is reported when it ends (R51).
 */
import type { StoredDoc } from '#server/ports/couch.ts';
import { ACCOUNTS_DB, SESSIONS_DB, type AuthContext } from './auth-context.ts';
import { isClaimed, isSameClaim, type Invitation } from './invitations.ts';
import { reportSecurity, type SecurityContext } from './security-events.ts';
import { documentsUnder, updateDocument } from '#server/ports/stored-records.ts';

const HOUR_MS = 3_600_000;
const INVITATION_KEPT_MS = 30 * 24 * HOUR_MS;

/** How many were deleted. A document that was written to meanwhile stays until the next time. */
export const deleteExpired = async (ctx: Pick<AuthContext, 'couch' | 'clock'>): Promise<number> => {
  const nowMs = ctx.clock.nowMs();
  const [temporary, invitations] = await Promise.all([
    ctx.couch.range(SESSIONS_DB, { startId: '', endId: '\ufff0' }),
    ctx.couch.range(ACCOUNTS_DB, { startId: 'invitation:', endId: 'invitation:\ufff0' }),
  ]);
  const ended = temporary.filter((doc) => Number(doc['expiresAtMs']) <= nowMs);
  const endsMs = await Promise.all(
    invitations.map((doc) => invitationEndMs(ctx, doc as unknown as Invitation)),
  );
  const settled = invitations.filter(
    (_, index) => (endsMs[index] ?? Number.POSITIVE_INFINITY) + INVITATION_KEPT_MS <= nowMs,
  );
  const [first, second] = await Promise.all([
    remove(ctx, SESSIONS_DB, ended),
    remove(ctx, ACCOUNTS_DB, settled),
  ]);
  return first + second;
};

/** A claim that came to nothing ends nothing: the link is as good as before. */
const invitationEndMs = async (
  ctx: Pick<AuthContext, 'couch' | 'clock'>,
  { withdrawnAtMs, claim, createdAtMs, expiresAtMs }: Invitation,
): Promise<number> => {
  if (withdrawnAtMs !== null) return withdrawnAtMs;
  if (claim !== null && (await isClaimed(ctx, claim))) return Math.max(claim.atMs, createdAtMs);
  return expiresAtMs ?? Number.POSITIVE_INFINITY;
};

const remove = async (
  { couch }: Pick<AuthContext, 'couch'>,
  db: string,
  docs: readonly StoredDoc[],
): Promise<number> => {
  if (docs.length === 0) return 0;
  const tombstones = docs.map(({ _id, _rev }) => ({ _id, _rev, _deleted: true }));
  return (await couch.bulkWrite(db, tombstones)).filter((outcome) => outcome.ok).length;
};

type ExpiryContext = SecurityContext & Pick<AuthContext, 'couch' | 'clock'>;

/** Each once: that it was done is noted in the invitation. */
export const reportExpiredInvitations = async (ctx: ExpiryContext): Promise<void> => {
  const nowMs = ctx.clock.nowMs();
  const isUnreported = (one: Invitation): boolean =>
    one.withdrawnAtMs === null &&
    one.isExpiryReported !== true &&
    (one.expiresAtMs ?? Number.POSITIVE_INFINITY) <= nowMs;
  const all = await documentsUnder<Invitation>(ctx.couch, ACCOUNTS_DB, 'invitation:');
  for (const { _id, invitedBy, claim } of all.filter(isUnreported)) {
    if (await isClaimed(ctx, claim)) continue;
    const noted = await updateDocument<Invitation>(ctx.couch, ACCOUNTS_DB, _id, (one) =>
      isUnreported(one) && isSameClaim(one.claim, claim) ? { ...one, isExpiryReported: true } : undefined,
    );
    if (noted === undefined) continue;
    reportSecurity(ctx, { type: 'invitation_expired', accountId: undefined, by: invitedBy, about: _id });
  }
};

const lookForExpired = async (ctx: ExpiryContext): Promise<number> => {
  await reportExpiredInvitations(ctx);
  return deleteExpired(ctx);
};

/** Now and every hour; a failure waits for the next hour. Gives the way to stop. */
export const startExpiry = (ctx: ExpiryContext): (() => void) => {
  const run = (): void => {
    lookForExpired(ctx).then(
      (count) => {
        if (count > 0) ctx.log.info({ count }, 'expired records deleted');
      },
      (error: unknown) => ctx.log.warn({ err: error }, 'expired records not deleted'),
    );
  };
  run();
  const timer = setInterval(run, HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
};
