/** For tests: a `Couch` whose databases bear a prefix in the engine, so that runs beside each other do not meet. */
import type { Couch } from '#server/ports/couch.ts';

export function withPrefix(couch: Couch, prefix: string): Couch {
  const inside = (db: string): string => `${prefix}${db}`;
  return {
    ping: () => couch.ping(),
    ensureDatabase: (db) => couch.ensureDatabase(inside(db)),
    destroyDatabase: (db) => couch.destroyDatabase(inside(db)),
    listDatabases: async () =>
      (await couch.listDatabases()).flatMap((name) =>
        name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
      ),
    info: (db) => couch.info(inside(db)),
    putSecurity: (db, security) => couch.putSecurity(inside(db), security),
    compact: (db) => couch.compact(inside(db)),
    get: (db, id) => couch.get(inside(db), id),
    getMany: (db, ids) => couch.getMany(inside(db), ids),
    bulkWrite: (db, docs) => couch.bulkWrite(inside(db), docs),
    changes: (db, query) => couch.changes(inside(db), query),
    range: (db, query) => couch.range(inside(db), query),
    find: (db, query) => couch.find(inside(db), query),
    ensureIndex: (db, name, fields) => couch.ensureIndex(inside(db), name, fields),
    putDesign: (db, design) => couch.putDesign(inside(db), design),
    as: (identity) => withPrefix(couch.as(identity), prefix),
  };
}
