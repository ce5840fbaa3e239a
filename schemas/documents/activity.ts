/** An activity as everyone may see it. Its restricted half is the dossier of the same ulid. */
import { z } from 'zod';
import { ID_PATTERNS, type ActivityId } from '../primitives/ids.ts';
import {
  baseFields,
  idField,
  instantField,
  listKeyField,
  longText,
  requiredText,
  shortText,
} from './fields.ts';

export const ACTIVITY_STATES = ['planned', 'running', 'done', 'cancelled'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];

export const activitySchema = z.strictObject({
  id: idField<ActivityId>(ID_PATTERNS.activities),
  ...baseFields,
  topic: requiredText(140),
  kind: listKeyField,
  state: z.enum(ACTIVITY_STATES),
  startsAt: instantField,
  endsAt: instantField.nullable(),
  venue: shortText(140),
  description: longText(2000),
  /** Why it was cancelled; empty otherwise. */
  cancelReason: shortText(280),
  /** When people may answer: never the code itself, which stays in the dossier. */
  checkInWindow: z.strictObject({ openedAt: instantField, closedAt: instantField.nullable() }).nullable(),
  /** Names that their bearers agreed to publish; teams are free text. */
  winners: z
    .array(z.strictObject({ rank: z.int().min(1).max(99), name: requiredText(80), prize: shortText(80) }))
    .max(50),
});

export type Activity = z.output<typeof activitySchema>;
