/** `/checkin`: an attendee's own phone, without account: what is it about, the code, the answer (R7, R8, R30). */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import {
  answerPhotoRequestSchema,
  answersRequestSchema,
  codeRequestSchema,
} from '#schemas/protocol/check-in.ts';
import type { ErrorCode } from '#schemas/protocol/error-codes.ts';
import type { Refusal } from '#server/refusal.ts';
import { reportSecurity, type Caller } from '#server/auth/security-events.ts';
import {
  isOpenAt,
  readCheckInActivity,
  toCheckInView,
  type CheckInActivity,
} from '#server/checkin/check-in-activity.ts';
import { roomKeyOf } from '#schemas/rules/room-key.ts';
import { isCurrentCode } from '#server/checkin/check-in-code.ts';
import { createCodeAttempts, type CodeAttempts } from '#server/checkin/code-attempts.ts';
import { createTicketBudgets, giveTicket, type TicketBudgets } from '#server/checkin/give-ticket.ts';
import { isProvenDevice } from '#server/checkin/proven-devices.ts';
import { takeAnswer } from '#server/checkin/take-answer.ts';
import { createPhotoBudgets, takePhoto, type PhotoBudgets } from '#server/checkin/take-photo.ts';
import type { ServerContext } from '#server/context.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { readBody, sendRefusal, sendResult } from './answers.ts';
import { requestIdOf } from './request-id.ts';
import { addressOf, deviceOf, networkOf } from './request-origin.ts';

export const createCheckInRouter = (ctx: ServerContext): Router => {
  const router = Router({ strict: true });
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.get('/:activityId', view(ctx));
  router.post('/:activityId/code', code(ctx, createCodeAttempts(ctx.clock), createTicketBudgets()));
  router.post('/:activityId/answers', answers(ctx));
  router.post('/:activityId/photo', photo(ctx, createPhotoBudgets()));
  return router;
};

type ActivityRequest = Pick<Request<{ activityId: string }>, 'params'>;

/** Answers for itself when there is no such activity. */
const activityOf = async (
  ctx: ServerContext,
  request: ActivityRequest,
  response: Response,
): Promise<CheckInActivity | undefined> => {
  const found = await readCheckInActivity(ctx, request.params.activityId);
  if (found === undefined) sendRefusal(response, { code: 'activity_unknown' });
  return found;
};

const view =
  (ctx: ServerContext): RequestHandler<{ activityId: string }> =>
  async (request, response) => {
    const found = await activityOf(ctx, request, response);
    if (found === undefined) return;
    // Gives the phone its cookie before the first code is typed.
    deviceOf(request, response, ctx.config);
    response.json(toCheckInView(found, ctx.clock.nowMs()));
  };

const code =
  (
    ctx: ServerContext,
    attempts: CodeAttempts,
    budgets: TicketBudgets,
  ): RequestHandler<{ activityId: string }> =>
  async (request, response) => {
    const body = readBody(codeRequestSchema, request);
    if (!body.ok) return sendRefusal(response, body.error);
    const found = await activityOf(ctx, request, response);
    if (found === undefined) return;
    const { activity, checkIn } = found;
    if (checkIn === null || !isOpenAt(found, ctx.clock.nowMs())) {
      return sendRefusal(response, { code: 'check_in_closed' });
    }
    const cookie = deviceOf(request, response, ctx.config);
    const address = addressOf(request);
    // Who sends no cookie could be a new device each time: then the address is the device.
    const device = cookie.isNew ? `address ${address}` : cookie.id;
    const codeName = `${activity.id} ${checkIn.counter}`;
    const judged = await attempts.judge(
      {
        code: codeName,
        device,
        address,
        network: networkOf(address),
        isInRoom: body.value.roomKey === roomKeyOf(checkIn, blake2bHex),
        isProven: () => isProvenDevice(ctx, device),
      },
      () => isCurrentCode(checkIn, body.value.code),
    );
    const asker = {
      activityId: activity.id,
      code: codeName,
      device: cookie.isNew ? undefined : device,
      address,
    };
    const given = judged.ok ? await giveTicket(ctx, budgets, asker) : judged;
    if (!given.ok) reportExhausted(ctx, activity.id, { device: cookie.id, address }, given.error);
    sendResult(response, given);
  };

/** A wrong code is no event; the one that uses up the attempts, and what comes after it, is, and so are too many right ones (R51). */
const reportExhausted = (ctx: ServerContext, about: string, caller: Caller, refusal: Refusal): void => {
  const { code: refusedBy, attemptsLeft } = refusal;
  if (!EXHAUSTED.has(refusedBy) && attemptsLeft !== 0) return;
  reportSecurity(ctx, { type: 'check_in_exhausted', accountId: undefined, code: refusedBy, about, caller });
};

const EXHAUSTED: ReadonlySet<ErrorCode> = new Set(['too_many_attempts', 'too_many_answers']);

const answers =
  (ctx: ServerContext): RequestHandler<{ activityId: string }> =>
  async (request, response) => {
    const body = readBody(answersRequestSchema, request);
    if (!body.ok) return sendRefusal(response, body.error);
    const found = await activityOf(ctx, request, response);
    if (found === undefined) return;
    sendResult(response, await takeAnswer(ctx, found, { ...body.value, requestId: requestIdOf(request) }));
  };

const photo =
  (ctx: ServerContext, budgets: PhotoBudgets): RequestHandler<{ activityId: string }> =>
  async (request, response) => {
    const body = readBody(answerPhotoRequestSchema, request);
    if (!body.ok) return sendRefusal(response, body.error);
    const found = await activityOf(ctx, request, response);
    if (found === undefined) return;
    const sent = { ...body.value, requestId: requestIdOf(request) };
    sendResult(response, await takePhoto(ctx, budgets, found, sent));
  };
