/** R24: what of two cards stays. */
import { describe, expect, test } from 'vitest';
import type { Card, ReadRow } from './person-rows.ts';
import { chosenOf, differingFields, editOfMain, usualMain, usuallyKept } from './kept-fields.ts';

const rowOf = (visits: number, fields: Partial<Card>): ReadRow =>
  ({
    main: {
      firstName: 'Ali',
      lastName: 'Ouédraogo',
      programId: 'stat',
      levelId: 'l2',
      matricule: null,
      ...fields,
    },
    visits: Array.from({ length: visits }),
  }) as unknown as ReadRow;

describe('R24 of two cards', () => {
  const rows = [rowOf(2, { matricule: 'N42' }), rowOf(9, { firstName: 'Aly', levelId: 'l3' })] as const;

  test('the better known goes on, and is right where it says something', () => {
    expect(usualMain(rows)).toBe(1);
    expect(usualMain([rows[0], rows[0]])).toBe(0);
    const chosen = chosenOf(rows, usuallyKept(rows));
    expect(chosen).toEqual({
      firstName: 'Aly',
      lastName: 'Ouédraogo',
      programId: 'stat',
      levelId: 'l3',
      matricule: 'N42',
    });
    expect(editOfMain(rows[1].main, chosen)).toEqual({ matricule: 'N42' });
  });

  test('only what differs is asked, and only what was chosen otherwise is written', () => {
    expect(differingFields(rows)).toEqual(['firstName', 'levelId', 'matricule']);
    const chosen = chosenOf(rows, { ...usuallyKept(rows), firstName: 0, matricule: 1 });
    expect(editOfMain(rows[1].main, chosen)).toEqual({ firstName: 'Ali' });
  });
});
