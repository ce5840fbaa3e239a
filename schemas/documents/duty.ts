/** What officers owe: a task, a roll call, or the restricted half of an officer's card: contact and account. */
import { z } from 'zod';
import { ID_PATTERNS } from '../primitives/ids.ts';
import {
  accountIdField,
  activityIdField,
  baseFields,
  idField,
  instantField,
  localDateField,
  longText,
  officerIdField,
  requiredText,
  shortText,
} from './fields.ts';

export const ASSIGNMENT_STATUSES = ['todo', 'doing', 'done'] as const;
export const ROLL_MARKS = ['present', 'absent', 'excused'] as const;
export type RollMark = (typeof ROLL_MARKS)[number];

const dutyFields = { id: idField<string>(ID_PATTERNS.duties), ...baseFields } as const;

const assignmentSchema = z.strictObject({
  ...dutyFields,
  kind: z.literal('assignment'),
  officerId: officerIdField,
  /** The account that may report its own status; null while the officer has none. */
  assigneeId: accountIdField.nullable(),
  title: requiredText(140),
  note: longText(1000),
  activityIds: z.array(activityIdField).max(50),
  dueDate: localDateField.nullable(),
  status: z.enum(ASSIGNMENT_STATUSES),
});

const rollCallSchema = z.strictObject({
  ...dutyFields,
  kind: z.literal('rollCall'),
  /** Null for a meeting, which then has a title. */
  activityId: activityIdField.nullable(),
  meetingTitle: shortText(140),
  heldAt: instantField,
  marks: z.record(officerIdField, z.enum(ROLL_MARKS)),
});

const contactSchema = z.strictObject({
  ...dutyFields,
  kind: z.literal('contact'),
  officerId: officerIdField,
  phone: shortText(40),
  email: shortText(120),
  /** Whose account this officer signs in with: it may report its own tasks. Older contacts lack it. */
  accountId: accountIdField.nullable().optional(),
});

export const dutySchema = z.discriminatedUnion('kind', [assignmentSchema, rollCallSchema, contactSchema]);

export type Duty = z.output<typeof dutySchema>;
export type Assignment = z.output<typeof assignmentSchema>;
export type RollCall = z.output<typeof rollCallSchema>;
export type OfficerContact = z.output<typeof contactSchema>;
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number];
