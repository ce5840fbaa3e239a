/**
 * Finding people as they are remembered: by the beginning of a word, without accents, in any order, with a letter wrong, or as the
 * name sounds. The index lies in memory while the page is open; nothing of it is kept.
 */
import MiniSearch, { type Query } from 'minisearch';
import { foldName } from '#schemas/primitives/person-key.ts';
import { soundOf } from '#schemas/rules/people/name-distance.ts';

export interface Searchable {
  readonly id: string;
  /** All spellings on record. */
  readonly names: readonly string[];
  readonly matricules: readonly string[];
}

export interface PeopleSearch {
  /** Takes these instead of what was there. Resolves when all can be found; the page goes on meanwhile. */
  readonly fill: (people: readonly Searchable[]) => Promise<void>;
  /** Best first. Undefined: nothing is asked. */
  readonly find: (query: string) => readonly string[] | undefined;
}

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly sound: string;
  readonly number: string;
}

const PORTION = 400;

const wordsOf = (text: string): string[] =>
  foldName(text)
    .split(' ')
    .filter((word) => word !== '');

const toEntry = ({ id, names, matricules }: Searchable): Entry => {
  const words = [...new Set(names.flatMap(wordsOf))];
  return {
    id,
    name: words.join(' '),
    sound: words.map(soundOf).join(' '),
    number: matricules.map((number) => foldName(number)).join(' '),
  };
};

/** Letters that may be wrong in a word of this length; two letters swapped are two. */
const forgiven = (word: string): number | false => (word.length < 4 ? false : word.length < 6 ? 1 : 2);

/** Every word must be found: as it is written, as it sounds, or as a number. */
const queryOf = (text: string): Query => ({
  combineWith: 'AND',
  queries: wordsOf(text).map((word) => ({
    combineWith: 'OR',
    queries: [
      { queries: [word], fields: ['name'], prefix: true, fuzzy: forgiven(word), boost: { name: 2 } },
      { queries: [soundOf(word)], fields: ['sound'], prefix: true, fuzzy: forgiven(soundOf(word)) },
      { queries: [word], fields: ['number'], prefix: true },
    ],
  })),
});

const createIndex = (): MiniSearch<Entry> =>
  new MiniSearch<Entry>({
    fields: ['name', 'sound', 'number'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
  });

export const createPeopleSearch = (): PeopleSearch => {
  let index = createIndex();
  return {
    fill: async (people) => {
      const next = createIndex();
      await next.addAllAsync(people.map(toEntry), { chunkSize: PORTION });
      index = next;
    },
    find: (query) =>
      wordsOf(query).length === 0 ? undefined : index.search(queryOf(query)).map(({ id }) => id as string),
  };
};
