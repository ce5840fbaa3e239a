/** R24: which cards are proposed as one person's. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likelyDuplicates, pairKey, type NamedCard } from './likely-duplicates.ts';

const never = (): boolean => false;

const card = (
  id: string,
  lastName: string,
  firstName: string,
  fields: Partial<NamedCard> = {},
): NamedCard => ({
  id,
  firstName,
  lastName,
  programId: 'stat-info',
  levelId: 'l2',
  matricule: null,
  discriminator: '',
  ...fields,
});

const pairOf = (a: NamedCard, b: NamedCard) => likelyDuplicates([a, b], never)[0];

const ali = card('a', 'Ouédraogo', 'Ali');

describe('R24 proposed', () => {
  test.each([
    ['another spelling', card('b', 'Ouedraogo', 'Aly'), 'spelling', true],
    ['nom and prénom swapped, in another club', card('b', 'Ali', 'Ouédraogo'), 'sameName', true],
    ['a first name more', card('b', 'Ouédraogo', 'Ali Moussa'), 'moreNames', true],
    ['an initial', card('b', 'Ouédraogo', 'A.'), 'initial', false],
    [
      'the same name in another filière',
      card('b', 'OUEDRAOGO', 'ali', { programId: 'autre' }),
      'sameName',
      false,
    ],
    ['another spelling a year later', card('b', 'Ouedrago', 'Ali', { levelId: 'l3' }), 'spelling', false],
  ])('%s', (_, other, reason, isVeryLikely) => {
    expect(pairOf(ali, other)).toMatchObject({ first: 'a', second: 'b', reason, isVeryLikely });
    expect(pairOf(other, ali)).toEqual(pairOf(ali, other));
  });

  test('the same matricule, whatever the name', () => {
    const pair = pairOf(
      { ...ali, matricule: 'N1' },
      card('b', 'Ouédraogo', 'Alidou', { matricule: 'N1', levelId: 'm1' }),
    );
    expect(pair).toMatchObject({ reason: 'matricule', isVeryLikely: true });
  });
});

describe('R24 not proposed', () => {
  test.each([
    ['another person', card('b', 'Sawadogo', 'Ali')],
    ['a brother', card('b', 'Ouédraogo', 'Moussa')],
    ['a near name in another filière', card('b', 'Ouedraogo', 'Aly', { programId: 'autre' })],
    ['whom the host told apart', card('b', 'Ouédraogo', 'Ali', { discriminator: '2' })],
    ['a family name alone', card('b', 'Ouédraogo', '-')],
  ])('%s', (_, other) => {
    expect(pairOf(ali, other)).toBeUndefined();
  });

  test('two matricules', () => {
    expect(
      pairOf({ ...ali, matricule: 'N1' }, card('b', 'Ouedraogo', 'Ali', { matricule: 'N2' })),
    ).toBeUndefined();
  });

  test('a pair that is settled', () => {
    expect(likelyDuplicates([ali, card('b', 'Ouedraogo', 'Aly')], () => true)).toEqual([]);
  });
});

test('the surest come first', () => {
  const cards = [ali, card('b', 'Ouédraogo', 'A.'), card('c', 'Ouedraogo', 'Aly')];
  expect(likelyDuplicates(cards, never).map(({ key }) => key)).toEqual([
    pairKey('a', 'c'),
    pairKey('a', 'b'),
    pairKey('b', 'c'),
  ]);
});

test('each pair once, in an order that does not depend on the cards’ order', () => {
  const name = fc.constantFrom('Ali', 'Aly', 'Awa', 'A', 'Ouédraogo', 'Ouedrago', 'Sanou');
  const cards = fc
    .array(fc.tuple(name, name), { maxLength: 12 })
    .map((names) =>
      names.map(([lastName, firstName], index) => card(String(index).padStart(2, '0'), lastName, firstName)),
    );
  fc.assert(
    fc.property(cards, (all) => {
      const pairs = likelyDuplicates(all, never);
      expect(new Set(pairs.map(({ key }) => key)).size).toBe(pairs.length);
      expect(pairs.every(({ first, second }) => first < second)).toBe(true);
      expect(likelyDuplicates([...all].reverse(), never)).toEqual(pairs);
    }),
  );
});
