import { useEffect, useRef, useState } from 'react';
import { createPeopleSearch, type PeopleSearch } from './people-search.ts';
import { nameOf, type PersonRow } from './person-rows.ts';

/** The index of those who are listed; undefined until the first time it can be asked. */
export const useSearch = (rows: readonly PersonRow[] | undefined): PeopleSearch['find'] | undefined => {
  const search = useRef<PeopleSearch>(undefined);
  const [find, setFind] = useState<PeopleSearch['find']>();
  useEffect(() => {
    if (rows === undefined) return undefined;
    let isCurrent = true;
    search.current ??= createPeopleSearch();
    const { fill, find: ask } = search.current;
    const people = rows.map(({ id, cards }) => ({
      id,
      names: cards.map(nameOf),
      matricules: cards.flatMap(({ matricule }) => matricule ?? []),
    }));
    // A function of its own each time: whoever asked before the index was new asks again.
    fill(people).then(
      () => {
        if (isCurrent) setFind(() => (query: string) => ask(query));
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [rows]);
  return find;
};
