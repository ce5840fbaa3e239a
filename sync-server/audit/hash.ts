import { createHash } from 'node:crypto';
import { stableJson } from '#schemas/rules/same-document.ts';
import type { Entry, EntryFacts } from './entries.ts';

export const FIRST_PREVIOUS = '0'.repeat(128);

/** Half of a BLAKE2b-512 digest names a state: 32 bytes, hexadecimal. */
export const hashOfState = (state: object): string => hashOfText(stableJson(state)).slice(0, 64);

const hashOfText = (text: string): string => createHash('blake2b512').update(text).digest('hex');

export type Unchained = EntryFacts & Pick<Entry, 'n' | 'at' | 'openFrom'>;

const chainHash = (previous: string, entry: Unchained): string => hashOfText(previous + stableJson(entry));

export const toEntry = (previous: string, entry: Unchained): Entry => ({
  ...entry,
  previous,
  h: chainHash(previous, entry),
});

/** Does the entry say the truth about itself and about what it follows? */
export const isChained = (entry: Entry, previous: string): boolean => {
  const { previous: claimed, h, ...rest } = entry;
  return claimed === previous && h === chainHash(previous, rest as Unchained);
};
