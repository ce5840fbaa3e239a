/** An executive's card as it is published. A contact stands here only with the officer's agreement; otherwise in a duty. */
import { z } from 'zod';
import { ID_PATTERNS, type OfficerId } from '../primitives/ids.ts';
import {
  academicYearField,
  baseFields,
  idField,
  listKeyField,
  localDateField,
  photoIdField,
  requiredText,
  shortText,
} from './fields.ts';
import { MAX_NAME_LENGTH } from './limits.ts';

export const POSITIONS = ['lead', 'president', 'secretary', 'treasurer', 'member'] as const;
export type Position = (typeof POSITIONS)[number];

export const officerSchema = z.strictObject({
  id: idField<OfficerId>(ID_PATTERNS.officers),
  ...baseFields,
  firstName: requiredText(MAX_NAME_LENGTH),
  lastName: requiredText(MAX_NAME_LENGTH),
  programId: listKeyField,
  levelId: listKeyField,
  position: z.enum(POSITIONS),
  /** The academic year of the mandate: a handover writes new cards, old ones stay. */
  term: academicYearField,
  order: z.int().min(0).max(10_000),
  contact: shortText(120).nullable(),
  photoId: photoIdField.nullable(),
  /** The last day in the bureau of somebody who left before the mandate ended; older cards lack it. */
  leftOn: localDateField.nullable().optional(),
});

export type Officer = z.output<typeof officerSchema>;
