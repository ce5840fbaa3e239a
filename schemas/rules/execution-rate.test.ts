import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AcademicYear, LocalDate } from '../primitives/dates.ts';
import type { AuthorId, ClubSlug } from '../primitives/ids.ts';
import { documentArbitrary } from '../testing/arbitraries.ts';
import { executionOf } from './execution-rate.ts';

const CLUBS = ['sport', 'anglais'] as ClubSlug[];
const actions = fc.array(
  documentArbitrary('actions', { clubIds: CLUBS, authors: ['service:setup'] as AuthorId[] }),
);

describe('R4 the execution rate', () => {
  test('is accomplished ÷ (all − cancelled), and none when nothing is left to accomplish', () => {
    fc.assert(
      fc.property(actions, (programme) => {
        const counted = programme.filter(({ cancelledAt }) => cancelledAt === null);
        const done = counted.filter(({ doneAt }) => doneAt !== null).length;
        const rate = counted.length === 0 ? null : done / counted.length;
        expect(executionOf(programme)).toEqual({ done, counted: counted.length, rate });
      }),
    );
    expect(executionOf([])).toEqual({ done: 0, counted: 0, rate: null });
  });

  test('adds up over clubs and years', () => {
    fc.assert(
      fc.property(actions, (programme) => {
        const years = ['2024-2025', '2025-2026'] as AcademicYear[];
        const parts = CLUBS.flatMap((clubId) =>
          years.map((academicYear) => executionOf(programme, { clubId, academicYear })),
        );
        const whole = executionOf(programme);
        expect(parts.reduce((sum, { done }) => sum + done, 0)).toBe(whole.done);
        expect(parts.reduce((sum, { counted }) => sum + counted, 0)).toBe(whole.counted);
      }),
    );
  });

  test('of a period counts the actions due in it, both ends included', () => {
    fc.assert(
      fc.property(actions, (programme) => {
        const period = { from: '2025-01-01' as LocalDate, to: '2025-12-31' as LocalDate };
        const due = programme.filter(({ dueDate }) => dueDate?.startsWith('2025') === true);
        expect(executionOf(programme, period)).toEqual(executionOf(due));
      }),
    );
  });
});
