/**
 * Officers' assiduity (R13): present ÷ (present + absent). An excuse leaves the count, and so does what was not marked. Computed
 * from the roll calls each time it is shown, never stored.
 */
import type { RollCall, RollMark } from '../documents/duty.ts';
import type { OfficerId } from '../primitives/ids.ts';

export interface Assiduity {
  readonly present: number;
  /** Present or absent. */
  readonly counted: number;
  /** Between 0 and 1; null while nothing counts. */
  readonly rate: number | null;
}

type Marked = Pick<RollCall, 'marks'>;

export const markOf = ({ marks }: Marked, officer: OfficerId): RollMark | undefined =>
  (marks as Readonly<Partial<Record<OfficerId, RollMark>>>)[officer];

export const assiduityOf = (rollCalls: readonly Marked[], officers: readonly OfficerId[]): Assiduity => {
  const marks = rollCalls.flatMap((call) => officers.map((officer) => markOf(call, officer)));
  const present = marks.filter((mark) => mark === 'present').length;
  const counted = present + marks.filter((mark) => mark === 'absent').length;
  return { present, counted, rate: counted === 0 ? null : present / counted };
};

/** What a tap makes of a mark: each in turn, then none again. */
export const nextMark = (mark: RollMark | undefined): RollMark | undefined => {
  switch (mark) {
    case undefined:
      return 'present';
    case 'present':
      return 'absent';
    case 'absent':
      return 'excused';
    case 'excused':
      return undefined;
  }
};
