/**
 * One document changed: take back what it counted for before, count what it counts for now. `before` must be what was counted
 * (null for a new document), `after` what it counts for now (null for a deleted one). Counting something else is a bug of
 * the caller and throws as soon as it shows; figures are then rebuilt from the documents.
 */
import type { PersonKey } from '../../primitives/ids.ts';
import type {
  ActionContribution,
  ActivityContribution,
  AttendanceContribution,
  Contribution,
  PhotoContribution,
  SummaryContribution,
} from './contribution.ts';
import { periodKey, type Figures } from './figures.ts';
import { cardsWithVisit, changeParticipant, changeVisit, tallyActivity } from './people.ts';
import { bump, bumpInner } from './tallies.ts';

/**
 * Names of the stored parts (parts.ts). Pages read the dashboard before anything is counted: its number is raised with its
 * shape, so that they never meet that of an older version.
 */
export const DASHBOARD_PART = 'dashboard:2';
export const PUBLIC_PART = 'public';
export const PUBLISHED_PART = 'published';

/** One of 256 parts, by the first two digits of the key: a check-in rewrites one of them. */
export const peoplePartOf = (person: PersonKey): string => `people:${person.slice(0, 2)}`;

/** Changes the figures in place and says which stored parts are not what they were. */
export const applyChange = (
  figures: Figures,
  before: Contribution | null,
  after: Contribution | null,
): Set<string> => {
  const touched = new Set<string>();
  if (before?.kind === 'participant' || after?.kind === 'participant') {
    const was = before?.kind === 'participant' ? before : null;
    const is = after?.kind === 'participant' ? after : null;
    changeParticipant(figures.people, was, is);
  } else if (before?.kind === 'activity' && after?.kind === 'activity' && before.id === after.id) {
    // An edit: who came is not asked again.
    figures.activities.set(after.id, after);
  } else {
    if (before !== null) count(figures, before, -1);
    if (after !== null) count(figures, after, 1);
  }
  for (const contribution of [before, after]) {
    if (contribution !== null) touched.add(partOf(contribution)).add(DASHBOARD_PART);
  }
  return touched;
};

const partOf = (contribution: Contribution): string => {
  switch (contribution.kind) {
    case 'attendance':
    case 'participant':
      return peoplePartOf(contribution.person);
    case 'activitySummary':
    case 'clubSummary':
    case 'associationSummary':
    case 'periodSummary':
      return PUBLISHED_PART;
    default:
      return PUBLIC_PART;
  }
};

const count = (figures: Figures, contribution: Contribution, delta: 1 | -1): void => {
  switch (contribution.kind) {
    case 'activity':
      return countActivity(figures, contribution, delta);
    case 'action':
      return countAction(figures, contribution, delta);
    case 'attendance':
      return countAttendance(figures, contribution, delta);
    case 'photo':
      return countPhoto(figures, contribution, delta);
    case 'activitySummary':
    case 'clubSummary':
    case 'associationSummary':
    case 'periodSummary':
      return keepPublished(figures, contribution, delta);
    case 'participant':
      return changeParticipant(
        figures.people,
        delta === 1 ? null : contribution,
        delta === 1 ? contribution : null,
      );
  }
};

const put = <K, V>(map: Map<K, V>, key: K, value: V, delta: 1 | -1): void => {
  if (delta === 1) map.set(key, value);
  else map.delete(key);
};

const countAction = (figures: Figures, action: ActionContribution, delta: 1 | -1): void => {
  if (action.cancelled) return;
  bumpInner(figures.actionsCounted, action.club, action.year, delta);
  if (action.doneMonth === null) return;
  bumpInner(figures.actionsDone, action.club, `${action.year} ${action.doneMonth}` as const, delta);
};

/** An activity brings what waited for it, and takes it along when it goes (decision 020). */
const countActivity = (figures: Figures, activity: ActivityContribution, delta: 1 | -1): void => {
  const { activities, people } = figures;
  const visitors = cardsWithVisit(people, activity.id);
  if (delta === 1) activities.set(activity.id, activity);
  tallyActivity(people, activity.id, visitors, delta);
  for (const { club, visits } of visitors) {
    for (const visit of visits.get(activity.id) ?? []) {
      countRating(figures, { club, activity: activity.id, ...visit }, delta);
    }
  }
  if (delta === -1) activities.delete(activity.id);
};

const countAttendance = (figures: Figures, attendance: AttendanceContribution, delta: 1 | -1): void => {
  changeVisit(figures.people, attendance, delta);
  countRating(figures, attendance, delta);
};

export const countRating = (
  { activities, ratings }: Figures,
  { club, activity, month, rating }: Pick<AttendanceContribution, 'club' | 'activity' | 'month' | 'rating'>,
  delta: 1 | -1,
): void => {
  if (rating === null || !activities.has(activity)) return;
  bump(ratings.activitySums, activity, delta * rating);
  bump(ratings.activityCounts, activity, delta);
  bumpInner(ratings.monthSums, club, month, delta * rating);
  bumpInner(ratings.monthCounts, club, month, delta);
};

const countPhoto = (figures: Figures, photo: PhotoContribution, delta: 1 | -1): void => {
  bumpInner(figures.photos, photo.activity, photo.club, delta);
};

const keepPublished = (figures: Figures, summary: SummaryContribution, delta: 1 | -1): void => {
  const { published } = figures;
  switch (summary.kind) {
    case 'activitySummary':
      return put(published.activities, summary.activity, summary.participations, delta);
    case 'clubSummary':
      return put(published.clubs, summary.club, summary.years, delta);
    case 'associationSummary':
      return put(published.association, 'years', summary.years, delta);
    case 'periodSummary':
      return put(published.periods, periodKey(summary.scope, summary.period), summary, delta);
  }
};
