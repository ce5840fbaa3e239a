/**
 * The winners as they are being typed: the rows that the sheet was opened on, and the rows of now, each with the place of the row
 * that it was. Saving writes each row's changes to what there is then; rows that somebody else wrote meanwhile stay.
 */
import { editedFields } from '#app/data/commands/edited-fields.ts';
import { blankRow, isSame, type WinnerRow } from './winner-rows.ts';

export interface DraftRow extends WinnerRow {
  /** Its place among `base`; null for one that was added here. */
  readonly of: number | null;
}

export interface WinnersDraft {
  readonly base: readonly WinnerRow[];
  readonly rows: readonly DraftRow[];
}

export const added = (row: WinnerRow): DraftRow => ({ ...row, of: null });

/** A first row to fill in where there is none. */
export const draftOf = (base: readonly WinnerRow[]): WinnersDraft => ({
  base,
  rows: base.length === 0 ? [added(blankRow([]))] : base.map((row, of) => ({ ...row, of })),
});

const rowOf = ({ rank, participantId, name, prize, isPublic }: DraftRow): WinnerRow => ({
  ...{ rank, participantId, name, prize, isPublic },
});

/** Which row of now was which of `base`: first those that say the same, then those that got another rank. */
const matches = (base: readonly WinnerRow[], now: readonly WinnerRow[]): ReadonlyMap<number, number> => {
  const nowOf = new Map<number, number>();
  const taken = new Set<number>();
  const match = (isIt: (was: WinnerRow, is: WinnerRow) => boolean): void =>
    base.forEach((was, of) => {
      const at = nowOf.has(of) ? -1 : now.findIndex((is, index) => !taken.has(index) && isIt(was, is));
      if (at < 0) return;
      nowOf.set(of, at);
      taken.add(at);
    });
  match(isSame);
  match((was, is) => was.name === is.name);
  return nowOf;
};

interface Changed {
  /** Its place among the rows of now; undefined for one that is not there. */
  readonly at: number | undefined;
  readonly row: WinnerRow;
}

/** A row of the draft as it is to be written; undefined where it was removed meanwhile and not changed here. */
const changedRow = (
  draft: DraftRow,
  base: readonly WinnerRow[],
  now: readonly WinnerRow[],
  nowOf: ReadonlyMap<number, number>,
): Changed | undefined => {
  const row = rowOf(draft);
  const was = draft.of === null ? undefined : base[draft.of];
  if (was === undefined || draft.of === null) return { at: undefined, row };
  const at = nowOf.get(draft.of);
  const is = at === undefined ? undefined : now[at];
  const edit = editedFields(was, row);
  if (is === undefined) return Object.keys(edit).length === 0 ? undefined : { at: undefined, row };
  // Another name may be somebody else's: a card that it was tied to meanwhile is not this one's.
  const tie = edit.name === undefined ? {} : { participantId: row.participantId };
  return { at, row: { ...is, ...edit, ...tie } };
};

/** The rows of now with what the draft changed. */
export const mergedRows = ({ base, rows }: WinnersDraft, now: readonly WinnerRow[]): WinnerRow[] => {
  const nowOf = matches(base, now);
  const changed = rows.flatMap((row) => changedRow(row, base, now, nowOf) ?? []);
  const known = new Set(nowOf.values());
  const merged = now.flatMap((is, at) => {
    if (known.has(at)) return changed.find((one) => one.at === at)?.row ?? [];
    // Written by both, or here already before the other half failed: the draft's says it.
    return changed.some(({ row }) => isSame(row, is)) ? [] : is;
  });
  return [...merged, ...changed.filter(({ at }) => at === undefined).map(({ row }) => row)];
};
