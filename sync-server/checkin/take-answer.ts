/**
 * An answer from an attendee's own phone → the person's card and the attendance, through the same door as every other write.
 * What must stay true: one person, one activity, one attendance, whatever else was recorded offline meanwhile; a card that is
 * already there keeps what it says, but for the consents, which are the person's own; nothing of other people is answered.
 */
import { databaseNameOf } from '#schemas/documents/collections.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { attendanceRangeOf, CHECK_IN_SERVICE } from '#schemas/primitives/ids.ts';
import type { AnswersResponse, CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import { answerToDocuments } from '#schemas/rules/check-in-answer.ts';
import { consentsAfterAnswer } from '#schemas/rules/consents.ts';
import { overfullTexts } from '#schemas/rules/merge-attendance.ts';
import { mergeDocuments } from '#schemas/rules/merge.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import type { ServerContext } from '#server/context.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { toStoredDocument } from '#server/replication/stored-document.ts';
import { isOpenAt, type CheckInActivity } from './check-in-activity.ts';
import { putDocument, type Combine } from './put-document.ts';
import { claimTicket, findTicket } from './tickets.ts';

export interface AnswerRequest {
  readonly ticket: string;
  readonly answer: CheckInAnswer;
  /** Names the request in the log and in the audit log. */
  readonly requestId: string;
}

export const takeAnswer = async (
  ctx: ServerContext,
  found: CheckInActivity,
  request: AnswerRequest,
): Promise<Result<AnswersResponse, Refusal>> => {
  const ticket = await findTicket(ctx, request.ticket, found.activity.id);
  if (!ticket.ok) return refuse(ticket.error);
  const unknown = unknownKeys(found, request.answer);
  if (unknown !== undefined) return refuse('invalid_body', { fields: unknown });
  const nowMs = ctx.clock.nowMs();
  const { attendance } = documentsOf(found, request.answer, nowMs);
  const attendances = databaseNameOf('attendances', found.activity.clubId);
  const before = await ctx.couch.get(attendances, attendance.id);
  const already = before !== undefined && before._deleted !== true;
  // Before the ticket is used up: what was typed is still on the attendee's screen, to be shortened and sent again.
  if (already && overfullTexts(together(attendance, toStoredDocument(before))).length > 0)
    return refuse('too_many_texts');
  const claim = { attendanceId: attendance.id, already, answeredAtMs: nowMs };
  const claimed = await claimTicket(ctx, ticket.value, claim);
  if (!claimed.ok) return refuse(claimed.error);
  const documents = documentsOf(found, request.answer, claimed.value.answeredAtMs);
  await putDocument(ctx, request, 'participants', documents.participant, withConsentsOf);
  const kept = await putDocument(ctx, request, 'attendances', documents.attendance, together);
  const ordinal = await ordinalOf(ctx, found, kept);
  return ok({ ordinal, already: claimed.value.already, late: fieldOf(kept, 'late') === true });
};

/** The lists are the club's; a key that is not in them was made by hand, or taken off the list meanwhile. */
const unknownKeys = (found: CheckInActivity, answer: CheckInAnswer): Record<string, string> | undefined => {
  const has = (list: CheckInActivity['studyLevels'], key: string): boolean =>
    list.some((entry) => entry.key === key);
  const fields = {
    ...(has(found.programsOfStudy, answer.programId) ? {} : { 'answer.programId': 'unknown_key' }),
    ...(has(found.studyLevels, answer.levelId) ? {} : { 'answer.levelId': 'unknown_key' }),
  };
  return Object.keys(fields).length === 0 ? undefined : fields;
};

/** The time is the server's: nobody vouches for an attendee's clock. Only a host may tell namesakes apart. */
const documentsOf = (found: CheckInActivity, answer: CheckInAnswer, atMs: number) => {
  const at = toInstant(atMs);
  return answerToDocuments({
    answer: { ...answer, answeredAt: at, discriminator: '' },
    activityId: found.activity.id,
    clubId: found.activity.clubId,
    author: CHECK_IN_SERVICE,
    way: 'phone',
    now: at,
    late: !isOpenAt(found, atMs),
    hash: blake2bHex,
  });
};

/** A host's clock may run ahead of this server's: then the answer on the card may be the later one. */
const withConsentsOf: Combine = (mine, theirs) => {
  const consents = consentsAfterAnswer(theirs as Participant, mine as Participant, mine.updatedAt);
  return { ...theirs, ...consents } as StoredDocument;
};

const together: Combine = (mine, theirs) => mergeDocuments('attendances', { base: null, mine, theirs });

/** «Vous êtes la 39e personne»: the place among all answers by the time they were given. */
const ordinalOf = async (
  ctx: ServerContext,
  { activity }: CheckInActivity,
  own: StoredDocument,
): Promise<number> => {
  const range = attendanceRangeOf(activity.clubId, activity.id);
  const all = await ctx.couch.range(databaseNameOf('attendances', activity.clubId), range);
  const ownKey = orderKey(own.id, fieldOf(own, 'at'));
  return 1 + all.filter((other) => orderKey(other._id, other['at']) < ownKey).length;
};

const orderKey = (id: string, at: unknown): string => `${String(at)} ${id}`;

const fieldOf = (document: StoredDocument, name: string): unknown =>
  (document as unknown as Readonly<Record<string, unknown>>)[name];
