import { useEffect, useRef, useState } from 'react';
import { createPeopleSearch, type PeopleSearch } from './people-search.ts';
import { nameOf, type Person } from './person-rows.ts';

/** The index of those who are there; undefined until the first time it can be asked. */
export const useSearch = (persons: readonly Person[]): PeopleSearch['find'] | undefined => {
  const search = useRef<PeopleSearch>(undefined);
  const [find, setFind] = useState<PeopleSearch['find']>();
  useEffect(() => {
    let isCurrent = true;
    search.current ??= createPeopleSearch();
    const { fill, find: ask } = search.current;
    const people = persons.map(({ main, cards }) => ({
      id: main.id,
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
  }, [persons]);
  return find;
};
