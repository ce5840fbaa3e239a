/** What the server has not taken yet, tombstones included, which RxDB's own queries never show. Loads RxDB. */
import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import type { LocalDocument } from './local-document.ts';
import { toDocument, type LocalCollection, type Row } from './local-rows.ts';

export const findPending = async (collection: LocalCollection): Promise<LocalDocument[]> => [
  ...(await findMarked(collection, false)),
  ...(await findMarked(collection, true)),
];

/** Answered by an index over fields that lie clear: nothing is opened but what is found. */
const findMarked = async (collection: LocalCollection, isDeleted: boolean): Promise<LocalDocument[]> => {
  const { storageInstance } = collection;
  const selector = { _deleted: { $eq: isDeleted }, pendingAt: { $gt: 0 } };
  const query = normalizeMangoQuery<Row>(storageInstance.schema, { selector });
  const { documents } = await storageInstance.query(prepareQuery(storageInstance.schema, query));
  return documents.map(toDocument);
};
