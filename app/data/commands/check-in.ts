/** One answer of the form, taken on this device: the person's card and the attendance, written so that a repeat changes nothing. */
import type { Attendance, CheckInWay } from '#schemas/documents/attendance.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { ActivityId, AuthorId, ClubSlug } from '#schemas/primitives/ids.ts';
import { err, ok } from '#schemas/primitives/result.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { answerToDocuments } from '#schemas/rules/check-in-answer.ts';
import { consentsAfterAnswer } from '#schemas/rules/consents.ts';
import { overfullTexts } from '#schemas/rules/merge-attendance.ts';
import { mergeDocuments } from '#schemas/rules/merge.ts';
import { changedFields } from '#schemas/rules/same-document.ts';
import { collectionOf } from '#app/data/local/local-database.ts';
import { toWire } from '#app/data/local/local-document.ts';
import { readLocal } from '#app/data/local/local-rows.ts';
import { commitChange, type Stamp, type WriteContext } from './write-context.ts';
import type { Written } from './write-document.ts';

export interface TakenAnswer {
  readonly clubId: ClubSlug;
  readonly activityId: ActivityId;
  readonly answer: CheckInAnswer;
  readonly way: CheckInWay;
  readonly late: boolean;
  /** False where nobody was asked (a paper sheet): what the card says of them stays. */
  readonly asksConsents?: boolean;
}

export interface AnswerOutcome {
  readonly participant: Participant;
  readonly attendance: Attendance;
  /** The person had answered before; nothing was written twice. */
  readonly already: boolean;
}

/** Also what the kiosk's kept answers go through when the host unlocks: importing one twice is harmless. */
export const addAttendanceFromAnswer = async (
  context: WriteContext,
  { clubId, activityId, answer, way, late, asksConsents }: TakenAnswer,
): Written<AnswerOutcome> => {
  const documents = answerToDocuments({
    answer,
    activityId,
    clubId,
    way,
    late,
    asksConsents,
    author: context.actor.id as AuthorId,
    now: toInstant(context.clock()),
    hash: context.hash,
  });
  const { participant, attendance } = documents;
  const overfull = await overfullWith(context, attendance);
  if (overfull.length > 0) return err({ type: 'invalid', fields: tooMany(overfull) });
  const person = await commitChange(context, 'participants', participant.id, (current, stamp) =>
    ok(current === undefined ? stored(participant) : withLatestAnswer(current, participant, stamp)),
  );
  if (!person.ok) return person;
  let already = false;
  const presence = await commitChange(context, 'attendances', attendance.id, (current, stamp) => {
    already = current !== undefined;
    return ok(current === undefined ? stored(attendance) : withSecondAnswer(current, attendance, stamp));
  });
  if (!presence.ok) return err(presence.error);
  return ok({
    participant: person.value as unknown as Participant,
    attendance: presence.value as unknown as Attendance,
    already,
  });
};

const stored = (document: Participant | Attendance): StoredDocument => document;

/** Asked before the card is written: an answer is taken whole or not at all. */
const overfullWith = async (context: WriteContext, attendance: Attendance): Promise<readonly string[]> => {
  const [current] = await readLocal(collectionOf(context.database, 'attendances'), [attendance.id]);
  return current === undefined || isTombstone(current)
    ? []
    : overfullTexts(together(toWire(current), attendance));
};

const tooMany = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, 'too_many_texts']));

/**
 * Consents and level follow the answer that was given last, which an answer imported late is not, and one that asked for no
 * consent cannot tell. The name stays as it stands on the card, where it may have been corrected.
 */
const withLatestAnswer = (current: StoredDocument, answer: Participant, stamp: Stamp): StoredDocument => {
  if (answer.consentsAt === undefined) return current;
  const card = current as unknown as Participant;
  const consents = consentsAfterAnswer(card, answer, answer.updatedAt);
  const levelId = consents.consentsAt === answer.consentsAt ? answer.levelId : card.levelId;
  const next: Participant = { ...card, ...consents, levelId };
  return revised(current, next, stamp);
};

/** The same merge as between two devices: the earliest time, the texts of both. */
const withSecondAnswer = (current: StoredDocument, answer: Attendance, stamp: Stamp): StoredDocument =>
  revised(current, together(current, answer), stamp);

const together = (current: StoredDocument, answer: Attendance): StoredDocument =>
  mergeDocuments('attendances', { base: null, mine: stored(answer), theirs: current });

/** `current` itself when nothing changed: then nothing is written. */
const revised = (current: StoredDocument, next: StoredDocument, { at, by }: Stamp): StoredDocument =>
  changedFields(current, next).length === 0 ? current : { ...next, updatedAt: at, updatedBy: by };
