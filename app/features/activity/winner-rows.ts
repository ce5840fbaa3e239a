/**
 * Winners in two places: the dossier keeps all of them, the activity only those who agreed to be named in public. One list of rows
 * is made of both for editing, and split again when it is saved.
 */
import type { Activity } from '#schemas/documents/activity.ts';
import type { Dossier } from '#schemas/documents/dossier.ts';

type PublicWinner = Activity['winners'][number];
type KeptWinner = Dossier['winners'][number];

export interface WinnerRow extends KeptWinner {
  readonly isPublic: boolean;
}

export const isSame = (
  a: Pick<PublicWinner, 'rank' | 'name'>,
  b: Pick<PublicWinner, 'rank' | 'name'>,
): boolean => a.rank === b.rank && a.name === b.name;

/** By rank, those of equal rank in the order in which they were written. */
export const toRows = (kept: readonly KeptWinner[], published: readonly PublicWinner[]): WinnerRow[] => {
  const known = kept.map((winner) => ({
    ...winner,
    isPublic: published.some((one) => isSame(one, winner)),
  }));
  // Published without being in the dossier: written by an older device, or while the dossier was on its way.
  const others = published
    .filter((one) => !kept.some((winner) => isSame(one, winner)))
    .map((one) => ({ ...one, participantId: null, isPublic: true }));
  return [...known, ...others].sort((a, b) => a.rank - b.rank);
};

/** Rows left blank are no winners. */
export const fromRows = (
  rows: readonly WinnerRow[],
): { readonly kept: KeptWinner[]; readonly published: PublicWinner[] } => {
  const filled = rows
    .map((row) => ({ ...row, name: row.name.trim(), prize: row.prize.trim() }))
    .filter(({ name, prize }) => name !== '' || prize !== '')
    .sort((a, b) => a.rank - b.rank);
  return {
    kept: filled.map(({ rank, participantId, name, prize }) => ({ rank, participantId, name, prize })),
    published: filled
      .filter(({ isPublic }) => isPublic)
      .map(({ rank, name, prize }) => ({ rank, name, prize })),
  };
};

/** Its first letters say nothing; winners hold no mark of their own for it. */
export const isTeam = (name: string): boolean => /^(équipe|team|groupe)(?!\p{L})/iu.test(name.trim());

/** The next row: one rank below the last. */
export const blankRow = (rows: readonly WinnerRow[]): WinnerRow => ({
  rank: Math.min(99, (rows.at(-1)?.rank ?? 0) + 1),
  participantId: null,
  name: '',
  prize: '',
  isPublic: false,
});
