/** Failures of the database that a caller is expected to handle. HTTP maps them; anything else thrown is a bug. */

/** No answer, refused connection, timeout or 5xx: try again later. HTTP: 503 `database_unavailable`. */
export class CouchUnavailable extends Error {
  readonly type = 'database_unavailable';
  override readonly name = 'CouchUnavailable';
}

/** The database does not exist. Must stay the error of one collection, never of the whole request. */
export class CouchMissingDatabase extends Error {
  readonly type = 'database_missing';
  override readonly name = 'CouchMissingDatabase';
  readonly db: string;

  constructor(db: string) {
    super(`database ${db} does not exist`);
    this.db = db;
  }
}

/** The identity of `couch.as` may not touch this database at all. */
export class CouchDenied extends Error {
  readonly type = 'database_denied';
  override readonly name = 'CouchDenied';
  readonly db: string;

  constructor(db: string, reason: string) {
    super(`access to database ${db} denied: ${reason}`);
    this.db = db;
  }
}

export type CouchFailure = CouchUnavailable | CouchMissingDatabase | CouchDenied;

export function isCouchFailure(error: unknown): error is CouchFailure {
  return (
    error instanceof CouchUnavailable || error instanceof CouchMissingDatabase || error instanceof CouchDenied
  );
}
