import { describe, expect, test } from 'vitest';
import { blankRow, fromRows, isTeam, toRows } from './winner-rows.ts';

const kept = (rank: number, name: string, prize = '') => ({ rank, participantId: null, name, prize });

describe('winners, kept and published', () => {
  test('a name that may not be published stays in the dossier alone', () => {
    const rows = toRows(
      [kept(1, 'Équipe Kadiogo'), kept(2, 'Awa Ouédraogo')],
      [{ rank: 1, name: 'Équipe Kadiogo', prize: '' }],
    );
    expect(rows.map(({ isPublic }) => isPublic)).toEqual([true, false]);
    const { kept: all, published } = fromRows(rows);
    expect(all.map(({ name }) => name)).toEqual(['Équipe Kadiogo', 'Awa Ouédraogo']);
    expect(published).toEqual([{ rank: 1, name: 'Équipe Kadiogo', prize: '' }]);
  });

  test('one published without a dossier is not lost by editing', () => {
    const rows = toRows([], [{ rank: 1, name: 'Équipe Kadiogo', prize: 'Livres' }]);
    expect(fromRows(rows).kept).toEqual([kept(1, 'Équipe Kadiogo', 'Livres')]);
  });

  test('blank rows are no winners, and a prize without a name is for the schema to refuse', () => {
    const rows = [blankRow([]), { ...blankRow([]), prize: 'Livres' }];
    expect(fromRows(rows).kept).toEqual([kept(1, '', 'Livres')]);
  });

  test('a new row stands one rank below the last', () => {
    expect(blankRow([]).rank).toBe(1);
    expect(blankRow([{ ...kept(3, 'x'), isPublic: false }]).rank).toBe(4);
  });
});

test.each([
  ['Équipe Licence 3', true],
  ['équipe Kadiogo', true],
  ['Team Baobab', true],
  ['Équipée Sawadogo', false],
  ['Awa Ouédraogo', false],
])('%s is a team: %s', (name, expected) => {
  expect(isTeam(name)).toBe(expected);
});
