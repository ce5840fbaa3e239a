/** What filières and niveaux are called: in a club by its lists, for the board by all that there are. */
import { listOf } from '#schemas/rules/club-lists.ts';
import { useAssociation, useClubs } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import type { ListEntry } from '#schemas/documents/club.ts';

export interface Lists {
  readonly programs: readonly ListEntry[];
  readonly levels: readonly ListEntry[];
}

export const labelOf = (entries: readonly ListEntry[], key: string): string =>
  entries.find((entry) => entry.key === key)?.label ?? key;

const byKey = (lists: readonly (readonly ListEntry[])[]): ListEntry[] => [
  ...new Map(lists.flat().map((entry) => [entry.key, entry])).values(),
];

export const useLists = (club: Local<'clubs'> | null): Lists => {
  const association = useAssociation();
  const clubs = useClubs() ?? [];
  const of = club === null ? clubs : [club];
  return {
    programs: byKey(of.map((one) => listOf('programsOfStudy', one, association))),
    levels: byKey(of.map((one) => listOf('studyLevels', one, association))),
  };
};
