import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASSOCIATION, isClubSlug } from '../primitives/ids.ts';
import { clubSlugFrom } from './club-slug.ts';

test.each([
  ['Théâtre & danse', [], 'theatre-danse'],
  ['L’art d’être éloquent', [], 'lart-detre-eloquent'],
  ['Échecs', ['echecs'], 'echecs-2'],
  ['AESI', [], 'aesi-2'],
  ['!!!', [], undefined],
])('R1 the club %j beside %j gets the address %j', (name, taken, slug) =>
  expect(clubSlugFrom(name, new Set(taken))).toBe(slug),
);

test('R1 whatever a club is called, its address is a valid one that nobody has', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (names) => {
      const taken = new Set<string>();
      for (const one of names) {
        const slug = clubSlugFrom(one, taken);
        if (slug === undefined) continue;
        expect(isClubSlug(slug)).toBe(true);
        expect(slug).not.toBe(ASSOCIATION);
        expect(taken.has(slug)).toBe(false);
        taken.add(slug);
      }
    }),
  );
});
