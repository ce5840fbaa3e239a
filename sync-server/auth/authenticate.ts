/**
 * Who sends this request? Without an `Authorization` header: a visitor. With one, it must be a valid access token: a
 * device that believes itself signed in is told that it no longer is, instead of silently seeing less.
 */
import type { ErrorCode } from '#schemas/protocol/error-codes.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { VISITOR, type Actor } from '#schemas/rules/roles.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Secrets } from '#server/setup/secrets.ts';
import { readAccessToken, type AccessClaims } from './access-token.ts';

export interface AuthenticationContext {
  readonly clock: Clock;
  readonly secrets: Pick<Secrets, 'accessToken'>;
}

const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/;

/** `not_signed_in`: the token is expired or not ours; the device refreshes its session and tries again. */
export const authenticate = async (
  ctx: AuthenticationContext,
  authorizationHeader: string | undefined,
): Promise<Result<Actor, ErrorCode>> => {
  if (authorizationHeader === undefined) return ok(VISITOR);
  const claims = await readBearer(ctx, authorizationHeader);
  if (claims === undefined) return err('not_signed_in');
  return ok({ kind: 'account', id: claims.accountId, roles: claims.roles });
};

/** For routes that need an account: its claims, session included. */
export const requireClaims = async (
  ctx: AuthenticationContext,
  authorizationHeader: string | undefined,
): Promise<Result<AccessClaims, ErrorCode>> => {
  const claims = authorizationHeader === undefined ? undefined : await readBearer(ctx, authorizationHeader);
  return claims === undefined ? err('not_signed_in') : ok(claims);
};

const readBearer = async (ctx: AuthenticationContext, header: string): Promise<AccessClaims | undefined> => {
  const token = BEARER.exec(header)?.[1];
  return token === undefined ? undefined : readAccessToken(ctx.secrets.accessToken, token, ctx.clock.nowMs());
};
