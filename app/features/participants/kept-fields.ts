/** Two people's cards → what differs between them, and what stays of it once they are one. Pure. */
import type { Card, ReadRow } from './person-rows.ts';

export const COMPARED = ['firstName', 'lastName', 'programId', 'levelId', 'matricule'] as const;
export type ComparedField = (typeof COMPARED)[number];

type Pair = readonly [ReadRow, ReadRow];

/** Whose card of the two is kept in a field. */
export type Kept = Readonly<Record<ComparedField, 0 | 1>>;

/** The card that one knows better goes on; between equals the first. */
export const usualMain = ([a, b]: Pair): 0 | 1 => (b.visits.length > a.visits.length ? 1 : 0);

const isEmpty = (card: Card, field: ComparedField): boolean => (card[field] ?? '') === '';

/** What the better known card says, but where it says nothing. */
export const usuallyKept = (rows: Pair): Kept => {
  const usual = usualMain(rows);
  const other = usual === 0 ? 1 : 0;
  const keptOf = (field: ComparedField): 0 | 1 => (isEmpty(rows[usual].main, field) ? other : usual);
  return Object.fromEntries(COMPARED.map((field) => [field, keptOf(field)])) as Kept;
};

export const differingFields = ([a, b]: Pair): ComparedField[] =>
  COMPARED.filter((field) => (a.main[field] ?? '') !== (b.main[field] ?? ''));

export const chosenOf = (rows: Pair, kept: Kept): Pick<Card, ComparedField> =>
  Object.fromEntries(COMPARED.map((field) => [field, rows[kept[field]].main[field]])) as unknown as Pick<
    Card,
    ComparedField
  >;

/** What has to change on the card that goes on. */
export const editOfMain = (
  main: Card,
  chosen: Pick<Card, ComparedField>,
): Partial<Pick<Card, ComparedField>> =>
  Object.fromEntries(
    COMPARED.filter((field) => (chosen[field] ?? '') !== (main[field] ?? '')).map((field) => [
      field,
      chosen[field],
    ]),
  );

/** To take that change back. */
export const valuesBefore = (main: Card, edit: object): Partial<Pick<Card, ComparedField>> =>
  Object.fromEntries(COMPARED.filter((field) => field in edit).map((field) => [field, main[field]]));
