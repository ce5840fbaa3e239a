/**
 * An answer that travels without a network: from the screen of the attendee's phone to the camera of the host's (DESIGN §5.3).
 * Code and form go together, since nobody but the host's device can check the code. The host reads it as it reads what the
 * server sends: nothing in it is believed before the schema has seen it.
 */
import { z } from 'zod';
import { activityIdField } from '../documents/fields.ts';
import { instantToMs, toInstant } from '../primitives/dates.ts';
import { activityIdOf, ulidOfActivity } from '../primitives/ids.ts';
import { wholeText } from '../primitives/whole-text.ts';
import { checkInAnswerSchema, codeRequestSchema } from './check-in.ts';

export const carriedAnswerSchema = z.strictObject({
  /** Made on the attendee's phone, says nothing about the person: the same answer shown twice is known again by it. */
  answerId: z.string().regex(/^[0-9a-f]{16}$/),
  activityId: activityIdField,
  code: codeRequestSchema.shape.code,
  answer: checkInAnswerSchema,
});
export type CarriedAnswer = z.output<typeof carriedAnswerSchema>;

/** Names of fields would be half of a code: values in a fixed order, two consents as one number. */
export const toBytes = ({ answerId, activityId, code, answer }: CarriedAnswer): Uint8Array =>
  utf8(
    JSON.stringify([
      answerId,
      ulidOfActivity(activityId),
      code,
      instantToMs(answer.answeredAt),
      answer.firstName,
      answer.lastName,
      answer.programId,
      answer.levelId,
      Number(answer.rankingConsent) + 2 * Number(answer.imageConsent),
      answer.rating,
      answer.appreciation,
      answer.suggestion,
    ]),
  );

const MAX_TIME_MS = Date.UTC(9999, 0);

const rowSchema = z.tuple([
  z.string(),
  z.string().max(40),
  z.string(),
  z.int().min(0).max(MAX_TIME_MS),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.int().min(0).max(3),
  z.int().nullable(),
  z.string(),
  z.string(),
]);

/** Undefined when it is no answer, or one that the form would not have let through. */
export const fromBytes = (bytes: Uint8Array): CarriedAnswer | undefined => {
  const row = rowSchema.safeParse(parseJson(bytes));
  if (!row.success) return undefined;
  const [answerId, ulid, code, atMs, firstName, lastName, programId, levelId, consents, rating, ...texts] =
    row.data;
  return carriedAnswerSchema.safeParse({
    answerId,
    activityId: activityIdOf(ulid),
    code,
    answer: {
      firstName,
      lastName,
      programId,
      levelId,
      rating,
      appreciation: texts[0],
      suggestion: texts[1],
      rankingConsent: (consents & 1) === 1,
      imageConsent: (consents & 2) === 2,
      discriminator: '',
      answeredAt: toInstant(atMs),
    },
  }).data;
};

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
};

const utf8 = (text: string): Uint8Array => {
  const escaped = encodeURIComponent(wholeText(text));
  const bytes = escaped.match(/%..|[^%]/g) ?? [];
  return Uint8Array.from(bytes, (one) =>
    one.length === 1 ? one.charCodeAt(0) : Number.parseInt(one.slice(1), 16),
  );
};

const fromUtf8 = (bytes: Uint8Array): string =>
  decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
