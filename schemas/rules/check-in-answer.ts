/**
 * One answer of the check-in form → the person's card and the attendance (R7, R8). Kiosk, phone, QR and server make the same
 * documents of the same answer, so wherever a person answers, it is one person and one attendance.
 */
import type { Attendance, CheckInWay } from '../documents/attendance.ts';
import { DOCUMENT_VERSION, MAX_NAME_LENGTH } from '../documents/limits.ts';
import type { Participant } from '../documents/participant.ts';
import type { Instant } from '../primitives/dates.ts';
import {
  attendanceIdOf,
  participantIdOf,
  type ActivityId,
  type AuthorId,
  type ClubSlug,
} from '../primitives/ids.ts';
import { personKey, type HashText } from '../primitives/person-key.ts';
import { wholeText } from '../primitives/whole-text.ts';
import type { CheckInAnswer } from '../protocol/check-in.ts';

export interface AnswerContext {
  readonly answer: CheckInAnswer;
  readonly activityId: ActivityId;
  readonly clubId: ClubSlug;
  readonly author: AuthorId;
  readonly way: CheckInWay;
  /** When the documents are made; the answer itself says when it was given. */
  readonly now: Instant;
  readonly late: boolean;
  readonly hash: HashText;
  /** False for a paper sheet, which asks for a signature only: then nothing was said about consents. */
  readonly asksConsents?: boolean | undefined;
}

export interface AnswerDocuments {
  readonly participant: Participant;
  readonly attendance: Attendance;
}

export const answerToDocuments = (context: AnswerContext): AnswerDocuments => {
  const { answer, activityId, clubId, hash } = context;
  const identity = {
    firstName: tidyName(answer.firstName),
    lastName: tidyName(answer.lastName),
    programId: answer.programId,
    discriminator: answer.discriminator.trim(),
  };
  const key = personKey(identity, hash);
  const participantId = participantIdOf(clubId, key);
  const base = baseOf(context);
  return {
    participant: {
      id: participantId,
      ...base,
      ...identity,
      levelId: answer.levelId,
      matricule: null,
      mergedInto: null,
      rankingConsent: answer.rankingConsent,
      imageConsent: answer.imageConsent,
      // Never in the future, which a wrong clock may say: what is said later could not change it.
      ...(context.asksConsents === false
        ? {}
        : { consentsAt: answer.answeredAt < context.now ? answer.answeredAt : context.now }),
    },
    attendance: {
      id: attendanceIdOf(clubId, activityId, key),
      ...base,
      activityId,
      participantId,
      at: answer.answeredAt,
      way: context.way,
      late: context.late,
      rating: answer.rating,
      appreciations: toTexts(answer.appreciation),
      suggestions: toTexts(answer.suggestion),
    },
  };
};

const baseOf = ({ clubId, now, author }: AnswerContext) => ({
  clubId,
  createdAt: now,
  createdBy: author,
  updatedAt: now,
  updatedBy: author,
  v: DOCUMENT_VERSION,
});

/** One space between words, composed accents. Capitals stay as typed, unless all were, or none: `OUÉDRAOGO` → `Ouédraogo` */
export const tidyName = (name: string): string => {
  const tidy = wholeText(name)
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const isFlat = tidy === tidy.toLowerCase() || tidy === tidy.toUpperCase();
  return cut(isFlat ? titleCase(tidy) : tidy);
};

const titleCase = (name: string): string =>
  name.toLowerCase().replace(/(^|[^\p{L}\p{M}])(\p{L})/gu, (_, before: string, letter: string) => {
    const capital = letter.toUpperCase();
    return before + (capital.length === letter.length ? capital : letter);
  });

/** Composition can lengthen a name past what a document holds; never through the middle of a character. */
const cut = (name: string): string => name.slice(0, MAX_NAME_LENGTH).replace(/[\uD800-\uDBFF]$/, '');

const toTexts = (text: string): string[] => {
  const trimmed = wholeText(text).trim();
  return trimmed === '' ? [] : [trimmed];
};
