/** The same documents by other means: plain requests into plain Dexie tables, and PouchDB straight from the database. */
import { Dexie } from 'dexie';
import PouchDB from 'pouchdb/dist/pouchdb.min.js';
import { COLLECTIONS, databaseNameOf, SCOPE_KINDS, type Collection } from '#schemas/documents/collections.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { MAX_PULL_LIMIT, PROTOCOL_HEADER, PROTOCOL_VERSION } from '#schemas/protocol/limits.ts';
import type { PullResponse } from '#schemas/protocol/sync.ts';
import type { EmbeddedConnection } from '#server/embedded/supervisor.ts';
import type { Synced } from './lab-sync.ts';
import type { Signed } from './server-messages.ts';

/** Nothing sealed, nothing compared, nothing remembered: page after page, added as it comes. */
export const syncByHand = async ({ token }: Signed): Promise<Synced> => {
  const startedAt = performance.now();
  const dexie = new Dexie('lab-by-hand');
  dexie.version(1).stores(Object.fromEntries(COLLECTIONS.map((name) => [name, 'id'])));
  let pulls = COLLECTIONS.map((collection) => ({
    collection: collection as string,
    checkpoint: {},
    limit: MAX_PULL_LIMIT,
  }));
  let documents = 0;
  while (pulls.length > 0) {
    const response = await fetch('/sync/pull', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
      },
      body: JSON.stringify({ pulls }),
      cache: 'no-store',
    });
    const answer = (await response.json()) as PullResponse;
    pulls = [];
    for (const pull of answer.pulls) {
      if ('error' in pull) continue;
      documents += pull.documents.length;
      await dexie.table(pull.collection).bulkAdd(pull.documents);
      const { collection, checkpoint } = pull;
      if (pull.documents.length === MAX_PULL_LIMIT)
        pulls.push({ collection, checkpoint, limit: MAX_PULL_LIMIT });
    }
  }
  const ms = performance.now() - startedAt;
  await dexie.delete();
  return { ms, documents };
};

/** One local database per collection; the remote ones of a collection one after the other, all collections at once. */
export const syncWithPouch = async (
  { url, username, password }: EmbeddedConnection,
  clubs: readonly string[],
): Promise<Synced> => {
  const startedAt = performance.now();
  const replicate = async (collection: Collection): Promise<PouchDB> => {
    const local = new PouchDB(`lab-${collection}`, { adapter: 'idb' });
    for (const name of remoteNames(collection, clubs)) {
      const remote = new PouchDB(`${url}/${name}`, { auth: { username, password }, skip_setup: true });
      await PouchDB.replicate(remote, local, { batch_size: MAX_PULL_LIMIT });
    }
    return local;
  };
  const locals = await Promise.all(COLLECTIONS.map(replicate));
  const ms = performance.now() - startedAt;
  const counts = await Promise.all(locals.map((local) => local.info()));
  await Promise.all(locals.map((local) => local.destroy()));
  return { ms, documents: counts.reduce((sum, { doc_count }) => sum + doc_count, 0) };
};

const remoteNames = (collection: Collection, clubs: readonly string[]): string[] => {
  const kind = SCOPE_KINDS[collection];
  return kind === 'club'
    ? clubs.map((club) => databaseNameOf(collection, club as ClubSlug))
    : [databaseNameOf(collection, kind)];
};
