/** What the routes of sign-in share: the refresh cookie, and who is signed in. */
import type { Request, Response } from 'express';
import { REFRESH_COOKIE } from '#schemas/protocol/auth.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import type { AuthContext } from '#server/auth/auth-context.ts';
import { requireClaims } from '#server/auth/authenticate.ts';
import { activeAccount, type Signed } from '#server/auth/own-account.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import type { Caller } from '#server/auth/security-events.ts';
import { REFRESH_LIFETIME_MS } from '#server/auth/sessions.ts';
import { addressOf, deviceOf } from './request-origin.ts';

export const setRefreshCookie = (ctx: AuthContext, response: Response, token: string): void => {
  response.cookie(REFRESH_COOKIE, token, { ...refreshCookieOptions(ctx), maxAge: REFRESH_LIFETIME_MS });
};

export const clearRefreshCookie = (ctx: AuthContext, response: Response): void => {
  response.clearCookie(REFRESH_COOKIE, refreshCookieOptions(ctx));
};

const refreshCookieOptions = (ctx: AuthContext) =>
  ({ httpOnly: true, sameSite: 'strict', secure: ctx.config.isSecure, path: '/auth' }) as const;

export const callerOf = (ctx: AuthContext, request: Request, response: Response): Caller => ({
  device: deviceOf(request, response, ctx.config).id,
  address: addressOf(request),
});

/** Whoever sends a valid access token. */
export const signedInAs = async (
  ctx: AuthContext,
  request: Request,
  response: Response,
): Promise<Result<Signed, Refusal>> => {
  const claims = await requireClaims(ctx, request.headers.authorization);
  if (!claims.ok) return refuse(claims.error);
  return ok({ claims: claims.value, caller: callerOf(ctx, request, response) });
};

/** For acts on other people's accounts the roles of this moment count, not those of the token. */
export const actingAs = async (
  ctx: AuthContext,
  request: Request,
): Promise<Result<AccountActor, Refusal>> => {
  const claims = await requireClaims(ctx, request.headers.authorization);
  if (!claims.ok) return refuse(claims.error);
  const account = await activeAccount(ctx, claims.value);
  return account.ok ? ok({ kind: 'account', id: account.value._id, roles: account.value.roles }) : account;
};
