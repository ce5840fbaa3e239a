/** One club's invented year, as documents: activities with their dossiers, attendances and people, programme, bureau, duties. */
import type { Activity } from '#schemas/documents/activity.ts';
import type { Attendance } from '#schemas/documents/attendance.ts';
import type { Dossier } from '#schemas/documents/dossier.ts';
import { DOCUMENT_VERSION } from '#schemas/documents/limits.ts';
import type { Participant } from '#schemas/documents/participant.ts';
import { instantToMs, toInstant, type Instant } from '#schemas/primitives/dates.ts';
import { activityIdOf, dossierIdOf, SETUP_SERVICE, type ParticipantId } from '#schemas/primitives/ids.ts';
import type { HashText } from '#schemas/primitives/person-key.ts';
import { answerToDocuments } from '#schemas/rules/check-in-answer.ts';
import { createCalendar, type Slot } from './calendar.ts';
import { demoSecretBase32, type NewUlid } from './demo-ids.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { ClubVocabulary } from './vocabulary/clubs.ts';
import { APPRECIATIONS, CANCEL_REASONS, DEBRIEFS, DIFFICULTIES, SUGGESTIONS } from './vocabulary/comments.ts';

export interface YearOptions {
  readonly nowMs: number;
  readonly random: Random;
  readonly newUlid: NewUlid;
  readonly hash: HashText;
  readonly people: readonly Person[];
  /** Meetings of the past year, cancelled ones included. */
  readonly heldPerClub: number;
  /** How many people a usual meeting of an average club gathers. */
  readonly usualTurnout: number;
}

export interface ClubYear {
  readonly activities: Activity[];
  readonly dossiers: Dossier[];
  readonly participants: Participant[];
  readonly attendances: Attendance[];
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export const baseAt = (club: ClubVocabulary, at: Instant) => ({
  clubId: club.slug,
  createdAt: at,
  createdBy: SETUP_SERVICE,
  updatedAt: at,
  updatedBy: SETUP_SERVICE,
  v: DOCUMENT_VERSION,
});

export const createClubYear = (club: ClubVocabulary, options: YearOptions): ClubYear => {
  const { random, nowMs, heldPerClub } = options;
  const year: ClubYear = { activities: [], dossiers: [], participants: [], attendances: [] };
  const cards = new Map<ParticipantId, Participant>();
  createCalendar(nowMs, heldPerClub, random).forEach((slot, index) => {
    const activity = createActivity(club, slot, index, options);
    const attendances =
      activity.checkInWindow === null ? [] : createAttendances(club, activity, cards, options);
    const winners =
      activity.kind === 'competition' && activity.state === 'done' ? winnersOf(club, options) : [];
    year.activities.push({ ...activity, winners });
    year.dossiers.push(createDossier(club, activity, winners, options));
    year.attendances.push(...attendances);
  });
  year.participants.push(...mergeSome([...cards.values()], options));
  return year;
};

const createActivity = (club: ClubVocabulary, slot: Slot, index: number, options: YearOptions): Activity => {
  const { random, newUlid, nowMs } = options;
  const startMs = instantToMs(slot.startsAt);
  const isCompetition = slot.state === 'done' && index % 6 === 1;
  const [topic, kind] = isCompetition
    ? ([club.competitions[Math.floor(index / 6) % club.competitions.length] ?? '', 'competition'] as const)
    : (club.topics[index % club.topics.length] ?? ['', 'reunion']);
  const openedAt = toInstant(startMs - 5 * MINUTE_MS);
  const wasHeld = slot.state === 'done' || slot.state === 'running';
  return {
    id: activityIdOf(newUlid(startMs)),
    ...baseAt(club, toInstant(Math.min(startMs - 6 * 24 * HOUR_MS, nowMs - HOUR_MS))),
    topic,
    kind,
    state: slot.state,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    venue: random.pick(club.venues),
    description: '',
    cancelReason: slot.state === 'cancelled' ? random.pick(CANCEL_REASONS) : '',
    checkInWindow: wasHeld ? { openedAt, closedAt: slot.state === 'done' ? slot.endsAt : null } : null,
    winners: [],
  };
};

const createDossier = (
  club: ClubVocabulary,
  activity: Activity,
  winners: Activity['winners'],
  { random }: YearOptions,
): Dossier => ({
  id: dossierIdOf(club.slug, activity.id),
  ...baseAt(club, activity.createdAt),
  activityId: activity.id,
  checkIn:
    activity.checkInWindow === null
      ? null
      : {
          secretBase32: demoSecretBase32(random),
          counter: 0,
          openedBy: SETUP_SERVICE,
          openedAt: activity.checkInWindow.openedAt,
          closedAt: activity.checkInWindow.closedAt,
        },
  difficulties: activity.state === 'done' && random.chance(0.35) ? random.pick(DIFFICULTIES) : '',
  debrief: activity.state === 'done' && random.chance(0.5) ? random.pick(DEBRIEFS) : '',
  winners: winners.map((winner) => ({ ...winner, participantId: null })),
  pendingPhotos: [],
});

const winnersOf = (club: ClubVocabulary, { random }: YearOptions): Activity['winners'] =>
  random
    .sample(club.teams, 3, () => 1)
    .map((name, index) => ({ rank: index + 1, name, prize: index === 0 ? 'Trophée du club' : '' }));

const turnoutOf = (
  club: ClubVocabulary,
  activity: Activity,
  { random, usualTurnout }: YearOptions,
): number => {
  const event = activity.kind === 'competition' ? 1.7 : 1;
  const sofar = activity.state === 'running' ? 0.6 : 1;
  return Math.max(6, Math.round(usualTurnout * club.draw * event * sofar * (0.65 + random.next() * 0.7)));
};

const createAttendances = (
  club: ClubVocabulary,
  activity: Activity,
  cards: Map<ParticipantId, Participant>,
  options: YearOptions,
): Attendance[] => {
  const { random, people, nowMs } = options;
  const startMs = instantToMs(activity.startsAt);
  const lastMs = Math.min(startMs + 75 * MINUTE_MS, nowMs - MINUTE_MS);
  const present = random.sample(
    people,
    turnoutOf(club, activity, options),
    (person) => person.fondness.get(club.slug) ?? 0.01,
  );
  return present.map((person) => {
    const atMs = Math.min(lastMs, startMs - 4 * MINUTE_MS + Math.floor(random.next() ** 2 * 75 * MINUTE_MS));
    const { participant, attendance } = answerAs(person, activity, toInstant(atMs), options);
    if (!cards.has(participant.id)) cards.set(participant.id, participant);
    return attendance;
  });
};

const answerAs = (person: Person, activity: Activity, at: Instant, { random, hash }: YearOptions) => {
  const isOtherSpelling = person.otherFirstName !== undefined && random.chance(0.3);
  const hasWords = random.chance(0.16);
  return answerToDocuments({
    answer: {
      firstName: isOtherSpelling ? (person.otherFirstName ?? person.firstName) : person.firstName,
      lastName: person.lastName,
      programId: person.programId,
      levelId: person.levelId,
      rating: random.chance(0.72) ? ratingOf(random) : null,
      appreciation: hasWords ? random.pick(APPRECIATIONS) : '',
      suggestion: random.chance(0.09) ? random.pick(SUGGESTIONS) : '',
      rankingConsent: person.rankingConsent,
      imageConsent: person.imageConsent,
      discriminator: person.discriminator,
      answeredAt: at,
    },
    activityId: activity.id,
    clubId: activity.clubId,
    author: SETUP_SERVICE,
    way: random.chance(0.7) ? 'kiosk' : random.chance(0.8) ? 'phone' : 'sheet',
    now: at,
    late: false,
    hash,
  });
};

/** Mostly four, often five, now and then a cross one. */
const ratingOf = (random: Random): number => {
  const draw = random.next();
  if (draw < 0.34) return 5;
  if (draw < 0.76) return 4;
  if (draw < 0.92) return 3;
  return draw < 0.98 ? 2 : 1;
};

/** Of the cards that are one person in two spellings, the bureau has merged some; the others wait to be found. */
const mergeSome = (cards: Participant[], { random, people }: YearOptions): Participant[] => {
  const bySpelling = new Map(cards.map((card) => [spellingOf(card.firstName, card), card.id]));
  const usualFirstName = new Map(
    people.flatMap((person) =>
      person.otherFirstName === undefined
        ? []
        : [[spellingOf(person.otherFirstName, person), person.firstName] as const],
    ),
  );
  return cards.map((card) => {
    const usual = usualFirstName.get(spellingOf(card.firstName, card));
    const target = usual === undefined ? undefined : bySpelling.get(spellingOf(usual, card));
    return target === undefined || target === card.id || random.chance(0.4)
      ? card
      : { ...card, mergedInto: target };
  });
};

const spellingOf = (
  firstName: string,
  person: { readonly lastName: string; readonly programId: string; readonly discriminator: string },
): string => [firstName, person.lastName, person.programId, person.discriminator].join('|');
