/**
 * An answer from an attendee's own phone → the person's card and the attendance, through the same door as every other write.
 * What must stay true: one person, one activity, one attendance, whatever else was recorded offline meanwhile; a card that is
 * already there keeps what it says, but for the consents, which are the person's own; nothing of other people is answered.
 */
import { databaseNameOf } from '#schemas/documents/collections.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { attendanceRangeOf, CHECK_IN_SERVICE } from '#schemas/primitives/ids.ts';
import type { AnswersResponse, CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import { answerToDocuments } from '#schemas/rules/check-in-answer.ts';
import { consentsAfterAnswer } from '#schemas/rules/consents.ts';
import { overfullTexts } from '#schemas/rules/merge-attendance.ts';
import { mergeDocuments } from '#schemas/rules/merge.ts';
import { sameDocument } from '#schemas/rules/same-document.ts';
import { refuse, type Refusal } from '#server/auth/refusal.ts';
import type { ServerContext } from '#server/context.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { toStoredDocument } from '#server/replication/stored-document.ts';
import { writeDocuments } from '#server/replication/write-documents.ts';
import { isOpenAt, type CheckInActivity } from './check-in-activity.ts';
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
  await put(ctx, request, 'participants', documents.participant, withConsentsOf);
  const kept = await put(ctx, request, 'attendances', documents.attendance, together);
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

type Combine = (mine: StoredDocument, theirs: StoredDocument) => StoredDocument;

/** A host's clock may run ahead of this server's: then the answer on the card may be the later one. */
const withConsentsOf: Combine = (mine, theirs) => {
  const consents = consentsAfterAnswer(theirs as Participant, mine as Participant, mine.updatedAt);
  return { ...theirs, ...consents } as StoredDocument;
};

const together: Combine = (mine, theirs) => mergeDocuments('attendances', { base: null, mine, theirs });

/** Each round sees what was written meanwhile by a device that syncs; more than this many in a row do not happen. */
const MAX_ROUNDS = 8;

/** Creates the document, or combines it with the one that is there. A deleted one begins a new life. */
const put = async (
  ctx: ServerContext,
  { requestId }: AnswerRequest,
  collection: Collection,
  mine: StoredDocument,
  combine: Combine,
): Promise<StoredDocument> => {
  const db = databaseNameOf(collection, mine.clubId);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stored = await ctx.couch.get(db, mine.id);
    const base = stored === undefined ? null : toStoredDocument(stored);
    const combined = base === null || isTombstone(base) ? mine : combine(mine, base);
    if (base !== null && sameContent(combined, base)) return base;
    const doc = base === null || isTombstone(base) ? mine : signed(ctx, combined);
    const [outcome] = await writeDocuments(ctx, {
      actor: { kind: 'service', service: 'check-in' },
      collection,
      rows: [{ base, doc, steps: [] }],
      requestId,
    });
    if (outcome?.type === 'accepted') return doc;
    if (outcome?.type === 'rejected')
      throw new Error(`check-in may not write ${collection}: ${outcome.code}`);
  }
  throw new Error(`${collection}: no quiet moment in ${MAX_ROUNDS} rounds`);
};

/** Equal but for who touched it last and when. */
const sameContent = (next: StoredDocument, base: StoredDocument): boolean =>
  sameDocument({ ...next, updatedAt: base.updatedAt, updatedBy: base.updatedBy }, base);

/** By the check-in service, and never earlier than the last change: hosts' clocks may run ahead. */
const signed = (ctx: ServerContext, doc: StoredDocument): StoredDocument => {
  const now = toInstant(ctx.clock.nowMs());
  return { ...doc, updatedAt: doc.updatedAt > now ? doc.updatedAt : now, updatedBy: CHECK_IN_SERVICE };
};

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
