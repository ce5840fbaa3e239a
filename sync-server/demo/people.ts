/** The invented students: who they are, which clubs they like, how faithfully they come, and how else they spell their name. */
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import type { Random } from './random.ts';
import { CLUB_VOCABULARIES } from './vocabulary/clubs.ts';
import { FIRST_NAMES, LAST_NAMES, SPELLINGS } from './vocabulary/names.ts';

export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  /** On some days the name is typed this way, which makes a second card. */
  readonly otherFirstName: string | undefined;
  readonly programId: string;
  readonly levelId: string;
  readonly discriminator: string;
  readonly rankingConsent: boolean;
  readonly imageConsent: boolean;
  /** How much more likely than a stranger to be at an activity of this club. */
  readonly fondness: ReadonlyMap<ClubSlug, number>;
}

const PROGRAMS = [
  'analyse-statistique',
  'analyse-statistique',
  'demographie',
  'stat-info',
  'stat-info',
  'suivi-evaluation',
  'autre',
] as const;
const LEVELS = ['l1', 'l1', 'l2', 'l2', 'l3', 'l3', 'm1', 'm2'] as const;

const fondnessOf = (random: Random): Map<ClubSlug, number> => {
  // A few come nearly always, most now and then: attendance in real clubs falls off like this.
  const faithfulness = 0.15 + random.next() ** 3 * 4;
  return new Map(
    CLUB_VOCABULARIES.map(({ slug }) => [
      slug,
      faithfulness * (random.chance(0.45) ? 1 : 0.06 + random.next() * 0.15),
    ]),
  );
};

const createPerson = (random: Random, taken: Set<string>): Person => {
  const firstName = random.pick(FIRST_NAMES);
  const lastName = random.pick(LAST_NAMES);
  const programId = random.pick(PROGRAMS);
  const identity = `${firstName} ${lastName} ${programId}`;
  // Homonyms exist: the host told the second one apart.
  const discriminator = taken.has(identity) ? `${taken.size}` : '';
  taken.add(identity);
  return {
    firstName,
    lastName,
    otherFirstName: random.chance(0.35) ? SPELLINGS[firstName] : undefined,
    programId,
    levelId: random.pick(LEVELS),
    discriminator,
    rankingConsent: random.chance(0.78),
    imageConsent: random.chance(0.7),
    fondness: fondnessOf(random),
  };
};

export const createPeople = (random: Random, count: number): Person[] => {
  const taken = new Set<string>();
  return Array.from({ length: count }, () => createPerson(random, taken));
};
