/**
 * How far apart two spellings of a name are. The same name is heard once and written many ways: Ouédraogo, Ouedrago; Savadogo,
 * Sawadogo; Compaoré, Kompaore; Aïcha, Aisha. What sounds alike is made equal first, then letters are counted.
 */
import { foldName } from '../../primitives/person-key.ts';

/** Longer spellings before shorter ones. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/[sc]h/g, 'ch'],
  [/qu|ck|c(?![eiyh])/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/ou/g, 'u'],
  [/[wv]/g, 'u'],
  [/y|ii/g, 'i'],
  [/(?<=[a-z])h/g, ''],
  [/(.)\1+/g, '$1'],
];

/** Lower case, without accents, spelled as it sounds: «Ouédraogo» and «Wedraogo» are one. */
export const soundOf = (word: string): string =>
  SOUNDS.reduce((text, [pattern, sound]) => text.replace(pattern, sound), foldName(word));

/**
 * Letters to add, drop, change or swap with the next one (Damerau, optimal alignment); `most` + 1 when it takes more than that.
 */
export const lettersApart = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      line.push(cost);
    }
    before = above;
    above = line;
  }
  return Math.min(above[b.length] ?? most + 1, most + 1);
};

/** Short names differ by a letter when they are different names: Ali and Aly sound the same, Ali and Alima are two. */
const lettersForgiven = (length: number): number => (length < 5 ? 0 : length < 8 ? 1 : 2);

/** Would somebody who hears the one write the other? */
export const areSpellingsOfOne = (a: string, b: string): boolean => {
  const [first, second] = [soundOf(a), soundOf(b)];
  const most = lettersForgiven(Math.min(first.length, second.length));
  return lettersApart(first, second, most) <= most;
};
