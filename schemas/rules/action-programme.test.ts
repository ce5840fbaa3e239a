import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action } from '../documents/action.ts';
import { academicYearOf, type AcademicYear, type Instant, type LocalDate } from '../primitives/dates.ts';
import { actionIdOf } from '../primitives/ids.ts';
import {
  executionByMonth,
  isOverdue,
  linesToCopy,
  moveInOrder,
  nextOrder,
  oneYearLater,
  yearAfter,
  yearBefore,
} from './action-programme.ts';

const lines = (orders: readonly number[]) =>
  orders
    .map((order, index) => ({ id: actionIdOf(String(index).padStart(26, '0')), order }))
    .sort((a, b) => a.order - b.order);

const orders = fc.array(fc.double({ min: 0, max: 1_000_000, noNaN: true }), { minLength: 1, maxLength: 12 });

describe('R4 the order of a programme', () => {
  test('a moved line stands where it was put and the others keep their order, however close their numbers are', () => {
    fc.assert(
      fc.property(orders, fc.nat(11), fc.nat(11), (numbers, a, b) => {
        const before = lines(numbers);
        const [from, to] = [a % before.length, b % before.length];
        const changes = new Map(moveInOrder(before, from, to).map(({ id, order }) => [id, order]));
        const after = before
          .map((line) => ({ ...line, order: changes.get(line.id) ?? line.order }))
          .sort((x, y) => x.order - y.order);
        const wanted = before.filter((_, index) => index !== from);
        wanted.splice(to, 0, ...before.slice(from, from + 1));
        if (from !== to) expect(after.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
        expect(after.every(({ order }) => order >= 0 && order <= 1_000_000)).toBe(true);
      }),
    );
  });

  test('one move among lines that are well apart writes one line', () => {
    expect(moveInOrder(lines([100, 200, 300]), 2, 0)).toHaveLength(1);
    expect(moveInOrder(lines([100, 200, 300]), 1, 1)).toEqual([]);
    expect(moveInOrder(lines([100, 200]), 0, 5)).toEqual([]);
  });

  test('a new line comes last and stays within what the schema takes', () => {
    fc.assert(
      fc.property(orders, (numbers) => {
        const next = nextOrder(lines(numbers));
        expect(next).toBeLessThanOrEqual(1_000_000);
        expect(next).toBeGreaterThanOrEqual(Math.max(...numbers));
      }),
    );
  });
});

const at = (text: string): Instant => `${text}T12:00:00.000Z` as Instant;
const year = '2025-2026' as AcademicYear;

describe('R4 the execution over the year', () => {
  test('grows month by month, counts no cancelled line, and ends with the month that runs', () => {
    const actions = [
      { doneAt: at('2025-10-03'), cancelledAt: null },
      { doneAt: at('2025-12-20'), cancelledAt: null },
      { doneAt: at('2025-11-20'), cancelledAt: at('2025-11-21') },
      { doneAt: null, cancelledAt: null },
    ];
    expect(executionByMonth(actions, year, at('2025-12-31')).map(({ done }) => done)).toEqual([1, 1, 2]);
    expect(executionByMonth(actions, year, at('2027-01-01'))).toHaveLength(12);
    expect(executionByMonth(actions, yearAfter(year), at('2025-12-31'))).toEqual([]);
  });

  test('a line is late from the day after it was due, unless it is done or cancelled', () => {
    const due = { dueDate: '2026-03-10' as LocalDate, doneAt: null, cancelledAt: null };
    expect(isOverdue(due, '2026-03-10' as LocalDate)).toBe(false);
    expect(isOverdue(due, '2026-03-11' as LocalDate)).toBe(true);
    expect(isOverdue({ ...due, doneAt: at('2026-03-12') }, '2026-03-13' as LocalDate)).toBe(false);
    expect(isOverdue({ ...due, cancelledAt: at('2026-03-12') }, '2026-03-13' as LocalDate)).toBe(false);
  });
});

describe('R4 last year’s programme', () => {
  const line = (
    title: string,
    cancelledAt: Instant | null = null,
  ): Pick<Action, 'title' | 'cancelledAt'> => ({
    title,
    cancelledAt,
  });

  test('is copied once: a second copy finds nothing left', () => {
    const titles = fc.array(fc.string({ minLength: 1, maxLength: 8 }));
    fc.assert(
      fc.property(titles, titles, (old, held) => {
        const into = held.map((title) => line(title));
        const copied = linesToCopy(
          old.map((title) => line(title)),
          into,
        );
        expect(
          linesToCopy(
            old.map((title) => line(title)),
            [...into, ...copied],
          ),
        ).toEqual([]);
      }),
    );
  });

  test('leaves behind what was cancelled and what the new year holds under the same title', () => {
    const old = [line('Hackathon'), line('Visite', at('2026-01-01')), line('Atelier  R')];
    expect(linesToCopy(old, [line('atelier r')])).toEqual([line('Hackathon')]);
  });

  test('moves each date to the same day one year later', () => {
    expect(oneYearLater('2025-11-10' as LocalDate)).toBe('2026-11-10');
    expect(oneYearLater('2028-02-29' as LocalDate)).toBe('2029-02-28');
    const day = oneYearLater('2026-03-01' as LocalDate);
    expect(academicYearOf(day)).toBe('2026-2027');
    expect(yearBefore(yearAfter(year))).toBe(year);
  });
});
