/** A club's public card and its configurable lists. `club:aesi` is the association: its lists are the clubs' defaults. */
import { z } from 'zod';
import { ID_PATTERNS, type ClubDocumentId } from '../primitives/ids.ts';
import { baseFields, idField, instantField, listKeyField, longText, requiredText } from './fields.ts';

const listEntrySchema = z.strictObject({ key: listKeyField, label: requiredText(60) });

export const clubSchema = z.strictObject({
  id: idField<ClubDocumentId>(ID_PATTERNS.clubs),
  ...baseFields,
  name: requiredText(60),
  description: longText(1000),
  /** One of the tints of the interface; an unknown one shows neutral. */
  tint: listKeyField,
  /** Place in menus, smallest first. */
  order: z.int().min(0).max(10_000),
  archivedAt: instantField.nullable(),
  /** On the association's card: the data is invented, and every page says so. */
  demonstration: z.boolean(),
  programsOfStudy: z.array(listEntrySchema).max(40),
  studyLevels: z.array(listEntrySchema).max(20),
  activityKinds: z.array(listEntrySchema.extend({ competition: z.boolean() })).max(40),
  expenseReasons: z.array(listEntrySchema).max(40),
});

export type Club = z.output<typeof clubSchema>;
export type ListEntry = z.output<typeof listEntrySchema>;
