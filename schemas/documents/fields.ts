/**
 * Fields that several documents share. Strings are bounded (a phone must be able to hold them), trimmed by the caller and
 * free of control characters; unknown fields are refused everywhere (`z.strictObject`).
 */
import { z } from 'zod';
import {
  ACADEMIC_YEAR_PATTERN,
  isInstant,
  isLocalDate,
  type AcademicYear,
  type Instant,
  type LocalDate,
} from '../primitives/dates.ts';
import {
  ACCOUNT_ID_PATTERN,
  AUTHOR_ID_PATTERN,
  ID_PATTERNS,
  isClubSlug,
  MAX_ID_LENGTH,
  ULID_PATTERN,
  type AccountId,
  type ActivityId,
  type AuthorId,
  type ClubSlug,
  type OfficerId,
  type ParticipantId,
  type PhotoId,
  type Ulid,
} from '../primitives/ids.ts';

export { DOCUMENT_VERSION } from './limits.ts';

// C0 and C1 controls, but tab and line feed pass in long texts.
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/;

export const shortText = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((text) => !CONTROL.test(text) && !text.includes('\n'), 'control_character');

/** Something that shows: names lose their invisible and half characters later, and nothing must be left empty by that. */
export const requiredText = (maxLength: number) =>
  shortText(maxLength).refine((text) => text.replace(/[\p{Cf}\p{Cs}]/gu, '').trim() !== '', 'required');

export const longText = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((text) => !CONTROL.test(text), 'control_character');

const branded = <T extends string>(check: (text: string) => boolean, code: string) =>
  z
    .string()
    .max(MAX_ID_LENGTH)
    .refine(check, code)
    .transform((text) => text as T);

const matching = <T extends string>(pattern: RegExp, code: string) =>
  branded<T>((text) => pattern.test(text), code);

export const instantField = branded<Instant>(isInstant, 'not_an_instant');
export const localDateField = branded<LocalDate>(isLocalDate, 'not_a_date');
export const academicYearField = matching<AcademicYear>(ACADEMIC_YEAR_PATTERN, 'not_an_academic_year');
export const ulidField = matching<Ulid>(ULID_PATTERN, 'not_an_id');
export const clubSlugField = branded<ClubSlug>(isClubSlug, 'not_a_slug');
export const accountIdField = matching<AccountId>(ACCOUNT_ID_PATTERN, 'not_an_id');
export const authorIdField = matching<AuthorId>(AUTHOR_ID_PATTERN, 'not_an_id');
export const activityIdField = matching<ActivityId>(ID_PATTERNS.activities, 'not_an_id');
export const officerIdField = matching<OfficerId>(ID_PATTERNS.officers, 'not_an_id');
export const photoIdField = matching<PhotoId>(ID_PATTERNS.photos, 'not_an_id');
export const participantIdField = matching<ParticipantId>(ID_PATTERNS.participants, 'not_an_id');

export const idField = <T extends string>(pattern: RegExp) => matching<T>(pattern, 'not_an_id');

/** Key of an entry of a configurable list (filière, niveau, kind of activity): stable while its label may change. */
export const listKeyField = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(40);

export const sha256Field = z.string().regex(/^[0-9a-f]{64}$/);
/** A picture whose bytes are files: their hash, and what holds its place until they are there. */
export const pictureFields = {
  sha256: sha256Field,
  widthPx: z.int().min(1).max(20_000),
  heightPx: z.int().min(1).max(20_000),
  /** A few bytes that draw a blurred placeholder, base64. */
  tinyHash: shortText(120),
} as const;
export const base64Field = (maxLength: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9+/]*={0,2}$/)
    .max(maxLength);

/** What every document carries. `createdAt` and `updatedAt` are the device's clock; the audit log holds the server's. */
export const baseFields = {
  clubId: clubSlugField,
  createdAt: instantField,
  createdBy: authorIdField,
  updatedAt: instantField,
  updatedBy: authorIdField,
  v: z.int().min(1).max(1000),
} as const;
