import { describe, expect, it } from 'vitest';
import { passphraseWords } from '#app/i18n/fr/passphrase-words.ts';
import { drawWords, randomBelow, type FillRandom } from './draw-words.ts';

/** Gives these values one after the other. */
const scripted = (values: readonly number[]): { fill: FillRandom; used: () => number } => {
  let at = 0;
  return {
    fill: (target) => {
      target[0] = values[at] ?? 0;
      at += 1;
    },
    used: () => at,
  };
};

describe('drawing words', () => {
  it('R28 throws away what would favour the first words', () => {
    const bound = 3;
    const limit = 2 ** 32 - (2 ** 32 % bound);
    const source = scripted([limit, 2 ** 32 - 1, limit - 1]);
    expect(randomBelow(bound, source.fill)).toBe((limit - 1) % bound);
    expect(source.used()).toBe(3);
  });

  it('R28 every value below the limit is taken, and each remainder has as many of them', () => {
    const bound = 2 ** 31 + 1;
    // The whole second half would wrap: only the first is taken.
    const source = scripted([bound, 2 ** 32 - 1, bound - 1]);
    expect(randomBelow(bound, source.fill)).toBe(bound - 1);
    expect(randomBelow(1, scripted([2 ** 32 - 1]).fill)).toBe(0);
    expect(randomBelow(2 ** 32, scripted([2 ** 32 - 1]).fill)).toBe(2 ** 32 - 1);
  });

  it('R28 is uniform over the list as far as a chi-square test sees', () => {
    const bound = 64;
    const draws = 64_000;
    const counts = new Array<number>(bound).fill(0);
    for (let n = 0; n < draws; n++) {
      const drawn = randomBelow(bound);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    const expected = draws / bound;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 63 degrees of freedom: above 150 once in some 10^8 runs.
    expect(chiSquare).toBeLessThan(150);
  });

  it('gives as many words as asked, from the list, repeats allowed', () => {
    expect(drawWords(['a', 'b', 'c'], 4, scripted([0, 2, 2, 4]).fill)).toEqual(['a', 'c', 'c', 'b']);
    expect(drawWords(passphraseWords, 5)).toHaveLength(5);
  });
});

describe('the list of words', () => {
  it('R28 has at least 1024 different words: five of them are worth 50 bits', () => {
    expect(passphraseWords.length).toBeGreaterThanOrEqual(1024);
    expect(new Set(passphraseWords).size).toBe(passphraseWords.length);
  });

  it('holds only short words that any keyboard types', () => {
    expect(passphraseWords.filter((word) => !/^[a-z]{4,9}$/.test(word))).toEqual([]);
  });

  it('has no two words one letter apart', () => {
    const patterns = new Map<string, string>();
    const clashes: string[] = [];
    for (const word of passphraseWords) {
      const near = new Set<string>();
      for (let at = 0; at < word.length; at++) {
        near.add(`${word.slice(0, at)}_${word.slice(at + 1)}`);
        near.add(word.slice(0, at) + word.slice(at + 1));
      }
      near.add(word);
      for (const pattern of near) {
        const other = patterns.get(pattern);
        if (other !== undefined && Math.abs(other.length - word.length) <= 1 && isNear(other, word)) {
          clashes.push(`${other} ${word}`);
        }
        patterns.set(pattern, word);
      }
    }
    expect(clashes).toEqual([]);
  });
});

const isNear = (a: string, b: string): boolean => {
  if (a.length === b.length) return [...a].filter((letter, at) => letter !== b[at]).length <= 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
};
