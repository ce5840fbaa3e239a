import { useRef } from 'react';
import { useParticipantsById } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';

type People = ReadonlyMap<string, Local<'participants'>>;

/**
 * Cards by id. While the cards of a longer list are being read the ones known so far stay: a list that somebody is looking at
 * must not lose its names with each arrival.
 */
export const usePeople = (ids: readonly string[]): People => {
  const read = useParticipantsById(ids);
  const known = useRef<People>(new Map());
  if (read !== undefined) known.current = read;
  return known.current;
};
