/** The kiosk's own store: a thousand people one after the other. */
import { createKeyPair } from '#app/crypto/sealed-box.ts';
import { KioskDatabase } from '#app/data/kiosk/kiosk-database.ts';
import { createKioskStore, type KioskStore } from '#app/data/kiosk/kiosk-store.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { activityIdOf, type ActivityId, type ClubSlug } from '#schemas/primitives/ids.ts';

const ULID = '01J00000000000000000000000';
const CODE = '123456';
const LISTS = [{ key: 'autre', label: 'Autre' }];

export interface KioskTimes {
  /** What each of the first and of the last waited for, in milliseconds. */
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/**
 * The first of one kiosk in turns with the last of another where the others came before: whatever else the machine does
 * meanwhile meets both alike. Those others also warm up the engine.
 */
export const measureKiosk = async (people: number, compared: number): Promise<KioskTimes> => {
  const full = await openKiosk('lab-kiosk-full');
  for (let index = 0; index < people - compared; index += 1) await full.takeOne(index);
  const empty = await openKiosk('lab-kiosk-empty');
  const first: number[] = [];
  const last: number[] = [];
  for (let index = 0; index < compared; index += 1) {
    first.push(await empty.takeOne(index));
    last.push(await full.takeOne(people - compared + index));
  }
  await full.end();
  await empty.end();
  return { first, last };
};

const openKiosk = async (name: string) => {
  const database = new KioskDatabase(name);
  const kiosk = createKioskStore({ clock: Date.now, database });
  const { publicKey } = await createKeyPair();
  await kiosk.begin({
    activityId: activityIdOf(ULID) as ActivityId,
    clubId: 'sport' as ClubSlug,
    clubName: 'Sport',
    tint: 'sport',
    topic: 'Tournoi',
    programsOfStudy: LISTS,
    studyLevels: LISTS,
    window: { openedAt: toInstant(Date.now() - 60_000), closedAt: null },
    code: CODE,
    lostCodes: [],
    publicKey,
    hostAccountId: 'lab',
    knownAtStart: 0,
  });
  return {
    takeOne: (index: number) => takeOne(kiosk, index),
    end: async (): Promise<void> => {
      kiosk.close();
      await database.delete();
    },
  };
};

/** As the page does for each person: the code, then the answer. */
const takeOne = async (kiosk: KioskStore, index: number): Promise<number> => {
  const startedAt = performance.now();
  const code = await kiosk.tryCode(ULID, CODE);
  const taken = await kiosk.takeAnswer(ULID, {
    firstName: 'Awa',
    lastName: `Essai ${letters(index)}`,
    programId: 'autre',
    levelId: 'autre',
    rating: 1 + (index % 5),
    appreciation: index % 6 === 0 ? 'Très bien préparé, et des exemples de chez nous.' : '',
    suggestion: '',
    rankingConsent: true,
    imageConsent: false,
    discriminator: '',
    answeredAt: toInstant(Date.now()),
  });
  const ms = performance.now() - startedAt;
  if (code.type !== 'right' || !taken.ok || taken.value.already || taken.value.ordinal !== index + 1) {
    throw new Error(`person ${index} was not taken`);
  }
  return ms;
};

/** Names without digits: `a`, `b`, … `ba`. */
const letters = (index: number): string => {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26)) + last;
};
