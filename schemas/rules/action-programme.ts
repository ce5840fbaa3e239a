/**
 * A programme's lines: their order, how its accomplishment grew over the year, and what of last year's programme a new year takes
 * over. `order` is a fraction so that moving one line writes one line; when no number is left between two neighbours all
 * are numbered anew.
 */
import type { Action } from '../documents/action.ts';
import {
  isLocalDate,
  monthOf,
  monthsOfAcademicYear,
  type AcademicYear,
  type Instant,
  type LocalDate,
  type Month,
} from '../primitives/dates.ts';
import type { ActionId } from '../primitives/ids.ts';

/** Between two lines that were added one after the other. */
const ORDER_STEP = 100;
const HIGHEST_ORDER = 1_000_000;
/** Below this the middle of two orders stops being a new number soon. */
const LEAST_GAP = 1e-6;

type Ordered = Pick<Action, 'id' | 'order'>;

export interface OrderChange {
  readonly id: ActionId;
  readonly order: number;
}

/** Where a new line goes: below all others. */
export const nextOrder = (actions: readonly Ordered[]): number => {
  const last = actions.reduce((highest, { order }) => Math.max(highest, order), 0);
  return last + ORDER_STEP <= HIGHEST_ORDER ? last + ORDER_STEP : (last + HIGHEST_ORDER) / 2;
};

/** What to write so that the line at `from` comes to stand at `to`; nothing when it stands there. */
export const moveInOrder = (actions: readonly Ordered[], from: number, to: number): OrderChange[] => {
  const moved = actions[from];
  if (moved === undefined || from === to || to < 0 || to >= actions.length) return [];
  const others = actions.filter((_, index) => index !== from);
  const before = others[to - 1]?.order ?? 0;
  const after = others[to]?.order ?? Math.min(HIGHEST_ORDER, before + 2 * ORDER_STEP);
  if (after - before >= LEAST_GAP && isAscending(others))
    return [{ id: moved.id, order: (before + after) / 2 }];
  const wanted = [...others.slice(0, to), moved, ...others.slice(to)];
  return wanted.flatMap(({ id, order }, index) => {
    const next = ORDER_STEP * (index + 1);
    return order === next ? [] : [{ id, order: next }];
  });
};

/** Lines of equal order stand by their due date, and one cannot be put between them. */
const isAscending = (actions: readonly Ordered[]): boolean =>
  actions.every(({ order }, index) => index === 0 || order > (actions[index - 1]?.order ?? 0));

export interface MonthExecution {
  readonly month: Month;
  /** Of the lines that count, those accomplished by the end of the month. */
  readonly done: number;
}

/** From October to the month of `now`, or to the end of a year that is over. */
export const executionByMonth = (
  actions: readonly Pick<Action, 'doneAt' | 'cancelledAt'>[],
  academicYear: AcademicYear,
  now: Instant,
): MonthExecution[] => {
  const doneMonths = actions.flatMap(({ doneAt, cancelledAt }) =>
    doneAt === null || cancelledAt !== null ? [] : [monthOf(doneAt)],
  );
  return monthsOfAcademicYear(academicYear)
    .filter((month) => month <= monthOf(now))
    .map((month) => ({ month, done: doneMonths.filter((one) => one <= month).length }));
};

export const isOverdue = (
  { dueDate, doneAt, cancelledAt }: Pick<Action, 'dueDate' | 'doneAt' | 'cancelledAt'>,
  today: LocalDate,
): boolean => doneAt === null && cancelledAt === null && dueDate !== null && dueDate < today;

export const yearAfter = (year: AcademicYear): AcademicYear => shiftedYear(year, 1);
export const yearBefore = (year: AcademicYear): AcademicYear => shiftedYear(year, -1);

const shiftedYear = (year: AcademicYear, by: number): AcademicYear => {
  const start = Number(year.slice(0, 4)) + by;
  return `${start}-${start + 1}` as AcademicYear;
};

const foldedTitle = (title: string): string => title.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/**
 * Which lines of one year another takes over: all that were not cancelled and that it does not hold already, whoever wrote them
 * there. Asked a second time there is nothing left to copy.
 */
export const linesToCopy = <A extends Pick<Action, 'title' | 'cancelledAt'>>(
  from: readonly A[],
  into: readonly Pick<Action, 'title'>[],
): A[] => {
  const held = new Set(into.map(({ title }) => foldedTitle(title)));
  return from.filter(({ title, cancelledAt }) => {
    const folded = foldedTitle(title);
    if (cancelledAt !== null || held.has(folded)) return false;
    held.add(folded);
    return true;
  });
};

/** The same day one year later; 29 February becomes the 28th. */
export const oneYearLater = (date: LocalDate): LocalDate => {
  const later = `${String(Number(date.slice(0, 4)) + 1).padStart(4, '0')}${date.slice(4)}`;
  return (isLocalDate(later) ? later : `${later.slice(0, 8)}28`) as LocalDate;
};
