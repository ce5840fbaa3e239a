/** What officers have to do, in the order in which it falls due. */
import type { Assignment } from '../documents/duty.ts';
import type { LocalDate } from '../primitives/dates.ts';

export type Due = Pick<Assignment, 'dueDate' | 'status'>;

export const isLate = ({ dueDate, status }: Due, today: LocalDate): boolean =>
  status !== 'done' && dueDate !== null && dueDate < today;

export interface DueGroup<A> {
  /** `late` stands first; `undated` last. */
  readonly due: 'late' | 'undated' | LocalDate;
  readonly assignments: readonly A[];
}

/** What is not done: late things together, then day by day, then what has no date. */
export const groupByDue = <A extends Due>(assignments: readonly A[], today: LocalDate): DueGroup<A>[] => {
  const groups = new Map<DueGroup<A>['due'], A[]>();
  const open = assignments.filter(({ status }) => status !== 'done');
  for (const assignment of [...open].sort((a, b) => compareDue(a.dueDate, b.dueDate))) {
    const due = isLate(assignment, today) ? 'late' : (assignment.dueDate ?? 'undated');
    const group = groups.get(due);
    if (group === undefined) groups.set(due, [assignment]);
    else group.push(assignment);
  }
  return [...groups].map(([due, grouped]) => ({ due, assignments: grouped }));
};

const compareDue = (a: LocalDate | null, b: LocalDate | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
