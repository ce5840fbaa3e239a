/**
 * What a list is narrowed to stands in the page's address, so that going back, a reload and a link that somebody sends find the
 * same list. A filter changes the address of the page where one is: it adds nothing to what «Retour» goes through.
 */
import { useRouter, type RouterHistory } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';

export type Asked = (name: string) => string | undefined;

export interface InAddress<Filter> {
  /** Whatever somebody typed into the address: what is no filter counts as none. */
  readonly read: (asked: Asked) => Filter;
  /** Every name that `read` asks for; undefined where the filter lets all through. */
  readonly write: (filter: Filter) => Readonly<Record<string, string | undefined>>;
}

export const readSearch = <Filter>({ read }: InAddress<Filter>, search: string): Filter => {
  const parameters = new URLSearchParams(search);
  return read((name) => parameters.get(name) ?? undefined);
};

/** The same address where names that are not this filter's stay. */
export const writeSearch = <Filter>({ write }: InAddress<Filter>, filter: Filter, search: string): string => {
  const parameters = new URLSearchParams(search);
  for (const [name, value] of Object.entries(write(filter))) {
    if (value === undefined || value === '') parameters.delete(name);
    else parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
};

export const useAddressFilter = <Filter>(
  inAddress: InAddress<Filter>,
): readonly [Filter, (filter: Filter) => void] => {
  const visited: RouterHistory = useRouter().history;
  const [filter, setFilter] = useState(() => readSearch(inAddress, visited.location.search));
  useEffect(() => {
    const { pathname } = visited.location;
    return visited.subscribe(({ location: next, action }) => {
      // Its own changes are known here already.
      if (action.type === 'REPLACE' || next.pathname !== pathname) return;
      setFilter(readSearch(inAddress, next.search));
    });
  }, [inAddress, visited]);
  const change = useCallback(
    (next: Filter): void => {
      setFilter(next);
      const search = writeSearch(inAddress, next, location.search);
      try {
        // The same state: by it the router knows the place, and how far one had scrolled there.
        history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
      } catch {
        // Safari refuses a hundred changes within half a minute. The list is right all the same.
      }
    },
    [inAddress],
  );
  return [filter, change];
};
