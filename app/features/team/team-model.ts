/** One club's duties of a year, apart by kind, with the names that the screens show. */
import type { Local } from '#app/data/local/local-document.ts';
import type { Assignment, OfficerContact, RollCall } from '#schemas/documents/duty.ts';
import { academicYearOf, type AcademicYear, type Instant } from '#schemas/primitives/dates.ts';
import type { AccountId, OfficerId } from '#schemas/primitives/ids.ts';

type Stored<T> = T & Pick<Local<'duties'>, 'pendingAt'>;

export type Call = Stored<RollCall>;
export type Task = Stored<Assignment>;
export type TeamOfficer = Local<'officers'>;
export type TeamActivity = Local<'activities'>;

export interface Team {
  /** Of the year's bureau, in its order, those who left too. */
  readonly officers: readonly TeamOfficer[];
  /** Of all mandates: a task may name somebody of an older one. */
  readonly allOfficers: readonly TeamOfficer[];
  readonly activities: readonly TeamActivity[];
  /** Of the year, latest first. */
  readonly calls: readonly Call[];
  readonly tasks: readonly Task[];
  readonly accountOf: (officer: OfficerId) => AccountId | null;
}

/** What the page has open above it: a roll call or a task, new or known. */
export type OpenSheet =
  | { readonly kind: 'call'; readonly call?: Call }
  | { readonly kind: 'task'; readonly task?: Task; readonly officer?: TeamOfficer };

export interface TeamSources {
  readonly officers: readonly TeamOfficer[];
  readonly activities: readonly TeamActivity[];
  readonly duties: readonly Local<'duties'>[];
}

/** A task belongs to the year in which it is due; one without a date to the year in which it was given. */
const yearOfTask = ({ dueDate, createdAt }: Task): AcademicYear => academicYearOf(dueDate ?? createdAt);

export const teamOf = ({ officers, activities, duties }: TeamSources, year: AcademicYear): Team => {
  const contacts = duties.filter(
    (duty): duty is Stored<OfficerContact> & typeof duty => duty.kind === 'contact',
  );
  return {
    officers: officers.filter(({ term }) => term === year),
    allOfficers: officers,
    activities,
    calls: duties
      .filter((duty): duty is Call & typeof duty => duty.kind === 'rollCall')
      .filter(({ heldAt }) => academicYearOf(heldAt) === year)
      .sort((a, b) => (a.heldAt < b.heldAt ? 1 : -1)),
    tasks: duties
      .filter((duty): duty is Task & typeof duty => duty.kind === 'assignment')
      .filter((task) => yearOfTask(task) === year),
    accountOf: (officer) => contacts.find(({ officerId }) => officerId === officer)?.accountId ?? null,
  };
};

export const nameOf = ({ firstName, lastName }: Pick<TeamOfficer, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;

/** Undefined for an activity that was deleted since. */
export const occasionOf = (
  { activityId, meetingTitle }: Pick<RollCall, 'activityId' | 'meetingTitle'>,
  activities: readonly TeamActivity[],
): string | undefined =>
  activityId === null ? meetingTitle : activities.find(({ id }) => id === activityId)?.topic;

const DAY_MS = 86_400_000;
const RECENT_MS = 90 * DAY_MS;

/** Those whose roll can be called now: begun, not long ago, not called yet; latest first. */
export const callable = (
  activities: readonly TeamActivity[],
  calls: readonly Call[],
  now: Instant,
): TeamActivity[] => {
  const called = new Set(calls.map(({ activityId }) => activityId));
  const sinceMs = Date.parse(now) - RECENT_MS;
  return activities.filter(
    ({ id, state, startsAt }) =>
      !called.has(id) &&
      state !== 'cancelled' &&
      Date.parse(startsAt) > sinceMs &&
      (state !== 'planned' || Date.parse(startsAt) < Date.parse(now) + DAY_MS),
  );
};

/** Those for which there is something to prepare, the next one first, then what was held lately. */
export const assignable = (activities: readonly TeamActivity[], now: Instant): TeamActivity[] => {
  const open = activities.filter(({ state }) => state === 'planned' || state === 'running');
  const held = activities.filter(
    ({ state, startsAt }) => state === 'done' && Date.parse(startsAt) > Date.parse(now) - 30 * DAY_MS,
  );
  return [...open.reverse(), ...held];
};
