/** One line of a club's action programme for a year. The execution rate is computed from these, never stored. */
import { z } from 'zod';
import { ID_PATTERNS, type ActionId } from '../primitives/ids.ts';
import {
  academicYearField,
  activityIdField,
  baseFields,
  idField,
  instantField,
  localDateField,
  requiredText,
  shortText,
} from './fields.ts';

export const actionSchema = z.strictObject({
  id: idField<ActionId>(ID_PATTERNS.actions),
  ...baseFields,
  academicYear: academicYearField,
  title: requiredText(140),
  dueDate: localDateField.nullable(),
  order: z.number().min(0).max(1_000_000),
  doneAt: instantField.nullable(),
  cancelledAt: instantField.nullable(),
  cancelReason: shortText(280),
  activityId: activityIdField.nullable(),
});

export type Action = z.output<typeof actionSchema>;
