/** The databases of documents, by collection and scope, and the clubs that exist. Filled by setup/, read by all. */
import type { Collection, Scope } from '#schemas/documents/collections.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import type { CollectionDatabase } from './collection-database.ts';
import type { Lifeline } from './lifeline.ts';

export interface DatabaseRegistry {
  /** Slugs of the clubs whose databases exist, without the association. */
  clubs(): readonly ClubSlug[];
  addClub(slug: ClubSlug): void;
  find(collection: Collection, scope: Scope): CollectionDatabase | undefined;
  add(database: CollectionDatabase): void;
  all(): readonly CollectionDatabase[];
  lifeline(): Lifeline;
  setLifeline(lifeline: Lifeline): void;
}

export function createDatabaseRegistry(): DatabaseRegistry {
  const databases = new Map<string, CollectionDatabase>();
  let clubs: readonly ClubSlug[] = [];
  let lifeline: Lifeline | undefined;
  return {
    clubs: () => clubs,
    addClub: (slug) => {
      if (!clubs.includes(slug)) clubs = [...clubs, slug].sort();
    },
    find: (collection, scope) => databases.get(`${collection} ${scope}`),
    add: (database) => void databases.set(`${database.collection} ${database.scope}`, database),
    all: () => [...databases.values()],
    lifeline: () => {
      if (lifeline === undefined) throw new Error('no run was begun');
      return lifeline;
    },
    setLifeline: (begun) => {
      lifeline = begun;
    },
  };
}
