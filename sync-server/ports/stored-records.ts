/** Single records of a database that only this server writes: read, change, write, and again from the start when another request wrote in between. */
import type { Couch, WritableDoc } from './couch.ts';

/** In each round one of the writers gets through; more at once than this on one account or session mean a bug. */
const MAX_ROUNDS = 50;

export type DocumentReader = Pick<Couch, 'get'>;
export type DocumentWriter = Pick<Couch, 'get' | 'bulkWrite'>;

/** The living document, or undefined. What lies in a server-only database was written by this server: its shape is trusted. */
export const readDocument = async <T>(
  couch: DocumentReader,
  db: string,
  id: string,
): Promise<T | undefined> => {
  const stored = await couch.get(db, id);
  return stored === undefined || stored._deleted === true ? undefined : (stored as unknown as T);
};

/** false: a living document of this id is already there. */
export const insertDocument = async (
  couch: Pick<Couch, 'bulkWrite'>,
  db: string,
  doc: WritableDoc,
): Promise<boolean> => {
  const [outcome] = await couch.bulkWrite(db, [doc]);
  if (outcome === undefined) throw new Error(`no outcome for a write to ${db}`);
  if (outcome.ok) return true;
  if (outcome.error === 'conflict') return false;
  throw new Error(`write to ${db} refused: ${outcome.error} ${outcome.reason}`);
};

/**
 * `change` may be called several times, each time with the latest state; undefined leaves the document as it is. Gives what
 * was written, or undefined when nothing was (no such document, or `change` did not want to).
 */
export const updateDocument = async <T extends object>(
  couch: DocumentWriter,
  db: string,
  id: string,
  change: (current: T) => T | undefined,
): Promise<T | undefined> => {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stored = await couch.get(db, id);
    if (stored === undefined || stored._deleted === true) return undefined;
    const next = change(stored as unknown as T);
    if (next === undefined) return undefined;
    if (await insertDocument(couch, db, { ...next, _id: id, _rev: stored._rev })) return next;
  }
  throw new Error(`a document of ${db} could not be written in ${MAX_ROUNDS} rounds`);
};

/** All living documents whose id begins so. */
export const documentsUnder = async <T>(
  couch: Pick<Couch, 'range'>,
  db: string,
  prefix: string,
): Promise<T[]> => {
  const rows = await couch.range(db, { startId: prefix, endId: `${prefix}\ufff0` });
  return rows.map((row) => row as unknown as T);
};
