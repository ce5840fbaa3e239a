/**
 * Figures the server publishes for those who may not read participants (R14): counts, averages of published things, and
 * rankings with a name only where its bearer agreed. Never a person key, never a rating or a suggestion.
 */
import { z } from 'zod';
import { ID_PATTERNS } from '../primitives/ids.ts';
import { ACADEMIC_YEAR_PATTERN, MONTH_PATTERN } from '../primitives/dates.ts';
import { SEMESTER_PATTERN } from '../primitives/periods.ts';
import { activityIdField, baseFields, clubSlugField, idField, shortText } from './fields.ts';

const summaryFields = { id: idField<string>(ID_PATTERNS.summaries), ...baseFields } as const;
const count = z.int().min(0).max(100_000_000);

/** Participations by month; months without any are absent. */
const byMonth = z.record(z.string().regex(MONTH_PATTERN), count);

const rankedPersonSchema = z.strictObject({
  rank: z.int().min(1).max(1_000_000),
  /** Full name with consent, initials otherwise. */
  label: shortText(130),
  named: z.boolean(),
  attendances: count,
  byClub: z.record(clubSlugField, count),
});

const yearFiguresSchema = z.strictObject({
  participations: count,
  persons: count,
  participationsByMonth: byMonth,
  top: z.array(rankedPersonSchema).max(200),
});

const activitySummarySchema = z.strictObject({
  ...summaryFields,
  kind: z.literal('activity'),
  activityId: activityIdField,
  participations: count,
});

const clubSummarySchema = z.strictObject({
  ...summaryFields,
  kind: z.literal('club'),
  years: z.record(z.string().regex(ACADEMIC_YEAR_PATTERN), yearFiguresSchema),
});

const associationSummarySchema = z.strictObject({
  ...summaryFields,
  kind: z.literal('association'),
  years: z.record(z.string().regex(ACADEMIC_YEAR_PATTERN), yearFiguresSchema),
});

/** A semester or a month of a club, or (the association's) of all combined: what its months' counts do not tell. */
const periodSummarySchema = z.strictObject({
  ...summaryFields,
  kind: z.literal('period'),
  period: z.union([z.string().regex(SEMESTER_PATTERN), z.string().regex(MONTH_PATTERN)]),
  persons: count,
  top: z.array(rankedPersonSchema).max(200),
});

export const summarySchema = z.discriminatedUnion('kind', [
  activitySummarySchema,
  clubSummarySchema,
  associationSummarySchema,
  periodSummarySchema,
]);

export type Summary = z.output<typeof summarySchema>;
export type ActivitySummary = z.output<typeof activitySummarySchema>;
export type PeriodSummary = z.output<typeof periodSummarySchema>;
export type YearFigures = z.output<typeof yearFiguresSchema>;
export type RankedPerson = z.output<typeof rankedPersonSchema>;
