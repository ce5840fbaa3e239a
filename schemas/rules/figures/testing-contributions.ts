/** What documents of two clubs count for, and the figures that count them. */
import type { AcademicYear, Instant, Month } from '../../primitives/dates.ts';
import { activityIdOf, type ActivityId, type ClubSlug, type PersonKey } from '../../primitives/ids.ts';
import { pooledUlid } from '../../testing/values.ts';
import { applyChange } from './apply-change.ts';
import type {
  ActivityContribution,
  AttendanceContribution,
  Contribution,
  ParticipantContribution,
} from './contribution.ts';
import { emptyFigures, type Figures } from './figures.ts';

export const INFO = 'informatique' as ClubSlug;
export const SPORT = 'sport' as ClubSlug;
export const NOW = '2026-03-14T14:32:00.000Z' as Instant;
export const YEAR = '2025-2026' as AcademicYear;

export const idOf = (number: number): ActivityId => activityIdOf(pooledUlid(number));
export const keyOf = (letter: string): PersonKey => letter.repeat(32) as PersonKey;

export const activity = (
  number: number,
  startsAt: string,
  fields: Partial<ActivityContribution> = {},
): Contribution => ({
  kind: 'activity',
  id: idOf(number),
  club: INFO,
  state: 'done',
  startsAt: `${startsAt}T15:00:00.000Z` as Instant,
  activityKind: 'atelier',
  winners: [],
  ...fields,
});

export const attended = (
  person: string,
  number: number,
  fields: Partial<AttendanceContribution> = {},
): AttendanceContribution => ({
  kind: 'attendance',
  club: INFO,
  activity: idOf(number),
  person: keyOf(person),
  month: '2026-03' as Month,
  rating: null,
  ...fields,
});

export const person = (
  letter: string,
  name: string,
  fields: Partial<ParticipantContribution> = {},
): ParticipantContribution => ({
  kind: 'participant',
  club: INFO,
  person: keyOf(letter),
  firstName: name,
  lastName: 'Ouédraogo',
  rankingConsent: true,
  mergedInto: null,
  ...fields,
});

export const counting = (...contributions: readonly Contribution[]): Figures => {
  const figures = emptyFigures();
  for (const contribution of contributions) applyChange(figures, null, contribution);
  return figures;
};

/** Where the activities themselves do not matter, but that they exist. */
export const countingVisits = (...contributions: readonly Contribution[]): Figures =>
  counting(...[1, 2, 3, 4, 5].map((number) => activity(number, '2026-03-07')), ...contributions);
