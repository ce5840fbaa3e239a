/** `/auth/accounts`: those who may give a role see who holds it, and change it. `/auth/devices`: which devices were here when. */
import type { Router } from 'express';
import { rolesRequestSchema, type DevicesResponse } from '#schemas/protocol/auth.ts';
import { maySeeDevices } from '#schemas/rules/devices.ts';
import { mayInvite } from '#schemas/rules/grants.ts';
import type { AuthContext } from '#server/auth/auth-context.ts';
import { listExecutiveDevices } from '#server/auth/executive-devices.ts';
import {
  changeRoles,
  disableAccount,
  enableAccount,
  listManagedAccounts,
  withRightsQueue,
} from '#server/auth/manage-accounts.ts';
import { readBody, sendRefusal, sendResult } from './answers.ts';
import { actingAs } from './auth-http.ts';

export const accountRoutes = (router: Router, ctx: AuthContext): void => {
  const rights = withRightsQueue(ctx);
  router.get('/accounts', async (request, response) => {
    const actor = await actingAs(ctx, request);
    if (!actor.ok) return sendRefusal(response, actor.error);
    if (!mayInvite(actor.value)) return sendRefusal(response, { code: 'forbidden' });
    response.json({ accounts: await listManagedAccounts(ctx, actor.value) });
  });

  router.get('/devices', async (request, response) => {
    const actor = await actingAs(ctx, request);
    if (!actor.ok) return sendRefusal(response, actor.error);
    if (!maySeeDevices(actor.value)) return sendRefusal(response, { code: 'forbidden' });
    const answer: DevicesResponse = { devices: await listExecutiveDevices(ctx) };
    response.json(answer);
  });

  router.put('/accounts/:id/roles', async (request, response) => {
    const actor = await actingAs(ctx, request);
    if (!actor.ok) return sendRefusal(response, actor.error);
    const body = readBody(rolesRequestSchema, request);
    if (!body.ok) return sendRefusal(response, body.error);
    sendResult(response, await changeRoles(rights, actor.value, request.params.id, body.value));
  });

  router.post('/accounts/:id/disable', async (request, response) => {
    const actor = await actingAs(ctx, request);
    if (!actor.ok) return sendRefusal(response, actor.error);
    sendResult(response, await disableAccount(rights, actor.value, request.params.id));
  });

  router.post('/accounts/:id/enable', async (request, response) => {
    const actor = await actingAs(ctx, request);
    if (!actor.ok) return sendRefusal(response, actor.error);
    sendResult(response, await enableAccount(rights, actor.value, request.params.id));
  });
};
