import { describe, expect, test } from 'vitest';
import { added, draftOf, mergedRows, type WinnersDraft } from './winner-draft.ts';
import { fromRows, type WinnerRow } from './winner-rows.ts';

const row = (rank: number, name: string, part: Partial<WinnerRow> = {}): WinnerRow => ({
  rank,
  participantId: null,
  name,
  prize: '',
  isPublic: false,
  ...part,
});

const edited = (opened: readonly WinnerRow[], index: number, part: Partial<WinnerRow>): WinnersDraft => {
  const draft = draftOf(opened);
  return { ...draft, rows: draft.rows.map((one, at) => (at === index ? { ...one, ...part } : one)) };
};

describe('an old draft of the winners and what was written meanwhile', () => {
  const [awa, issa] = [row(1, 'Awa'), row(2, 'Issa')];

  test('a draft in which nothing was changed writes what there is now', () => {
    const now = [row(1, 'Awa', { prize: 'Livres' }), row(3, 'Fati')];
    expect(mergedRows(draftOf([awa, issa]), now)).toEqual(now);
    expect(fromRows(mergedRows(draftOf([]), now)).kept.map(({ name }) => name)).toEqual(['Awa', 'Fati']);
  });

  test('each row gets its own changes only: a name hidden meanwhile is not published again', () => {
    const opened = [{ ...awa, isPublic: true }, issa];
    const now = [awa, issa];
    expect(mergedRows(edited(opened, 0, { prize: 'Livres' }), now)).toEqual([
      row(1, 'Awa', { prize: 'Livres' }),
      issa,
    ]);
  });

  test('rows added on both sides stand side by side, the same one once', () => {
    const draft = draftOf([awa]);
    const mine = { ...draft, rows: [...draft.rows, added(row(2, 'Fati', { prize: 'Sac' }))] };
    expect(mergedRows(mine, [awa, issa]).map(({ name }) => name)).toEqual(['Awa', 'Issa', 'Fati']);
    expect(mergedRows(mine, [awa, row(2, 'Fati')])).toEqual([awa, row(2, 'Fati', { prize: 'Sac' })]);
  });

  test('saving again after the public half failed makes no second row', () => {
    const renamed = edited([{ ...awa, isPublic: true }], 0, { name: 'Awa O.' });
    expect(mergedRows(renamed, [row(1, 'Awa O.'), { ...awa, isPublic: true }])).toEqual([
      row(1, 'Awa O.', { isPublic: true }),
    ]);
  });

  test('a row removed on either side is gone, unless it was changed here', () => {
    const draft = draftOf([awa, issa]);
    expect(mergedRows({ ...draft, rows: draft.rows.slice(0, 1) }, [awa, issa])).toEqual([awa]);
    expect(mergedRows(draft, [issa])).toEqual([issa]);
    expect(mergedRows(edited([awa], 0, { prize: 'Sac' }), [])).toEqual([row(1, 'Awa', { prize: 'Sac' })]);
  });

  test('another rank or name is the same row; a new name is tied to no old card', () => {
    const opened = [row(1, 'Awa', { participantId: null })];
    const tied = row(2, 'Awa', { participantId: 'participant:1' as never });
    expect(mergedRows(edited(opened, 0, { prize: 'Sac' }), [tied])).toEqual([{ ...tied, prize: 'Sac' }]);
    expect(mergedRows(edited(opened, 0, { name: 'Ali' }), [tied])).toEqual([row(2, 'Ali')]);
  });
});
