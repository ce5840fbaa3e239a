/** Mandates of a bureau: which there are, and who of one is not yet in the next. */
import type { Officer } from '../documents/officer.ts';
import type { AcademicYear, LocalDate } from '../primitives/dates.ts';

type Named = Pick<Officer, 'firstName' | 'lastName'>;

const folded = ({ firstName, lastName }: Named): string =>
  `${lastName} ${firstName}`
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .trim();

/** Those whom the next bureau may keep: still in office, and not in it already under the same name. */
export const carriedOver = <O extends Named & Pick<Officer, 'leftOn'>>(
  from: readonly O[],
  into: readonly Named[],
): O[] => {
  const there = new Set(into.map(folded));
  return from.filter((officer) => !hasLeft(officer) && !there.has(folded(officer)));
};

export const hasLeft = ({ leftOn }: Pick<Officer, 'leftOn'>): boolean =>
  leftOn !== null && leftOn !== undefined;

/** In office on that day, as far as the card says. */
export const wasInOffice = ({ leftOn }: Pick<Officer, 'leftOn'>, day: LocalDate): boolean =>
  leftOn === null || leftOn === undefined || day <= leftOn;

/** The mandates that have cards and the one that runs, latest first. */
export const termsOf = (officers: readonly Pick<Officer, 'term'>[], current: AcademicYear): AcademicYear[] =>
  [...new Set([current, ...officers.map(({ term }) => term)])].sort().reverse();
