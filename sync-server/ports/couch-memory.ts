/**
 * The in-memory engine of tests: revisions, conflicts, tombstones, opaque sequences and index rules like the real ones
 * (couch-contract.ts compares them), plus `snapshot` and `restore`, which put an older copy back as a restored backup
 * would. It is stricter than the real ones about what is not portable (a sort without its index, a made-up sequence).
 */
import type { Couch, FindPage, FindQuery, StoredDoc } from './couch.ts';
import { CouchMissingDatabase } from './couch-errors.ts';
import { MemoryDatabase } from './couch-memory-database.ts';
import type { DatabaseSnapshot } from './couch-memory-database.ts';
import { assertDatabaseName, assertDesignId, compareIds } from './couch-rows.ts';
import { compareValues, fieldOf, fieldsOf, matches } from './couch-selector.ts';

export type CouchSnapshot = ReadonlyMap<string, DatabaseSnapshot>;

export interface CouchMemory extends Couch {
  /** The state of all databases; cheap. */
  snapshot(): CouchSnapshot;
  /** All databases become what they were; those made since are gone. */
  restore(snapshot: CouchSnapshot): void;
}

export function createCouchMemory(): CouchMemory {
  let databases = new Map<string, MemoryDatabase>();
  const open = (name: string): MemoryDatabase => {
    assertDatabaseName(name);
    const database = databases.get(name);
    if (database === undefined) throw new CouchMissingDatabase(name);
    return database;
  };
  const couch: CouchMemory = {
    ping: async () => {},
    ensureDatabase: async (name) => {
      assertDatabaseName(name);
      if (databases.has(name)) return 'existed';
      databases.set(name, new MemoryDatabase());
      return 'created';
    },
    destroyDatabase: async (name) => {
      assertDatabaseName(name);
      databases.delete(name);
    },
    listDatabases: async () => [...databases.keys()].sort(compareIds),
    info: async (name) => ({ docCount: open(name).docCount, updateSeq: open(name).updateSeq }),
    putSecurity: async (name, security) => {
      open(name).security = security;
    },
    compact: async (name) => {
      open(name);
    },
    get: async (name, id) => open(name).get(id),
    getMany: async (name, ids) => {
      const database = open(name);
      return ids.map((id) => database.get(id));
    },
    bulkWrite: async (name, docs) => open(name).write(docs),
    changes: async (name, query) => open(name).changes(query),
    range: async (name, query) => open(name).range(query),
    find: async (name, query) => find(open(name), query),
    ensureIndex: async (name, index, fields) => {
      open(name).indexes.set(index, [...fields]);
    },
    putDesign: async (name, design) => {
      assertDesignId(design._id);
      return open(name).putDesign(design);
    },
    as: () => couch,
    snapshot: () => new Map([...databases].map(([name, database]) => [name, database.snapshot()])),
    restore: (snapshot) => {
      databases = new Map([...snapshot].map(([name, from]) => [name, new MemoryDatabase(from)]));
    },
  };
  return couch;
}

function find(database: MemoryDatabase, query: FindQuery): FindPage {
  const { selector, limit = 100 } = query;
  const required = indexFields(database, query);
  const found = [...database.living()].filter(
    (doc) => matches(doc, selector) && required.every((field) => fieldOf(doc, field) !== undefined),
  );
  if (query.sort !== undefined) found.sort(sorter(query.sort));
  const start = query.bookmark === undefined ? 0 : Number.parseInt(query.bookmark.replace('after:', ''), 10);
  const end = start + limit;
  const docs = found.slice(start, end);
  return end < found.length ? { docs, bookmark: `after:${end}` } : { docs };
}

/** The fields a document must have to be found: those of the named index and those it is sorted by. */
function indexFields(database: MemoryDatabase, { selector, sort = [], index }: FindQuery): readonly string[] {
  const named = index === undefined ? [] : database.indexes.get(index);
  if (named === undefined) throw new Error(`no index named ${index}`);
  const sorted = sort.flatMap((key) => Object.keys(key));
  const spoken = fieldsOf(selector);
  for (const field of [...named, ...sorted]) {
    if (!spoken.has(field)) throw new Error(`the field ${field} of the index must stand in the selector`);
  }
  if (sorted.length > 0) {
    const serves = (fields: readonly string[]): boolean => fields.join().endsWith(sorted.join());
    if (![...database.indexes.values()].some(serves))
      throw new Error(`no index to sort by ${sorted.join(', ')}`);
    if (new Set(sort.flatMap((key) => Object.values(key))).size > 1)
      throw new Error('one direction for all keys');
  }
  return [...named, ...sorted];
}

function sorter(sort: NonNullable<FindQuery['sort']>): (a: StoredDoc, b: StoredDoc) => number {
  const keys = sort.flatMap((key) => Object.entries(key));
  return (a, b) => {
    for (const [field, direction] of keys) {
      const order = compareValues(fieldOf(a, field), fieldOf(b, field));
      if (order !== 0) return direction === 'asc' ? order : -order;
    }
    return keys[0]?.[1] === 'desc' ? compareIds(b._id, a._id) : compareIds(a._id, b._id);
  };
}
