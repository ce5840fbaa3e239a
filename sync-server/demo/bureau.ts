/** A club's officers, its action programme of this and the last year, and what the officers owe. */
import type { Action } from '#schemas/documents/action.ts';
import type { Activity } from '#schemas/documents/activity.ts';
import type { Duty, OfficerContact, RollMark } from '#schemas/documents/duty.ts';
import type { Officer, Position } from '#schemas/documents/officer.ts';
import {
  academicYearOf,
  dayOf,
  toInstant,
  type AcademicYear,
  type LocalDate,
} from '#schemas/primitives/dates.ts';
import { actionIdOf, dutyIdFor, dutyIdOf, officerIdOf, type OfficerId } from '#schemas/primitives/ids.ts';
import { clubRole, type ClubPost } from '#schemas/rules/roles.ts';
import { DEMO_ACCOUNTS, type DemoAccount } from '#server/auth/demo-accounts.ts';
import { baseAt, type YearOptions } from './club-year.ts';
import type { ClubVocabulary } from './vocabulary/clubs.ts';
import { MEETINGS, TASKS } from './vocabulary/comments.ts';
import { FIRST_NAMES, LAST_NAMES } from './vocabulary/names.ts';

export interface Bureau {
  readonly officers: Officer[];
  readonly actions: Action[];
  readonly duties: Duty[];
}

const DAY_MS = 86_400_000;
const POSITIONS: readonly Position[] = ['lead', 'president', 'secretary', 'treasurer', 'member', 'member'];
const PROGRAMS = ['analyse-statistique', 'demographie', 'stat-info', 'suivi-evaluation'] as const;
const LEVELS = ['l2', 'l3', 'm1', 'm2'] as const;

export const createBureau = (
  club: ClubVocabulary,
  activities: readonly Activity[],
  options: YearOptions,
): Bureau => {
  const officers = createOfficers(club, options).map((officer) => asAccount(club, officer));
  const contacts = createContacts(club, officers, options);
  const officerIds = officers.map((officer) => officer.id);
  return {
    officers,
    actions: createProgramme(club, activities, options),
    duties: [
      ...contacts,
      ...createAssignments(club, officerIds, activities, options).map((duty) => givenTo(duty, contacts)),
      ...createRollCalls(club, officerIds, activities, options),
    ],
  };
};

const createOfficers = (club: ClubVocabulary, { random, newUlid, nowMs }: YearOptions): Officer[] => {
  const at = toInstant(nowMs - 300 * DAY_MS);
  return POSITIONS.map((position, order) => ({
    id: officerIdOf(newUlid(nowMs - 300 * DAY_MS)),
    ...baseAt(club, at),
    firstName: random.pick(FIRST_NAMES),
    lastName: random.pick(LAST_NAMES),
    programId: random.pick(PROGRAMS),
    levelId: random.pick(LEVELS),
    position,
    term: academicYearOf(toInstant(nowMs)),
    order,
    contact: random.chance(0.4)
      ? `+226 70 ${random.between(10, 99)} ${random.between(10, 99)} ${random.between(10, 99)}`
      : null,
    photoId: null,
  }));
};

/** Which of the accounts of the demonstration holds which post. */
const POSTS: Partial<Record<number, ClubPost>> = { 0: 'lead', 3: 'treasurer', 4: 'officer' };

const accountOf = (club: ClubVocabulary, order: number): DemoAccount | undefined => {
  const post = POSTS[order];
  return DEMO_ACCOUNTS.find(({ roles }) => post !== undefined && roles.includes(clubRole(club.slug, post)));
};

/** Who can sign in bears the name of the account. */
const asAccount = (club: ClubVocabulary, officer: Officer): Officer => {
  const [firstName, ...rest] = accountOf(club, officer.order)?.displayName.split(' ') ?? [];
  return firstName === undefined ? officer : { ...officer, firstName, lastName: rest.join(' ') };
};

/** The restricted halves: a number for the bureau alone where none is published, and whose account it is. */
const createContacts = (
  club: ClubVocabulary,
  officers: readonly Officer[],
  { nowMs }: YearOptions,
): OfficerContact[] =>
  officers.map((officer) => ({
    id: dutyIdFor(club.slug, officer.id),
    ...baseAt(club, toInstant(nowMs - 300 * DAY_MS)),
    kind: 'contact',
    officerId: officer.id,
    phone: officer.contact ?? `+226 76 00 00 ${10 + officer.order}`,
    email: '',
    accountId: accountOf(club, officer.order)?.id ?? null,
  }));

const givenTo = (duty: Duty, contacts: readonly OfficerContact[]): Duty => {
  if (duty.kind !== 'assignment') return duty;
  const contact = contacts.find(({ officerId }) => officerId === duty.officerId);
  return { ...duty, assigneeId: contact?.accountId ?? null };
};

/** The tenth of the month, so many months into the academic year (0 is October). */
const dueDateOf = (academicYear: AcademicYear, monthsIn: number): LocalDate =>
  dayOf(toInstant(Date.UTC(Number(academicYear.slice(0, 4)), 9 + monthsIn, 10)));

const createProgramme = (
  club: ClubVocabulary,
  activities: readonly Activity[],
  options: YearOptions,
): Action[] => {
  const { nowMs } = options;
  const thisYear = academicYearOf(toInstant(nowMs));
  const lastYear = academicYearOf(toInstant(nowMs - 365 * DAY_MS));
  const done = activities.filter((activity) => activity.state === 'done');
  return [lastYear, thisYear].flatMap((academicYear) =>
    club.actions.flatMap((title, index) => createAction(club, { academicYear, title, index, done }, options)),
  );
};

interface ActionSeed {
  readonly academicYear: AcademicYear;
  readonly title: string;
  readonly index: number;
  readonly done: readonly Activity[];
}

const createAction = (
  club: ClubVocabulary,
  seed: ActionSeed,
  { random, newUlid, nowMs }: YearOptions,
): Action => {
  const { academicYear, title, index, done } = seed;
  const isPastYear = academicYear !== academicYearOf(toInstant(nowMs));
  const dueDate = dueDateOf(academicYear, 1 + ((index * 3) % 9));
  const dueMs = Date.parse(`${dueDate}T00:00:00.000Z`);
  const startMs = Date.UTC(Number(academicYear.slice(0, 4)), 9, 2);
  const isCancelled = index === club.actions.length - 1 && isPastYear;
  const doneMs = Math.min(dueMs - random.between(-10, 20) * DAY_MS, nowMs - DAY_MS);
  const isDone =
    !isCancelled &&
    doneMs > startMs &&
    random.chance(isPastYear ? club.diligence + 0.12 : dueMs < nowMs ? club.diligence : 0.3);
  return {
    id: actionIdOf(newUlid(startMs)),
    ...baseAt(club, toInstant(startMs)),
    academicYear,
    title,
    dueDate,
    order: index * 10,
    doneAt: isDone ? toInstant(doneMs) : null,
    cancelledAt: isCancelled ? toInstant(dueMs) : null,
    cancelReason: isCancelled ? 'Reportée par le partenaire' : '',
    activityId: isDone && random.chance(0.4) && done.length > 0 ? random.pick(done).id : null,
  };
};

const createAssignments = (
  club: ClubVocabulary,
  officerIds: readonly OfficerId[],
  activities: readonly Activity[],
  { random, newUlid, nowMs }: YearOptions,
): Duty[] =>
  activities
    .filter((activity) => activity.state === 'planned' || activity.state === 'running')
    .flatMap((activity) =>
      random
        .sample(TASKS, 3, () => 1)
        .map((title) => ({
          id: dutyIdOf(club.slug, newUlid(nowMs)),
          ...baseAt(club, toInstant(nowMs - 3 * DAY_MS)),
          kind: 'assignment' as const,
          officerId: random.pick(officerIds),
          assigneeId: null,
          title,
          note: '',
          activityIds: [activity.id],
          dueDate: dayOf(activity.startsAt),
          status: random.pick(['todo', 'todo', 'doing', 'done'] as const),
        })),
    );

const createRollCalls = (
  club: ClubVocabulary,
  officerIds: readonly OfficerId[],
  activities: readonly Activity[],
  { random, newUlid, nowMs }: YearOptions,
): Duty[] => {
  const held = activities.filter((activity) => activity.state === 'done').slice(-8);
  const meetings = MEETINGS.map((title, index) => ({ title, heldMs: nowMs - (20 + index * 30) * DAY_MS }));
  const rollCall = (activity: Activity | null, title: string, heldMs: number): Duty => ({
    id: dutyIdOf(club.slug, newUlid(heldMs)),
    ...baseAt(club, toInstant(heldMs)),
    kind: 'rollCall',
    activityId: activity?.id ?? null,
    meetingTitle: title,
    heldAt: toInstant(heldMs),
    marks: Object.fromEntries(officerIds.map((id) => [id, markOf(random.next())])),
  });
  return [
    ...held.map((activity) => rollCall(activity, '', Date.parse(activity.startsAt))),
    ...meetings.map(({ title, heldMs }) => rollCall(null, title, heldMs)),
  ];
};

const markOf = (draw: number): RollMark => (draw < 0.76 ? 'present' : draw < 0.9 ? 'absent' : 'excused');
