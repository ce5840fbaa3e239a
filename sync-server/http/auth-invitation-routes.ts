/** `/auth/invitations`: inviting people, and accepting; the first administrator's installation link is one of them. */
import type { Router } from 'express';
import { acceptRequestSchema, inviteRequestSchema, type AcceptResponse } from '#schemas/protocol/auth.ts';
import { ok } from '#schemas/primitives/result.ts';
import { acceptInvitation } from '#server/auth/accept-invitation.ts';
import type { AuthContext } from '#server/auth/auth-context.ts';
import {
  findInvitation,
  invite,
  listInvitations,
  toInvitationView,
  withdrawInvitation,
} from '#server/auth/invitations.ts';
import { openSession } from '#server/auth/session-response.ts';
import { readBody, sendRefusal, sendResult } from './answers.ts';
import { actingAs, callerOf, setRefreshCookie } from './auth-http.ts';
import { deviceLabelOf } from './request-origin.ts';

export const invitationRoutes = (router: Router, ctx: AuthContext): void => {
  router.post('/invitations', async (request, response) => {
    const actor = await actingAs(ctx, request);
    if (!actor.ok) return sendRefusal(response, actor.error);
    const body = readBody(inviteRequestSchema, request);
    sendResult(response, body.ok ? await invite(ctx, actor.value, body.value) : body);
  });

  router.get('/invitations', async (request, response) => {
    const actor = await actingAs(ctx, request);
    if (!actor.ok) return sendRefusal(response, actor.error);
    response.json({ invitations: await listInvitations(ctx, actor.value) });
  });

  router.delete('/invitations/:id', async (request, response) => {
    const actor = await actingAs(ctx, request);
    if (!actor.ok) return sendRefusal(response, actor.error);
    sendResult(response, await withdrawInvitation(ctx, actor.value, request.params.id));
  });

  router.get('/invitations/:token', async (request, response) => {
    const found = await findInvitation(ctx, request.params.token);
    sendResult(response, found.ok ? ok(await toInvitationView(ctx, found.value)) : found);
  });

  router.post('/invitations/:token/accept', async (request, response) => {
    const body = readBody(acceptRequestSchema, request);
    if (!body.ok) return sendRefusal(response, body.error);
    const caller = callerOf(ctx, request, response);
    const accepted = await acceptInvitation(ctx, request.params.token, body.value, caller);
    if (!accepted.ok) return sendRefusal(response, accepted.error);
    const opened = await openSession(ctx, accepted.value.account, deviceLabelOf(request));
    setRefreshCookie(ctx, response, opened.refreshToken);
    const answer: AcceptResponse = { ...opened.response, recoveryCodes: accepted.value.recoveryCodes };
    response.json(answer);
  });
};
