/**
 * Every collection of every scope has its database, ready before the first request: created, closed to others, indexed, and
 * with the validation function that CouchDB runs.
 *
 * What must stay true: a database has another incarnation as soon as positions handed out earlier may not fit it any more:
 * when it was made, when its marker is not the one on record (it was put back from elsewhere), when it counts fewer changes
 * than it once did, when the server was pointed at another engine.
 */
import { randomBytes } from 'node:crypto';
import { COLLECTIONS, SCOPE_KINDS, type Collection, type Scope } from '#schemas/documents/collections.ts';
import { databaseNameOf } from '#schemas/documents/collections.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Couch, StoredDoc } from '#server/ports/couch.ts';
import type { Log } from '#server/ports/log.ts';
import { CollectionDatabase } from '#server/replication/collection-database.ts';
import { SERVER_DATABASE, type Run } from '#server/replication/lifeline.ts';
import { changesUpTo } from '#server/replication/sequence.ts';
import { validationDesign } from '#couchdb/design-documents.ts';
import { INDEXES } from './indexes.ts';
import { inParallel } from './in-parallel.ts';
import { hashOfState } from '#server/audit/hash.ts';
import { securityOf } from './security.ts';

export interface OpenOptions {
  readonly couch: Couch;
  readonly clock: Clock;
  readonly log: Log;
  /** Names the engine and where it stands; another one means other databases. */
  readonly place: string;
  /** Source text of the bundled validation function; undefined where no CouchDB will ever run it. */
  readonly validationSource: string | undefined;
}

export interface OpenedDatabase {
  readonly database: CollectionDatabase;
  readonly updateSeq: string;
}

interface Wanted {
  readonly collection: Collection;
  readonly scope: Scope;
  readonly name: string;
}

/** What is on record about a database, in `aesi-server`. */
interface DatabaseRecord {
  readonly incarnation: string;
  readonly createdAt: string;
  readonly place: string;
  /** Hash of security, indexes and design documents as they were last put there. */
  readonly furniture: string;
}

/** The marker travels with the database's files; a design document is never handed to a device. */
const MARKER_ID = '_design/incarnation';
const PARALLEL = 6;

export const sharedDatabases = (): Wanted[] =>
  COLLECTIONS.filter((name) => SCOPE_KINDS[name] !== 'club').map((name) =>
    wanted(name, SCOPE_KINDS[name] === 'public' ? 'public' : 'members'),
  );

export const databasesOfClub = (slug: ClubSlug): Wanted[] =>
  COLLECTIONS.filter((name) => SCOPE_KINDS[name] === 'club').map((name) => wanted(name, slug));

const wanted = (collection: Collection, scope: Scope): Wanted => ({
  collection,
  scope,
  name: databaseNameOf(collection, scope),
});

export async function openDatabases(
  options: OpenOptions,
  list: readonly Wanted[],
  lastRun: Run | undefined,
): Promise<OpenedDatabase[]> {
  const existing = new Set(await options.couch.listDatabases());
  const records = await options.couch.getMany(
    SERVER_DATABASE,
    list.map(({ name }) => recordId(name)),
  );
  return inParallel(PARALLEL, list, (one, at) =>
    openDatabase(options, one, existing.has(one.name), records[at], lastRun?.positions[one.name]),
  );
}

const recordId = (name: string): string => `database:${name}`;

async function openDatabase(
  options: OpenOptions,
  one: Wanted,
  exists: boolean,
  recordDoc: StoredDoc | undefined,
  lastCount: number | undefined,
): Promise<OpenedDatabase> {
  const { couch, clock, log, place } = options;
  const isNew = !exists && (await couch.ensureDatabase(one.name)) === 'created';
  const record = recordDoc as (StoredDoc & DatabaseRecord) | undefined;
  const isSameLife =
    !isNew && record?.place === place && (await isMarked(couch, one.name, record.incarnation));
  const { updateSeq } = await couch.info(one.name);
  const isComplete = lastCount === undefined || changesUpTo(updateSeq) >= lastCount;
  const furniture = furnitureHash(options, one);
  const isKept = record !== undefined && isSameLife && isComplete;
  if (isKept && record.furniture === furniture) {
    return toOpened(one, record.incarnation, updateSeq);
  }
  const incarnation = isKept ? record.incarnation : randomBytes(9).toString('base64url');
  if (!isKept && record !== undefined) {
    log.warn({ database: one.name, isNew, isSameLife, isComplete }, 'database begins another life');
  }
  await furnish(options, one);
  await couch.putDesign(one.name, { _id: MARKER_ID, incarnation });
  const createdAt = isKept ? record.createdAt : new Date(clock.nowMs()).toISOString();
  await putRecord(couch, one.name, recordDoc, { incarnation, createdAt, place, furniture });
  return toOpened(one, incarnation, (await couch.info(one.name)).updateSeq);
}

const toOpened = ({ collection, scope }: Wanted, incarnation: string, updateSeq: string): OpenedDatabase => ({
  database: new CollectionDatabase(collection, scope, incarnation, updateSeq),
  updateSeq,
});

async function isMarked(couch: Couch, name: string, incarnation: string): Promise<boolean> {
  const marker = await couch.get(name, MARKER_ID);
  return marker?.['incarnation'] === incarnation;
}

async function putRecord(
  couch: Couch,
  name: string,
  before: StoredDoc | undefined,
  record: DatabaseRecord,
): Promise<void> {
  const [outcome] = await couch.bulkWrite(SERVER_DATABASE, [
    { _id: recordId(name), _rev: before?._rev, ...record },
  ]);
  if (outcome?.ok !== true) throw new Error(`the record of ${name} could not be written`);
}

function furnitureHash({ validationSource }: OpenOptions, { collection, scope }: Wanted): string {
  return hashOfState({
    security: securityOf(collection, scope),
    indexes: INDEXES[collection] ?? {},
    design: validationSource === undefined ? null : validationDesign(collection, scope, validationSource),
  });
}

async function furnish({ couch, validationSource }: OpenOptions, one: Wanted): Promise<void> {
  await couch.putSecurity(one.name, securityOf(one.collection, one.scope));
  for (const [name, fields] of Object.entries(INDEXES[one.collection] ?? {})) {
    await couch.ensureIndex(one.name, name, fields);
  }
  if (validationSource !== undefined) {
    await couch.putDesign(one.name, validationDesign(one.collection, one.scope, validationSource));
  }
}
