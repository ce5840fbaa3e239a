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
import type { Revocations } from './revocations.ts';

export interface AuthenticationContext {
  readonly clock: Clock;
  readonly secrets: Pick<Secrets, 'accessToken'>;
  readonly revocations: Pick<Revocations, 'isRevoked'>;
}

export interface Identity {
  readonly actor: Actor;
  /** Of the token that was shown; a visitor shows none. */
  readonly claims: AccessClaims | undefined;
}

const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/;

/** `not_signed_in`: the token is expired, revoked or not ours; the device refreshes its session and tries again. */
export const identify = async (
  ctx: AuthenticationContext,
  authorizationHeader: string | undefined,
): Promise<Result<Identity, ErrorCode>> => {
  if (authorizationHeader === undefined) return ok({ actor: VISITOR, claims: undefined });
  const claims = await readBearer(ctx, authorizationHeader);
  if (claims === undefined) return err('not_signed_in');
  return ok({ actor: { kind: 'account', id: claims.accountId, roles: claims.roles }, claims });
};

export const authenticate = async (
  ctx: AuthenticationContext,
  authorizationHeader: string | undefined,
): Promise<Result<Actor, ErrorCode>> => {
  const known = await identify(ctx, authorizationHeader);
  return known.ok ? ok(known.value.actor) : known;
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
  if (token === undefined) return undefined;
  const claims = await readAccessToken(ctx.secrets.accessToken, token, ctx.clock.nowMs());
  return claims === undefined || ctx.revocations.isRevoked(claims) ? undefined : claims;
};
