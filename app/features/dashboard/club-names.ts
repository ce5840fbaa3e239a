/** A club's name, and a shorter one where a phone has no room for it beside a line. */

export interface ClubName {
  readonly clubId: string;
  readonly name: string;
}

export const nameOfClub = (clubs: readonly ClubName[], clubId: string): string =>
  clubs.find((club) => club.clubId === clubId)?.name ?? clubId;

const SHORT_LENGTH = 8;
const CUT_LENGTH = 4;

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** «Art oratoire» → «Oratoire», «Informatique» → «Info.», «Anglais» as it is. */
const shortened = (name: string): string => {
  if (name.length <= SHORT_LENGTH) return name;
  const last = name.split(' ').at(-1) ?? name;
  return capitalised(last.length <= SHORT_LENGTH ? last : `${last.slice(0, CUT_LENGTH)}.`);
};

/** By club id. Two clubs whose short names are the same keep their whole names. */
export const shortNames = (clubs: readonly ClubName[]): ReadonlyMap<string, string> => {
  const shorts = clubs.map(({ name }) => shortened(name));
  const isAlone = (short: string): boolean => shorts.filter((other) => other === short).length === 1;
  return new Map(
    clubs.map(({ clubId, name }, index) => {
      const short = shorts[index] ?? name;
      return [clubId, isAlone(short) ? short : name];
    }),
  );
};
