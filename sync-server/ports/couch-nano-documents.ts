/** Reading documents by id, tombstones included, and writing a design document only when it changed. */
import type { DesignDoc, StoredDoc } from './couch.ts';
import { canonicalContent, mayExist } from './couch-rows.ts';
import { CouchRefusal } from './couch-transport.ts';
import type { Transport } from './couch-transport.ts';

const DESIGN_ATTEMPTS = 3;

interface KeysAnswer {
  readonly rows: readonly {
    readonly error?: string;
    readonly value?: { readonly rev: string; readonly deleted?: boolean };
    readonly doc?: StoredDoc | null;
  }[];
}

interface BulkGetAnswer {
  readonly results: readonly { readonly docs: readonly { readonly ok?: StoredDoc }[] }[];
}

type Tombstone = StoredDoc & { readonly _deleted: true };

export async function getMany(
  send: Transport,
  db: string,
  ids: readonly string[],
): Promise<readonly (StoredDoc | undefined)[]> {
  const keys = ids.filter(mayExist);
  if (keys.length === 0) return ids.map(() => undefined);
  const answer = (await send({
    method: 'POST',
    db,
    path: '_all_docs',
    qs: { include_docs: true },
    body: JSON.stringify({ keys }),
    read: true,
  })) as KeysAnswer;
  const found = new Map<string, StoredDoc>();
  const bare: Tombstone[] = [];
  answer.rows.forEach((row, at) => {
    const id = keys[at];
    if (id === undefined || row.value === undefined) return;
    if (row.value.deleted === true) bare.push({ _id: id, _rev: row.value.rev, _deleted: true });
    else if (row.doc) found.set(id, row.doc);
  });
  for (const tombstone of await withBodies(send, db, bare)) found.set(tombstone._id, tombstone);
  return ids.map((id) => found.get(id));
}

/** `_all_docs` names the revision of a deleted document but not its body. One that is gone since then stays bare. */
async function withBodies(
  send: Transport,
  db: string,
  bare: readonly Tombstone[],
): Promise<readonly StoredDoc[]> {
  if (bare.length === 0) return [];
  const docs = bare.map(({ _id, _rev }) => ({ id: _id, rev: _rev }));
  const body = JSON.stringify({ docs });
  const answer = (await send({ method: 'POST', db, path: '_bulk_get', body, read: true })) as BulkGetAnswer;
  return bare.map((tombstone, at) => answer.results[at]?.docs[0]?.ok ?? tombstone);
}

export async function putDesign(send: Transport, db: string, design: DesignDoc): Promise<boolean> {
  const path = `_design/${encodeURIComponent(design._id.slice('_design/'.length))}`;
  for (let attempt = 1; ; attempt += 1) {
    const [stored] = await getMany(send, db, [design._id]);
    const isLiving = stored !== undefined && stored._deleted !== true;
    if (isLiving && canonicalContent(stored) === canonicalContent(design)) return false;
    const body = JSON.stringify({ ...design, _rev: isLiving ? stored._rev : undefined });
    try {
      await send({ method: 'PUT', db, path, body });
      return true;
    } catch (error) {
      const isConflict = error instanceof CouchRefusal && error.status === 409;
      if (!isConflict || attempt === DESIGN_ATTEMPTS) throw error;
    }
  }
}
