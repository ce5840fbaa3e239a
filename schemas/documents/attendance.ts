/** Who was at what. Same person, same activity: same id, so two devices that record it make one document (R7, R24). */
import { z } from 'zod';
import { ID_PATTERNS, type AttendanceId } from '../primitives/ids.ts';
import {
  activityIdField,
  baseFields,
  idField,
  instantField,
  longText,
  participantIdField,
} from './fields.ts';
import { MAX_ATTENDANCE_TEXTS } from './limits.ts';

/** By the host's kiosk, own phone online, own phone by QR, re-keyed from a paper sheet, or typed by the host. */
export const CHECK_IN_WAYS = ['kiosk', 'phone', 'qr', 'sheet', 'host'] as const;
export type CheckInWay = (typeof CHECK_IN_WAYS)[number];

export const MAX_COMMENT_LENGTH = 600;

export const attendanceSchema = z.strictObject({
  id: idField<AttendanceId>(ID_PATTERNS.attendances),
  ...baseFields,
  activityId: activityIdField,
  participantId: participantIdField,
  /** When the answer was given, by the clock of the device that took it. */
  at: instantField,
  way: z.enum(CHECK_IN_WAYS),
  /** Given outside the check-in window, and kept (R30). */
  late: z.boolean(),
  rating: z.int().min(1).max(5).nullable(),
  /** When the rating was given, if not at `at`: set when answers of several devices became one (rules/merge-attendance.ts). */
  ratedAt: instantField.optional(),
  /** Lists, because an answer given on two devices keeps both texts. */
  appreciations: z.array(longText(MAX_COMMENT_LENGTH)).max(MAX_ATTENDANCE_TEXTS),
  suggestions: z.array(longText(MAX_COMMENT_LENGTH)).max(MAX_ATTENDANCE_TEXTS),
});

export type Attendance = z.output<typeof attendanceSchema>;
