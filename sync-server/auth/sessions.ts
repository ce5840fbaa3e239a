/**
 * A session is one sign-in of one device. Its refresh token changes each time it is used (R29):
 *
 * - the current token gives the next one;
 * - the one before stays valid until its successor is first used, so that an answer lost on a bad network logs nobody out;
 *   for a minute it gives the same successor again (two tabs that ask at once), later a fresh one, and the unused one dies;
 * - any other token of the session was stolen, or the thief's use made it old: the session ends for both.
 *
 * A session that is not used for 60 days ends by itself (R26). What ends earlier takes its access token along.
 */
import { ulid } from 'ulid';
import { REFRESH_DAYS, type SessionView } from '#schemas/protocol/auth.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { SESSIONS_DB, type RecordContext, type SessionContext } from './auth-context.ts';
import { readRefreshToken, writeRefreshToken, type RefreshToken } from './refresh-token.ts';
import { documentsUnder, insertDocument, updateDocument } from '#server/ports/stored-records.ts';

export interface Session {
  /** `session:<account ulid>:<session ulid>`: an account's sessions are one id range. */
  readonly _id: string;
  readonly createdAtMs: number;
  readonly lastSeenAtMs: number;
  readonly expiresAtMs: number;
  /** Generation of the token that was issued last, and of the one before it that is still good. */
  readonly current: number;
  readonly previous: number | null;
  readonly rotatedAtMs: number;
  /** Browser family, as the person should recognise it. */
  readonly device: string;
  readonly revokedAtMs: number | null;
}

export const REFRESH_LIFETIME_MS = REFRESH_DAYS * 24 * 3_600_000;
/** Requests sent together by one browser arrive within this time, even on 2G. */
const SAME_SUCCESSOR_MS = 60_000;

export type RefreshError =
  { readonly type: 'session_ended' } | { readonly type: 'token_reused'; readonly accountId: string };

export interface RotatedSession {
  readonly accountId: string;
  readonly sessionId: string;
  readonly refreshToken: string;
}

const ulidOfAccount = (accountId: string): string => accountId.slice('account:'.length);
const sessionDocId = (accountUlid: string, sessionUlid: string): string =>
  `session:${accountUlid}:${sessionUlid}`;
export const sessionIdOf = (session: Pick<Session, '_id'>): string => session._id.slice(-26);

export const startSession = async (
  ctx: RecordContext,
  accountId: string,
  device: string,
): Promise<RotatedSession> => {
  const nowMs = ctx.clock.nowMs();
  const token: RefreshToken = {
    accountUlid: ulidOfAccount(accountId),
    sessionUlid: ulid(nowMs),
    generation: 1,
  };
  const session: Session = {
    _id: sessionDocId(token.accountUlid, token.sessionUlid),
    createdAtMs: nowMs,
    lastSeenAtMs: nowMs,
    expiresAtMs: nowMs + REFRESH_LIFETIME_MS,
    current: token.generation,
    previous: null,
    rotatedAtMs: nowMs,
    device,
    revokedAtMs: null,
  };
  if (!(await insertDocument(ctx.couch, SESSIONS_DB, { ...session }))) throw new Error('session id in use');
  return { accountId, sessionId: token.sessionUlid, refreshToken: writeRefreshToken(ctx, token) };
};

/** `token_reused`: the session has just been ended because an older token came back. */
export const rotateSession = async (
  ctx: SessionContext,
  tokenText: string,
): Promise<Result<RotatedSession, RefreshError>> => {
  const token = readRefreshToken(ctx, tokenText);
  if (token === undefined) return err({ type: 'session_ended' });
  const id = sessionDocId(token.accountUlid, token.sessionUlid);
  const nowMs = ctx.clock.nowMs();
  const written = await updateDocument<Session>(ctx.couch, SESSIONS_DB, id, (session) => {
    if (!isAlive(session, nowMs)) return undefined;
    return nextState(session, token.generation, nowMs);
  });
  const accountId = `account:${token.accountUlid}`;
  if (written === undefined) return err({ type: 'session_ended' });
  if (written.revokedAtMs !== null) {
    ctx.revocations.sessionEnded(token.sessionUlid);
    return err({ type: 'token_reused', accountId });
  }
  return ok({
    accountId,
    sessionId: token.sessionUlid,
    refreshToken: writeRefreshToken(ctx, { ...token, generation: written.current }),
  });
};

const isAlive = (session: Session, nowMs: number): boolean =>
  session.revokedAtMs === null && session.expiresAtMs > nowMs;

const nextState = (session: Session, generation: number, nowMs: number): Session => {
  const seen = { ...session, lastSeenAtMs: nowMs, expiresAtMs: nowMs + REFRESH_LIFETIME_MS };
  // Above `current`: really issued, so the database was set back to an older copy. That is no theft.
  if (generation >= session.current) {
    return { ...seen, previous: generation, current: generation + 1, rotatedAtMs: nowMs };
  }
  if (generation !== session.previous) return { ...session, revokedAtMs: nowMs };
  return nowMs - session.rotatedAtMs <= SAME_SUCCESSOR_MS
    ? seen
    : { ...seen, current: session.current + 1, rotatedAtMs: nowMs };
};

/** Idempotent: signing out twice, or with a token that has already ended, is signing out. Gives the session that ended. */
export const endSessionOfToken = async (
  ctx: SessionContext,
  tokenText: string,
): Promise<string | undefined> => {
  const token = readRefreshToken(ctx, tokenText);
  if (token === undefined) return undefined;
  const isEnded = await revoke(ctx, sessionDocId(token.accountUlid, token.sessionUlid));
  return isEnded ? `account:${token.accountUlid}` : undefined;
};

/** false: the account has no such living session. */
export const endSession = (ctx: SessionContext, accountId: string, sessionId: string): Promise<boolean> =>
  revoke(ctx, sessionDocId(ulidOfAccount(accountId), sessionId));

const revoke = async (ctx: SessionContext, id: string): Promise<boolean> => {
  const nowMs = ctx.clock.nowMs();
  const written = await updateDocument<Session>(ctx.couch, SESSIONS_DB, id, (session) =>
    isAlive(session, nowMs) ? { ...session, revokedAtMs: nowMs } : undefined,
  );
  if (written === undefined) return false;
  ctx.revocations.sessionEnded(sessionIdOf(written));
  return true;
};

/** Ends all sessions of the account but one; all when `keep` is undefined. Gives how many. */
export const endOtherSessions = async (
  ctx: SessionContext,
  accountId: string,
  keep: string | undefined,
): Promise<number> => {
  const others = (await livingSessions(ctx, accountId)).filter((session) => sessionIdOf(session) !== keep);
  const ended = await Promise.all(others.map((session) => revoke(ctx, session._id)));
  return ended.filter(Boolean).length;
};

const livingSessions = async (ctx: RecordContext, accountId: string): Promise<Session[]> => {
  const prefix = `session:${ulidOfAccount(accountId)}:`;
  const sessions = await documentsUnder<Session>(ctx.couch, SESSIONS_DB, prefix);
  return sessions.filter((session) => isAlive(session, ctx.clock.nowMs()));
};

/** Ended before their time and not yet forgotten, of all accounts, the earliest first. */
export const endedSessions = async (ctx: Pick<RecordContext, 'couch'>): Promise<Session[]> =>
  (await documentsUnder<Session>(ctx.couch, SESSIONS_DB, 'session:'))
    .filter((session) => session.revokedAtMs !== null)
    .toSorted((a, b) => (a.revokedAtMs ?? 0) - (b.revokedAtMs ?? 0));

/** Living ones of all accounts. */
export const allLivingSessions = async (ctx: Pick<RecordContext, 'couch' | 'clock'>): Promise<Session[]> =>
  (await documentsUnder<Session>(ctx.couch, SESSIONS_DB, 'session:')).filter((session) =>
    isAlive(session, ctx.clock.nowMs()),
  );

/** Whose session it is. */
export const accountIdOfSession = ({ _id }: Pick<Session, '_id'>): string =>
  `account:${_id.split(':')[1] ?? ''}`;

export const listSessions = async (
  ctx: RecordContext,
  accountId: string,
  currentSessionId: string,
): Promise<SessionView[]> =>
  (await livingSessions(ctx, accountId))
    .map((session) => ({
      id: sessionIdOf(session),
      createdAt: toInstant(session.createdAtMs),
      lastSeenAt: toInstant(session.lastSeenAtMs),
      device: session.device,
      current: sessionIdOf(session) === currentSessionId,
    }))
    .toSorted((a, b) => b.lastSeenAt.localeCompare(a.lastSeenAt));
