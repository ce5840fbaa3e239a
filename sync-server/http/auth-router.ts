/**
 * `/auth`: signing in, staying signed in, and one's own account. Every answer is private to its device (`no-store`), and
 * nothing that a cookie authorises is done for a page of another site.
 */
import { Router } from 'express';
import {
  confirmSecondFactorRequestSchema,
  loginRequestSchema,
  passphraseRequestSchema,
  preloginRequestSchema,
  recoveryCodesRequestSchema,
  REFRESH_COOKIE,
  secondFactorRequestSchema,
  type MeResponse,
} from '#schemas/protocol/auth.ts';
import { toAccountView } from '#server/auth/accounts.ts';
import { createAttempts, type Attempts } from '#server/auth/attempts.ts';
import type { AuthContext } from '#server/auth/auth-context.ts';
import { logIn } from '#server/auth/login.ts';
import {
  activeAccount,
  beginSecondFactor,
  changePassphrase,
  confirmSecondFactor,
  renewRecoveryCodes,
} from '#server/auth/own-account.ts';
import { prelogin } from '#server/auth/prelogin.ts';
import { reportSecurity } from '#server/auth/security-events.ts';
import { openSession, renewSession } from '#server/auth/session-response.ts';
import { endSession, endSessionOfToken, listSessions } from '#server/auth/sessions.ts';
import { accountRoutes } from './auth-account-routes.ts';
import { readBody, sendRefusal, sendResult } from './answers.ts';
import { callerOf, clearRefreshCookie, setRefreshCookie, signedInAs } from './auth-http.ts';
import { invitationRoutes } from './auth-invitation-routes.ts';
import { deviceLabelOf, isOwnOrigin, readCookie } from './request-origin.ts';

export const createAuthRouter = (ctx: AuthContext): Router => {
  const router = Router({ strict: true });
  const attempts = createAttempts();
  router.use((request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    if (request.method !== 'GET' && !isOwnOrigin(request, ctx.config)) {
      sendRefusal(response, { code: 'wrong_origin' });
      return;
    }
    next();
  });
  sessionRoutes(router, ctx, attempts);
  ownAccountRoutes(router, ctx, attempts);
  invitationRoutes(router, ctx);
  accountRoutes(router, ctx);
  return router;
};

const sessionRoutes = (router: Router, ctx: AuthContext, attempts: Attempts): void => {
  router.post('/prelogin', async (request, response) => {
    const body = readBody(preloginRequestSchema, request);
    if (!body.ok) return sendRefusal(response, body.error);
    response.json(await prelogin(ctx, body.value.email));
  });

  router.post('/login', async (request, response) => {
    const body = readBody(loginRequestSchema, request);
    if (!body.ok) return sendRefusal(response, body.error);
    const account = await logIn(ctx, attempts, body.value, callerOf(ctx, request, response));
    if (!account.ok) return sendRefusal(response, account.error);
    const opened = await openSession(ctx, account.value, deviceLabelOf(request));
    setRefreshCookie(ctx, response, opened.refreshToken);
    response.json(opened.response);
  });

  router.post('/refresh', async (request, response) => {
    const token = readCookie(request, REFRESH_COOKIE);
    if (token === undefined) return sendRefusal(response, { code: 'not_signed_in' });
    const renewed = await renewSession(ctx, token, callerOf(ctx, request, response));
    if (!renewed.ok) {
      clearRefreshCookie(ctx, response);
      return sendRefusal(response, { code: renewed.error });
    }
    setRefreshCookie(ctx, response, renewed.value.refreshToken);
    response.json(renewed.value.response);
  });

  router.post('/logout', async (request, response) => {
    const token = readCookie(request, REFRESH_COOKIE);
    const accountId = token === undefined ? undefined : await endSessionOfToken(ctx, token);
    if (accountId !== undefined) {
      reportSecurity(ctx, { type: 'signed_out', accountId, caller: callerOf(ctx, request, response) });
    }
    clearRefreshCookie(ctx, response);
    response.status(204).end();
  });
};

const ownAccountRoutes = (router: Router, ctx: AuthContext, attempts: Attempts): void => {
  router.get('/me', async (request, response) => {
    const signed = await signedInAs(ctx, request, response);
    if (!signed.ok) return sendRefusal(response, signed.error);
    const { claims } = signed.value;
    const account = await activeAccount(ctx, claims);
    if (!account.ok) return sendRefusal(response, account.error);
    const me: MeResponse = {
      account: toAccountView(account.value),
      sessions: await listSessions(ctx, claims.accountId, claims.sessionId),
      recoveryCodesLeft: account.value.recoveryCodeHashes.length,
    };
    response.json(me);
  });

  router.delete('/sessions/:id', async (request, response) => {
    const signed = await signedInAs(ctx, request, response);
    if (!signed.ok) return sendRefusal(response, signed.error);
    const { accountId } = signed.value.claims;
    if (!(await endSession(ctx, accountId, request.params.id))) {
      return sendRefusal(response, { code: 'not_found' });
    }
    ctx.hints.rightsChanged(accountId);
    reportSecurity(ctx, { type: 'session_ended', accountId, caller: signed.value.caller });
    response.status(204).end();
  });

  router.post('/passphrase', async (request, response) => {
    const signed = await signedInAs(ctx, request, response);
    if (!signed.ok) return sendRefusal(response, signed.error);
    const body = readBody(passphraseRequestSchema, request);
    sendResult(response, body.ok ? await changePassphrase(ctx, attempts, signed.value, body.value) : body);
  });

  router.post('/recovery-codes', async (request, response) => {
    const signed = await signedInAs(ctx, request, response);
    if (!signed.ok) return sendRefusal(response, signed.error);
    const body = readBody(recoveryCodesRequestSchema, request);
    if (!body.ok) return sendRefusal(response, body.error);
    const codes = await renewRecoveryCodes(ctx, attempts, signed.value, body.value.totp);
    if (!codes.ok) return sendRefusal(response, codes.error);
    response.json({ recoveryCodes: codes.value });
  });

  router.post('/second-factor', async (request, response) => {
    const signed = await signedInAs(ctx, request, response);
    if (!signed.ok) return sendRefusal(response, signed.error);
    const body = readBody(secondFactorRequestSchema, request);
    if (!body.ok) return sendRefusal(response, body.error);
    sendResult(response, await beginSecondFactor(ctx, attempts, signed.value, body.value.currentSecret));
  });

  router.post('/second-factor/confirm', async (request, response) => {
    const signed = await signedInAs(ctx, request, response);
    if (!signed.ok) return sendRefusal(response, signed.error);
    const body = readBody(confirmSecondFactorRequestSchema, request);
    if (!body.ok) return sendRefusal(response, body.error);
    sendResult(response, await confirmSecondFactor(ctx, attempts, signed.value, body.value.totp));
  });
};
