/**
 * The only way the server talks to a database, whichever engine stands behind it: the embedded child, a real
 * CouchDB 3, or the in-memory one of the tests. couch-contract.ts holds all of them to what is written here.
 *
 * What must stay true:
 * - an acknowledged write survives a crash (on disk for the embedded engine);
 * - `changes` never skips: going on from `lastSeq` until `pending` is 0 has delivered the latest state of every
 *   document at least once;
 * - a bad row never fails its neighbours;
 * - sequences and bookmarks are opaque: store them and hand them back, never compare or take them apart.
 *
 * Expected failures are thrown as the classes of couch-errors.ts (`CouchUnavailable`, `CouchMissingDatabase`,
 * `CouchDenied`) or, per row, returned as a `WriteOutcome`. Any other exception is a bug.
 */

/** A document as the database holds it. A tombstone has `_deleted: true` and keeps whatever body it was written with. */
export interface StoredDoc {
  readonly _id: string;
  readonly _rev: string;
  readonly _deleted?: true;
  readonly [field: string]: unknown;
}

/**
 * A document to write. Without `_rev` it is an insert: it conflicts with a living document, but, as in CouchDB, it
 * succeeds over a tombstone. Whoever must not resurrect reads first and refuses; whoever must, leaves `_rev` out, for
 * CouchDB takes a tombstone's own revision for a conflict. No other field may begin with `_`.
 */
export interface WritableDoc {
  readonly _id: string;
  readonly _rev?: string | undefined;
  readonly _deleted?: boolean | undefined;
  readonly [field: string]: unknown;
}

/**
 * `conflict`: `_rev` is not the current one. `forbidden`, `unauthorized`: thrown by a validate_doc_update.
 * `invalid`: the row could not be stored by any engine (id or field beginning with `_`, malformed revision or text).
 */
export type WriteErrorCode = 'conflict' | 'forbidden' | 'unauthorized' | 'invalid';

export type WriteOutcome =
  | { readonly ok: true; readonly id: string; readonly rev: string }
  | { readonly ok: false; readonly id: string; readonly error: WriteErrorCode; readonly reason: string };

interface DatabaseInfo {
  /** Living documents, design documents included. */
  readonly docCount: number;
  /** Where `changes` stands now. Two readings of one state may differ in spelling on a cluster. */
  readonly updateSeq: string;
}

interface SecurityGroup {
  readonly names: readonly string[];
  readonly roles: readonly string[];
}

export interface DatabaseSecurity {
  readonly admins: SecurityGroup;
  readonly members: SecurityGroup;
}

export interface ChangesQuery {
  /** `'0'` for the start, otherwise a `seq`, `lastSeq` or `updateSeq` of this same database. */
  readonly since: string;
  /** At least 1. */
  readonly limit: number;
  readonly includeDocs: true;
}

export interface Change {
  readonly id: string;
  readonly seq: string;
  readonly deleted: boolean;
  /** The latest state; a tombstone when `deleted`. Design documents travel too. */
  readonly doc: StoredDoc;
}

export interface ChangesPage {
  /** In order of last modification; a document appears once, at its latest change. */
  readonly results: readonly Change[];
  readonly lastSeq: string;
  /** 0: nothing was left when this was answered. Above 0: read on from `lastSeq`; the figure itself is an estimate. */
  readonly pending: number;
}

export interface RangeQuery {
  /** Both ends included. For a prefix: `startId: p, endId: p + '\ufff0'`. Order is that of code points. */
  readonly startId: string;
  readonly endId: string;
  readonly limit?: number | undefined;
  /** false: only `_id` and `_rev` are filled. Default true. */
  readonly includeDocs?: boolean | undefined;
}

export type Scalar = string | number | boolean | null;

/**
 * What all engines understand alike. A field that is absent meets `$exists: false` only, one that is null none of the
 * four orderings; `$gt: null` means "has a value". Order across types: booleans, numbers, strings; among strings only
 * that of ASCII is the same everywhere.
 */
export interface Condition {
  readonly $eq?: Scalar;
  readonly $ne?: Scalar;
  readonly $gt?: Scalar;
  readonly $gte?: NonNullable<Scalar>;
  readonly $lt?: NonNullable<Scalar>;
  readonly $lte?: NonNullable<Scalar>;
  readonly $in?: readonly Scalar[];
  readonly $exists?: boolean;
}

/** Field (dots reach into objects) → wanted value or condition; `$or` and `$and` combine selectors. */
export interface Selector {
  readonly $or?: readonly Selector[];
  readonly $and?: readonly Selector[];
  readonly [field: string]: Scalar | Condition | readonly Selector[] | undefined;
}

type SortKey = Readonly<Record<string, 'asc' | 'desc'>>;

export interface FindQuery {
  readonly selector: Selector;
  /**
   * Needs an index over exactly these fields in this order (possibly preceded by fields the selector fixes), one
   * direction for all, and each of the fields in the selector.
   */
  readonly sort?: readonly SortKey[] | undefined;
  /** Default 100. */
  readonly limit?: number | undefined;
  /** From the previous page of the same query. */
  readonly bookmark?: string | undefined;
  /** Name given to `ensureIndex`. A document that lacks an indexed field is not found through it. */
  readonly index?: string | undefined;
}

export interface FindPage {
  readonly docs: readonly StoredDoc[];
  /** Present while there may be more. */
  readonly bookmark?: string;
}

/** `_id` begins with `_design/`. Functions are source text. */
export interface DesignDoc {
  readonly _id: `_design/${string}`;
  readonly [field: string]: unknown;
}

/** The person a request is made for. No role may begin with `_`: a real CouchDB would take `_admin` at its word. */
export interface CouchIdentity {
  readonly name: string;
  readonly roles: readonly string[];
}

export interface Couch {
  /** Resolves when the engine answers and the credentials are accepted; for health checks. */
  ping(): Promise<void>;

  /** Idempotent. `'created'` tells the caller to give the database a new incarnation. */
  ensureDatabase(db: string): Promise<'created' | 'existed'>;
  /** Idempotent. */
  destroyDatabase(db: string): Promise<void>;
  /** Without the engine's own (`_users`…), sorted. */
  listDatabases(): Promise<readonly string[]>;
  info(db: string): Promise<DatabaseInfo>;
  putSecurity(db: string, security: DatabaseSecurity): Promise<void>;
  /** Starts giving back the space of old revisions; may go on after it resolves. */
  compact(db: string): Promise<void>;

  /** undefined: never existed. A deleted document comes as its tombstone. */
  get(db: string, id: string): Promise<StoredDoc | undefined>;
  /** In the order of `ids`, tombstones included. */
  getMany(db: string, ids: readonly string[]): Promise<readonly (StoredDoc | undefined)[]>;
  /** Outcomes in the order of `docs`. Not a transaction. Of rows with one id only the first is tried, the others conflict. */
  bulkWrite(db: string, docs: readonly WritableDoc[]): Promise<readonly WriteOutcome[]>;

  changes(db: string, query: ChangesQuery): Promise<ChangesPage>;
  /** Living documents whose id lies in the range, in order of id. */
  range(db: string, query: RangeQuery): Promise<readonly StoredDoc[]>;
  find(db: string, query: FindQuery): Promise<FindPage>;
  /** Idempotent for equal fields. Builds the index, which may take seconds: never inside a request. */
  ensureIndex(db: string, name: string, fields: readonly string[]): Promise<void>;
  /** Written only when it differs from what is there; true when it was. */
  putDesign(db: string, design: DesignDoc): Promise<boolean>;

  /** The same database seen with one person's rights. The embedded engine knows no persons and returns itself. */
  as(identity: CouchIdentity): Couch;
}
