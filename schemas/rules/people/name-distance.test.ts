/** R24: spellings of one name, and names that are two. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areSpellingsOfOne, lettersApart, soundOf } from './name-distance.ts';

test.each([
  ['Ouédraogo', 'Wedraogo'],
  ['Sawadogo', 'Savadogo'],
  ['Compaoré', 'Kompaore'],
  ['Traoré', 'Traore'],
  ['Aïcha', 'Aicha'],
  ['Ali', 'Aly'],
  ['Salamata', 'Salimata'],
  ['Rokiatou', 'Roukiatou'],
  ['Cissé', 'Sissé'],
  ['Thiombiano', 'Tiombiano'],
])('%s and %s are spellings of one', (a, b) => {
  expect(areSpellingsOfOne(a, b)).toBe(true);
});

test.each([
  ['Ali', 'Awa'],
  ['Kaboré', 'Traoré'],
  ['Sanou', 'Somé'],
  ['Barry', 'Barro'],
  ['Ouédraogo', 'Sawadogo'],
  ['Moussa', 'Ousmane'],
])('%s and %s are two', (a, b) => {
  expect(areSpellingsOfOne(a, b)).toBe(false);
});

describe('letters apart', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

  test('are none for a word and itself, as many there as back, and never more than was asked for and one', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 9 }), (a, b, most) => {
        expect(lettersApart(a, a, most)).toBe(0);
        expect(lettersApart(a, b, most)).toBe(lettersApart(b, a, most));
        expect(lettersApart(a, b, most)).toBeLessThanOrEqual(most + 1);
        expect(Math.min(lettersApart(a, b, 9), most + 1)).toBe(lettersApart(a, b, most));
      }),
    );
  });

  test.each([
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['abc', 'abcd', 1],
    ['abc', 'axc', 1],
    ['abc', 'xyz', 3],
  ])('%s to %s: %i', (a, b, apart) => {
    expect(lettersApart(a, b, 9)).toBe(apart);
  });
});

test('a sound is heard again as itself', () => {
  for (const name of ['Ouédraogo', 'Compaoré', 'Nacoulma', 'Thiombiano', 'Cissé', 'Yaméogo'])
    expect(soundOf(soundOf(name))).toBe(soundOf(name));
});
