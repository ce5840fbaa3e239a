/** A series' name, and a shorter one where a phone has no room for it beside a line. */

export interface Named {
  readonly key: string;
  readonly name: string;
}

const SHORT_LENGTH = 8;
const CUT_LENGTH = 4;

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** «Art oratoire» → «Oratoire», «Informatique» → «Info.», «Anglais» as it is. */
const shortened = (name: string): string => {
  if (name.length <= SHORT_LENGTH) return name;
  const last = name.split(' ').at(-1) ?? name;
  return capitalised(last.length <= SHORT_LENGTH ? last : `${last.slice(0, CUT_LENGTH)}.`);
};

/** By key. Two whose short names are the same keep their whole names. */
export const shortNames = (all: readonly Named[]): ReadonlyMap<string, string> => {
  const shorts = all.map(({ name }) => shortened(name));
  const isAlone = (short: string): boolean => shorts.filter((other) => other === short).length === 1;
  return new Map(
    all.map(({ key, name }, index) => {
      const short = shorts[index] ?? name;
      return [key, isAlone(short) ? short : name];
    }),
  );
};
