import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLL_MARKS, type RollMark } from '../documents/duty.ts';
import type { AcademicYear, LocalDate } from '../primitives/dates.ts';
import { officerIdOf, type OfficerId } from '../primitives/ids.ts';
import { assiduityOf, nextMark } from './assiduity.ts';
import { groupByDue, isLate } from './assignments.ts';
import { carriedOver, termsOf, wasInOffice } from './bureau.ts';

const OFFICERS = Array.from({ length: 4 }, (_, index) => officerIdOf(String(index).padStart(26, '0')));
const marks = fc
  .array(fc.option(fc.constantFrom(...ROLL_MARKS), { nil: undefined }), { minLength: 4, maxLength: 4 })
  .map((drawn) => ({
    marks: Object.fromEntries(
      OFFICERS.flatMap((id, index) => (drawn[index] === undefined ? [] : [[id, drawn[index]]])),
    ) as Record<OfficerId, RollMark>,
  }));

describe('R13 assiduity', () => {
  test('is present ÷ (present + absent): an excuse and a missing mark change nothing', () => {
    fc.assert(
      fc.property(fc.array(marks), (calls) => {
        const all = calls.flatMap((call) => Object.values(call.marks));
        const present = all.filter((mark) => mark === 'present').length;
        const counted = all.filter((mark) => mark !== 'excused').length;
        expect(assiduityOf(calls, OFFICERS)).toEqual({
          present,
          counted,
          rate: counted === 0 ? null : present / counted,
        });
      }),
    );
  });

  test('of all is what its parts add up to', () => {
    fc.assert(
      fc.property(fc.array(marks), (calls) => {
        const parts = OFFICERS.map((id) => assiduityOf(calls, [id]));
        const whole = assiduityOf(calls, OFFICERS);
        expect(parts.reduce((sum, { counted }) => sum + counted, 0)).toBe(whole.counted);
        expect(parts.reduce((sum, { present }) => sum + present, 0)).toBe(whole.present);
      }),
    );
  });

  test('four taps bring a mark back to what it was', () => {
    for (const mark of [undefined, ...ROLL_MARKS])
      expect(nextMark(nextMark(nextMark(nextMark(mark))))).toBe(mark);
  });
});

describe('R13 what is due', () => {
  const day = (text: string): LocalDate => text as LocalDate;

  test('late things first, then day by day, then what has no date; what is done is not due', () => {
    const due = (dueDate: string | null, status: 'todo' | 'doing' | 'done' = 'todo') => ({
      dueDate: dueDate === null ? null : day(dueDate),
      status,
    });
    const groups = groupByDue(
      [
        due(null),
        due('2026-03-20'),
        due('2026-03-01'),
        due('2026-03-12', 'doing'),
        due('2026-03-02', 'done'),
        due('2026-03-20'),
      ],
      day('2026-03-12'),
    );
    expect(groups.map(({ due: when, assignments }) => [when, assignments.length])).toEqual([
      ['late', 1],
      ['2026-03-12', 1],
      ['2026-03-20', 2],
      ['undated', 1],
    ]);
    expect(isLate(due('2026-03-12'), day('2026-03-12'))).toBe(false);
  });
});

describe('R12 the handover', () => {
  const person = (firstName: string, lastName: string, leftOn: string | null = null) => ({
    firstName,
    lastName,
    leftOn: leftOn as LocalDate | null,
  });

  test('offers each officer once: not who left, nor who is in the next bureau already', () => {
    const from = [person('Awa', 'Ouédraogo'), person('Issa', 'Zongo', '2026-01-10'), person('Léa', 'Barry')];
    expect(carriedOver(from, [person('AWA', 'Ouedraogo')])).toEqual([person('Léa', 'Barry')]);
    expect(carriedOver(from, from)).toEqual([]);
  });

  test('who left was in office up to the last day', () => {
    expect(wasInOffice(person('Issa', 'Zongo', '2026-01-10'), '2026-01-10' as LocalDate)).toBe(true);
    expect(wasInOffice(person('Issa', 'Zongo', '2026-01-10'), '2026-01-11' as LocalDate)).toBe(false);
    expect(wasInOffice({}, '2026-01-11' as LocalDate)).toBe(true);
  });

  test('mandates are listed latest first, with the one that runs', () => {
    const terms = ['2024-2025', '2026-2027', '2024-2025'].map((term) => ({ term: term as AcademicYear }));
    expect(termsOf(terms, '2025-2026' as AcademicYear)).toEqual(['2026-2027', '2025-2026', '2024-2025']);
  });
});
