/**
 * A realistic year of the four clubs, invented and deterministic: the same moment and size give the same documents. The
 * standard size is about 100 activities and 6,000 attendances of 700 people; larger ones are for measuring.
 */
import type { Collection } from '#schemas/documents/collections.ts';
import type { AnyDocument } from '#schemas/documents/documents.ts';
import type { HashText } from '#schemas/primitives/person-key.ts';
import { createBureau } from './bureau.ts';
import { createClubYear } from './club-year.ts';
import { createUlids } from './demo-ids.ts';
import { createPeople } from './people.ts';
import { createRandom } from './random.ts';
import { CLUB_VOCABULARIES } from './vocabulary/clubs.ts';

export const STANDARD_ATTENDANCES = 6000;

const SEED = 20_260_314;
const STANDARD_PEOPLE = 700;
const STANDARD_HELD_PER_CLUB = 22;
/** Makes the standard year come out near its size; found by running it. */
const STANDARD_TURNOUT = 79;

export interface YearSize {
  readonly nowMs: number;
  readonly hash: HashText;
  /** About how many attendances; the exact number follows from chance. */
  readonly attendances: number;
}

/** In the order in which they must be written: what others point to first. */
export type Year = readonly { readonly collection: Collection; readonly documents: readonly AnyDocument[] }[];

export const createYear = ({ nowMs, hash, attendances }: YearSize): Year => {
  const random = createRandom(SEED);
  // Twice the attendances are neither twice the meetings nor twice the people, but some of both.
  const growth = Math.sqrt(attendances / STANDARD_ATTENDANCES);
  const options = {
    nowMs,
    hash,
    random,
    newUlid: createUlids(random),
    people: createPeople(random, Math.max(80, Math.round(STANDARD_PEOPLE * growth))),
    heldPerClub: Math.max(4, Math.round(STANDARD_HELD_PER_CLUB * growth)),
    usualTurnout: STANDARD_TURNOUT * growth,
  };
  const years = CLUB_VOCABULARIES.map((club) => {
    const year = createClubYear(club, options);
    return { ...year, ...createBureau(club, year.activities, options) };
  });
  return [
    { collection: 'officers', documents: years.flatMap((year) => year.officers) },
    { collection: 'activities', documents: years.flatMap((year) => year.activities) },
    { collection: 'actions', documents: years.flatMap((year) => year.actions) },
    { collection: 'dossiers', documents: years.flatMap((year) => year.dossiers) },
    { collection: 'duties', documents: years.flatMap((year) => year.duties) },
    { collection: 'participants', documents: years.flatMap((year) => year.participants) },
    { collection: 'attendances', documents: years.flatMap((year) => year.attendances) },
  ];
};
