/** The check-in form, the same at the kiosk, on an own phone and in a QR (R7, R8). */
import { z } from 'zod';
import { MAX_COMMENT_LENGTH } from '../documents/attendance.ts';
import type { ListEntry } from '../documents/club.ts';
import {
  instantField,
  listKeyField,
  longText,
  pictureFields,
  requiredText,
  shortText,
} from '../documents/fields.ts';
import { MAX_NAME_LENGTH } from '../documents/limits.ts';
import { nameTokens } from '../primitives/person-key.ts';

export const CODE_LENGTH = 6;

const answerFields = z.strictObject({
  firstName: requiredText(MAX_NAME_LENGTH),
  lastName: requiredText(MAX_NAME_LENGTH),
  programId: listKeyField,
  levelId: listKeyField,
  rating: z.int().min(1).max(5).nullable(),
  appreciation: longText(MAX_COMMENT_LENGTH),
  suggestion: longText(MAX_COMMENT_LENGTH),
  /** May my name stand in public rankings? */
  rankingConsent: z.boolean(),
  /** May photos with me be published? */
  imageConsent: z.boolean(),
  /** Set by the host for «another person of the same name»; empty otherwise. */
  discriminator: shortText(30),
  answeredAt: instantField,
});

/** A name of marks alone would make all who type one the same person. */
export const checkInAnswerSchema = answerFields.refine(
  ({ firstName, lastName }) => nameTokens(firstName, lastName).length > 0,
  { path: ['lastName'], error: 'required' },
);
export type CheckInAnswer = z.output<typeof checkInAnswerSchema>;

export const codeRequestSchema = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  /** From the QR in the room; without it a phone shares a budget of wrong codes with strangers. */
  roomKey: z.string().max(64).optional(),
});
export const answersRequestSchema = z.strictObject({
  ticket: z.string().max(200),
  answer: checkInAnswerSchema,
});

/** Of a photo that goes with an answer: what a phone sends makes half of it. */
export const MAX_ANSWER_PHOTO_BYTES = 400 * 1024;

/** `POST /checkin/:activityId/photo`, once the answer of this ticket was taken; one photo for each attendance. */
export const answerPhotoRequestSchema = z.strictObject({
  ticket: z.string().max(200),
  photo: z.strictObject({
    ...pictureFields,
    base64: z.base64().max(Math.ceil(MAX_ANSWER_PHOTO_BYTES / 3) * 4),
  }),
});
export type AnswerPhoto = z.output<typeof answerPhotoRequestSchema>['photo'];

export interface AnswerPhotoResponse {
  readonly stored: true;
}

/** `GET /checkin/:activityId`: enough to greet and to ask, nothing more. */
export interface CheckInView {
  /** All of it is invented, and the page says so. */
  readonly demonstration: boolean;
  readonly activityId: string;
  readonly topic: string;
  readonly venue: string;
  readonly startsAt: string;
  readonly clubSlug: string;
  readonly clubName: string;
  readonly tint: string;
  readonly open: boolean;
  /** When the code stops being accepted; null while check-in was never opened. */
  readonly closesAt: string | null;
  readonly programsOfStudy: readonly ListEntry[];
  readonly studyLevels: readonly ListEntry[];
}

/**
 * `POST /checkin/:activityId/code`. A refusal `wrong_code` says `attemptsLeft`, and `retryAfterSeconds` when it locked the
 * phone; `too_many_attempts` without `retryAfterSeconds` means that the host must give a new code; `too_many_answers` that the code
 * is right, and the answer may be sent later.
 */
export interface TicketResponse {
  readonly ticket: string;
  readonly expiresInSeconds: number;
}

export const TICKET_SECONDS = 20 * 60;

export interface AnswersResponse {
  /** «Vous êtes la 39e personne»; the same number again when the person had already answered. */
  readonly ordinal: number;
  readonly already: boolean;
  readonly late: boolean;
}
