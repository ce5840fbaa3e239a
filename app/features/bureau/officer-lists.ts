/** The club's lists that an officer's card names by key. */
import type { Club } from '#schemas/documents/club.ts';

export interface OfficerLists {
  readonly programsOfStudy: Club['programsOfStudy'];
  readonly studyLevels: Club['studyLevels'];
}

export const labelOf = (
  list: readonly { readonly key: string; readonly label: string }[],
  key: string,
): string => list.find((entry) => entry.key === key)?.label ?? key;
