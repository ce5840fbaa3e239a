/**
 * A right code buys a ticket: one answer within twenty minutes. What must stay true: a ticket is good for one person; the same
 * answer sent twice (its first answer was lost) is answered alike, and is the same attendance; tickets outlive the server's
 * process, and the database holds only their hash.
 */
import { TICKET_SECONDS } from '#schemas/protocol/check-in.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { SESSIONS_DB } from '#server/auth/auth-context.ts';
import { insertDocument, readDocument, updateDocument } from '#server/ports/stored-records.ts';
import type { ServerContext } from '#server/context.ts';
import { hashToken, randomToken, TOKEN_PATTERN } from '#server/crypto/random-token.ts';

type TicketContext = Pick<ServerContext, 'couch' | 'clock'>;

/** Whose answer the ticket was spent on, noted before anything is written. */
export interface TicketClaim {
  readonly attendanceId: string;
  /** The person had answered before. */
  readonly already: boolean;
  readonly answeredAtMs: number;
}

export interface Ticket {
  readonly _id: string;
  readonly activityId: string;
  readonly answerBeforeMs: number;
  /** Kept a day longer than it is good for, to answer the same answer again. */
  readonly expiresAtMs: number;
  readonly claim: TicketClaim | null;
}

const DAY_MS = 24 * 3_600_000;

const idOf = (ticket: string): string => `ticket:${hashToken(ticket)}`;

export const issueTicket = async (ctx: TicketContext, activityId: string): Promise<string> => {
  const ticket = randomToken();
  const answerBeforeMs = ctx.clock.nowMs() + TICKET_SECONDS * 1000;
  const doc: Ticket = {
    _id: idOf(ticket),
    activityId,
    answerBeforeMs,
    expiresAtMs: answerBeforeMs + DAY_MS,
    claim: null,
  };
  await insertDocument(ctx.couch, SESSIONS_DB, { ...doc });
  return ticket;
};

/** A spent ticket is found too, as long as it could be the same answer again. */
export const findTicket = async (
  ctx: TicketContext,
  ticket: string,
  activityId: string,
): Promise<Result<Ticket, 'ticket_invalid'>> => {
  if (!TOKEN_PATTERN.test(ticket)) return err('ticket_invalid');
  const found = await readDocument<Ticket>(ctx.couch, SESSIONS_DB, idOf(ticket));
  if (found === undefined || found.activityId !== activityId) return err('ticket_invalid');
  const endMs = found.claim === null ? found.answerBeforeMs : found.expiresAtMs;
  return ctx.clock.nowMs() < endMs ? ok(found) : err('ticket_invalid');
};

/** The claim that counts: this one, or the one already made for the same person. */
export const claimTicket = async (
  ctx: TicketContext,
  ticket: Ticket,
  claim: TicketClaim,
): Promise<Result<TicketClaim, 'ticket_invalid'>> => {
  let standing: TicketClaim = claim;
  await updateDocument<Ticket>(ctx.couch, SESSIONS_DB, ticket._id, (current) => {
    standing = current.claim ?? claim;
    return current.claim === null ? { ...current, claim } : undefined;
  });
  return standing.attendanceId === claim.attendanceId ? ok(standing) : err('ticket_invalid');
};
