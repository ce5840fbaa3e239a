/**
 * `Couch` over HTTP, for the embedded engine and for a real CouchDB 3. Their differences end here: where a tombstone's
 * body comes from, numeric or textual sequences, missing `pending` and bookmarks, what waits for an index.
 */
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import type { Change, Couch, CouchIdentity, StoredDoc } from './couch.ts';
import { basicAuthorization, createIdentityAuthorization } from './couch-identity.ts';
import type { Authorization } from './couch-identity.ts';
import { assertDatabaseName, assertDesignId, compareIds } from './couch-rows.ts';
import { getMany, putDesign } from './couch-nano-documents.ts';
import { LONG_WORK_TIMEOUT_MS, ensureIndex, find } from './couch-nano-find.ts';
import { bulkWrite } from './couch-nano-write.ts';
import { CouchRefusal, createTransport } from './couch-transport.ts';
import type { Transport } from './couch-transport.ts';
import type { Log } from './log.ts';

const DEFAULT_TIMEOUT_MS = 30_000;

export interface CouchNanoOptions {
  readonly engine: 'embedded' | 'couchdb';
  /** Read before each request; without credentials, a path is a prefix. */
  readonly url: () => string;
  readonly credentials: () => { readonly username: string; readonly password: string };
  /** HS256 secret shared with the real CouchDB. Without it `as` keeps the server's own rights. */
  readonly jwtSecret?: Uint8Array | undefined;
  readonly log: Pick<Log, 'warn'>;
  readonly requestTimeoutMs?: number | undefined;
  /** Clock of the tokens. */
  readonly clock?: Clock;
}

export function createCouchNano(options: CouchNanoOptions): Couch {
  const own: Authorization = async () => basicAuthorization(options.credentials());
  return withAuthorization(options, own);
}

function withAuthorization(options: CouchNanoOptions, authorization: Authorization): Couch {
  const { engine, url, log, jwtSecret, requestTimeoutMs = DEFAULT_TIMEOUT_MS, clock = systemClock } = options;
  const send = createTransport({ url, authorization, requestTimeoutMs, log });
  const couch: Couch = {
    ping: async () => {
      await send({ method: 'GET', path: '_all_dbs', read: true });
    },
    ensureDatabase: (db) => ensureDatabase(send, db),
    destroyDatabase: async (db) => {
      assertDatabaseName(db);
      await send({ method: 'DELETE', db }).catch(unlessRefused(404));
    },
    listDatabases: async () => {
      const names = (await send({ method: 'GET', path: '_all_dbs', read: true })) as string[];
      return names.filter((name) => !name.startsWith('_')).sort(compareIds);
    },
    info: async (db) => {
      const info = (await send({ method: 'GET', db: checked(db), read: true })) as InfoAnswer;
      return { docCount: info.doc_count, updateSeq: String(info.update_seq) };
    },
    putSecurity: async (db, security) => {
      // Nobody but this server reaches the embedded engine, and it knows no persons.
      if (engine === 'embedded') return void (await couch.info(db));
      await send({ method: 'PUT', db: checked(db), path: '_security', body: JSON.stringify(security) });
    },
    compact: async (db) => {
      await send({
        method: 'POST',
        db: checked(db),
        path: '_compact',
        body: '{}',
        timeoutMs: LONG_WORK_TIMEOUT_MS,
      });
    },
    get: async (db, id) => (await getMany(send, checked(db), [id]))[0],
    getMany: (db, ids) => getMany(send, checked(db), ids),
    bulkWrite: (db, docs) => bulkWrite(send, checked(db), docs),
    changes: async (db, { since, limit }) => {
      if (!(limit >= 1)) throw new Error(`a page of changes holds at least one, not ${limit}`);
      const read = engine === 'embedded' ? changesWithoutCount : changes;
      return read(send, checked(db), since, limit);
    },
    range: async (db, { startId, endId, limit, includeDocs = true }) => {
      const qs = {
        startkey: startId,
        endkey: endId,
        include_docs: includeDocs,
        ...(limit !== undefined && { limit }),
      };
      const answer = await send({ method: 'GET', db: checked(db), path: '_all_docs', qs, read: true });
      return (answer as RowsAnswer).rows.map((row) => row.doc ?? { _id: row.id, _rev: row.value.rev });
    },
    find: (db, query) => find(send, checked(db), query),
    ensureIndex: (db, name, fields) => ensureIndex(send, checked(db), name, fields),
    putDesign: async (db, design) => {
      assertDesignId(design._id);
      return putDesign(send, checked(db), design);
    },
    as: (identity: CouchIdentity) =>
      engine === 'embedded' || jwtSecret === undefined
        ? couch
        : withAuthorization(options, createIdentityAuthorization(identity, jwtSecret, clock)),
  };
  return couch;
}

interface InfoAnswer {
  readonly doc_count: number;
  readonly update_seq: string | number;
}

interface RowsAnswer {
  readonly rows: readonly {
    readonly id: string;
    readonly value: { readonly rev: string };
    readonly doc?: StoredDoc;
  }[];
}

interface ChangesAnswer {
  readonly results: readonly {
    readonly id: string;
    readonly seq: string | number;
    readonly deleted?: boolean;
    readonly changes: readonly [{ readonly rev: string }];
    readonly doc?: StoredDoc | null;
  }[];
  readonly last_seq: string | number;
  readonly pending?: number;
}

function checked(db: string): string {
  assertDatabaseName(db);
  return db;
}

function unlessRefused(status: number): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof CouchRefusal && error.status === status) return undefined;
    throw error;
  };
}

async function ensureDatabase(send: Transport, db: string): Promise<'created' | 'existed'> {
  const answer = await send({ method: 'PUT', db: checked(db), body: '{}' }).catch(unlessRefused(412));
  if (answer === undefined) return 'existed';
  // The embedded engine answers before it has noted the name; it answers this only after.
  await send({ method: 'GET', db, read: true });
  return 'created';
}

async function changes(
  send: Transport,
  db: string,
  since: string,
  limit: number,
): ReturnType<Couch['changes']> {
  // A long poll may answer one change where there are three, so the feed is always the normal one.
  const qs = { feed: 'normal', since, limit, include_docs: true };
  const answer = (await send({ method: 'GET', db, path: '_changes', qs, read: true })) as ChangesAnswer;
  const results = answer.results.map((row): Change => {
    const deleted = row.deleted === true;
    const doc = row.doc ?? {
      _id: row.id,
      _rev: row.changes[0].rev,
      ...(deleted && { _deleted: true as const }),
    };
    return { id: row.id, seq: String(row.seq), deleted, doc };
  });
  return { results, lastSeq: String(answer.last_seq), pending: answer.pending ?? 0 };
}

const BAD_REQUEST = 400;

/**
 * The embedded engine does not say what is left. Asking for one more than wanted does, and costs less than a second request;
 * there each change's own sequence is a place to go on from. Its sequences are numbers; after anything else it finds nothing, where
 * CouchDB refuses.
 */
async function changesWithoutCount(
  send: Transport,
  db: string,
  since: string,
  limit: number,
): ReturnType<Couch['changes']> {
  if (!/^\d+$/.test(since)) throw new CouchRefusal(BAD_REQUEST, 'no sequence of this engine');
  const page = await changes(send, db, since, limit + 1);
  const last = page.results[limit - 1];
  if (page.results.length <= limit || last === undefined) return page;
  return { results: page.results.slice(0, limit), lastSeq: last.seq, pending: 1 };
}
