/** R24: merges make one person of several cards, and give them back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClubSlug, ParticipantId } from '../../primitives/ids.ts';
import { samePersons, type MergeableCard } from './same-person.ts';

const idOf = (club: string, key: string): ParticipantId => `participant:${club}:${key}` as ParticipantId;

const card = (club: string, key: string, mergedInto: ParticipantId | null = null): MergeableCard => ({
  id: idOf(club, key),
  clubId: club as ClubSlug,
  mergedInto,
});

const sport = 'sport' as ClubSlug;
const groups = (cards: readonly MergeableCard[], club: ClubSlug | null): string[][] =>
  samePersons(cards, club).map(({ cards: of }) => of.map(({ id }) => id.slice('participant:'.length)));

describe('R24 seen from a club', () => {
  test('a chain of merges is one person, whose card is the last', () => {
    const cards = [
      card('sport', 'a', idOf('sport', 'b')),
      card('sport', 'b', idOf('sport', 'c')),
      card('sport', 'c'),
    ];
    expect(groups(cards, sport)).toEqual([['sport:c', 'sport:a', 'sport:b']]);
  });

  test('a merge with another club’s card says nothing', () => {
    expect(groups([card('sport', 'a', idOf('anglais', 'b'))], sport)).toEqual([['sport:a']]);
  });
});

describe('R24 seen from the board', () => {
  test('equal keys and merges across clubs tie', () => {
    const cards = [card('sport', 'a', idOf('anglais', 'b')), card('anglais', 'b'), card('informatique', 'a')];
    expect(groups(cards, null)).toEqual([['anglais:b', 'informatique:a', 'sport:a']]);
  });

  test('two phones that merged each into the other leave one person', () => {
    const cards = [card('sport', 'a', idOf('sport', 'b')), card('sport', 'b', idOf('sport', 'a'))];
    expect(groups(cards, null)).toEqual([['sport:a', 'sport:b']]);
  });
});

test('every card is somebody’s once, and without merges everybody is alone', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const merges = fc.uniqueArray(fc.tuple(key, fc.option(key)), { selector: ([of]) => of });
  fc.assert(
    fc.property(merges, (all) => {
      const cards = all.map(([of, into]) => card('sport', of, into === null ? null : idOf('sport', into)));
      const ids = groups(cards, sport).flat();
      expect([...ids].sort()).toEqual(cards.map(({ id }) => id.slice('participant:'.length)).sort());
      const apart = cards.map((one) => ({ ...one, mergedInto: null }));
      expect(samePersons(apart, sport)).toHaveLength(apart.length);
    }),
  );
});
