/** What a device gets when it signs in or renews its session: a token for ten minutes, with the roles of this moment. */
import { ACCESS_TOKEN_SECONDS, type SessionResponse } from '#schemas/protocol/auth.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { signAccessToken } from './access-token.ts';
import { isDisabled, readAccount, rightsVersionOf, toAccountView, type Account } from './accounts.ts';
import type { AuthContext } from './auth-context.ts';
import { reportSecurity, type Caller } from './security-events.ts';
import { endSession, rotateSession, startSession, type RotatedSession } from './sessions.ts';

export interface OpenedSession {
  readonly response: SessionResponse;
  readonly refreshToken: string;
}

export const openSession = async (
  ctx: AuthContext,
  account: Account,
  device: string,
): Promise<OpenedSession> => respond(ctx, account, await startSession(ctx, account._id, device));

/** Roles are read anew each time: what was granted, taken or disabled since takes effect here (R26). */
export const renewSession = async (
  ctx: AuthContext,
  refreshToken: string,
  caller: Caller,
): Promise<Result<OpenedSession, 'session_ended'>> => {
  const rotated = await rotateSession(ctx, refreshToken);
  if (!rotated.ok) {
    if (rotated.error.type === 'token_reused') reportReuse(ctx, rotated.error.accountId, caller);
    return err('session_ended');
  }
  const { accountId, sessionId } = rotated.value;
  const account = await readAccount(ctx, accountId);
  if (account === undefined || isDisabled(account)) {
    await endSession(ctx, accountId, sessionId);
    return err('session_ended');
  }
  return ok(await respond(ctx, account, rotated.value));
};

/** Somebody has a copy of a token: the devices of the account are told to renew their sessions, and this one cannot. */
const reportReuse = (ctx: AuthContext, accountId: string, caller: Caller): void => {
  reportSecurity(ctx, { type: 'refresh_token_reused', accountId, caller });
  ctx.hints.rightsChanged(accountId);
};

const respond = async (
  ctx: AuthContext,
  account: Account,
  session: RotatedSession,
): Promise<OpenedSession> => {
  const claims = {
    accountId: account._id,
    sessionId: session.sessionId,
    roles: account.roles,
    rightsVersion: rightsVersionOf(account),
  };
  const accessToken = await signAccessToken(ctx.secrets.accessToken, claims, ctx.clock.nowMs());
  const response = { accessToken, expiresInSeconds: ACCESS_TOKEN_SECONDS, account: toAccountView(account) };
  return { response, refreshToken: session.refreshToken };
};
