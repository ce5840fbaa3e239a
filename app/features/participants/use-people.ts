/** The participant base of one club, or of all, as the page lists it; kept up to date while it is open. */
import { useMemo } from 'react';
import { useWorkspaceStream } from '#app/data/services.tsx';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { samePersons } from '#schemas/rules/people/same-person.ts';
import { people$, type PeopleRead } from './people.ts';
import { personRows, type Person, type PersonRow } from './person-rows.ts';

export interface People extends PeopleRead {
  /** The same ones until a card changes, whoever comes to what. */
  readonly persons: readonly Person[];
  readonly rows: readonly PersonRow[];
}

/** Undefined while it is read who there is. */
export const usePeople = (club: ClubSlug | null): People | undefined => {
  const read = useWorkspaceStream((workspace) => people$(workspace, club), ['people', club ?? '']);
  const cards = read?.cards;
  const persons = useMemo(() => cards && samePersons(cards, club), [cards, club]);
  return useMemo(
    () => read && persons && { ...read, persons, rows: personRows(persons, read) },
    [read, persons],
  );
};
