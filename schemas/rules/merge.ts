/**
 * Three versions of one document become one: what the device last knew of the server (`base`), what the device made of it
 * (`mine`) and what the server holds now (`theirs`). The unit is the top-level field, except where merge-fields.ts says
 * otherwise.
 *
 * What must stay true: a field that one side left alone keeps the other side's change; where both changed a field the later
 * `updatedAt` wins, and both devices choose alike; no illegal state comes out; a deletion wins over an edit; nothing typed
 * in an attendance is lost. `base` is null when both created the same id, and a tombstone as base counts as null.
 *
 * `updatedBy` of the result is the later author: a device that pushes the result signs it with its own account first,
 * because the server takes a document only from its author. Names that begin with `_` are the server's.
 */
import type { Collection } from '../documents/collections.ts';
import { isTombstone, type StoredDocument, type Tombstone } from '../documents/stored.ts';
import { byLater, FIELD_MERGES, GROUP_MERGES, type FieldMerge } from './merge-fields.ts';
import type { Sides, Versions } from './merge-sides.ts';
import { contentNames, fieldsOf, sameDocument, sameValue, type Fields } from './same-document.ts';

export interface MergeInput {
  readonly base: StoredDocument | null;
  readonly mine: StoredDocument;
  readonly theirs: StoredDocument;
}

/** Kinds that are never edited: what the server holds is the document. */
const SERVER_WINS: ReadonlySet<Collection> = new Set(['ledger', 'keyrings', 'summaries']);

export const mergeDocuments = (collection: Collection, input: MergeInput): StoredDocument => {
  const { mine, theirs } = input;
  if (isTombstone(theirs) || sameDocument(mine, theirs)) return theirs;
  if (!mayMerge(collection, mine, theirs)) return theirs;
  const base = input.base === null || isTombstone(input.base) ? null : input.base;
  // Without a base, this device deleted its own creation only: it never saw the one that the server holds.
  if (isTombstone(mine)) return base === null ? theirs : mergedTombstone(mine, theirs);
  return mergeLiving(collection, { base, mine, theirs });
};

/** False where two different states are no work of two people on one thing, but a mistake: what the server holds stays. */
export const mayMerge = (collection: Collection, mine: StoredDocument, theirs: StoredDocument): boolean => {
  if (SERVER_WINS.has(collection)) return false;
  const isSameKind = fieldsOf(mine)['kind'] === fieldsOf(theirs)['kind'];
  return collection !== 'duties' || isTombstone(mine) || isSameKind;
};

const mergeLiving = (collection: Collection, { base, mine, theirs }: MergeInput): StoredDocument => {
  const sides: Sides = {
    base: base === null ? {} : fieldsOf(base),
    hasBase: base !== null,
    mine: fieldsOf(mine),
    theirs: fieldsOf(theirs),
    mineIsLater: byLater(mine, theirs) > 0,
  };
  const merges = FIELD_MERGES[collection] ?? {};
  const names = new Set([...contentNames(sides.mine), ...contentNames(sides.theirs)]);
  const merged: Record<string, unknown> = { ...sides.theirs, ...stampOf(mine, theirs) };
  for (const name of names) {
    const versions = versionsOf(sides, name);
    put(merged, name, (merges[name] ?? mergeField)(versions, sides));
  }
  for (const [name, value] of Object.entries(GROUP_MERGES[collection]?.(sides) ?? {}))
    put(merged, name, value);
  return merged as unknown as StoredDocument;
};

const versionsOf = (sides: Sides, name: string): Versions => ({
  base: sides.base[name],
  mine: sides.mine[name],
  theirs: sides.theirs[name],
});

const put = (fields: Record<string, unknown>, name: string, value: unknown): void => {
  if (value === undefined) delete fields[name];
  else fields[name] = value;
};

/** The unit: one side's change, or the later one's where both changed. */
const mergeField: FieldMerge = ({ base, mine, theirs }, sides) => {
  if (sameValue(mine, theirs)) return theirs;
  if (sides.hasBase && sameValue(mine, base)) return theirs;
  if (sides.hasBase && sameValue(theirs, base)) return mine;
  return sides.mineIsLater ? mine : theirs;
};

const stampOf = (mine: StoredDocument, theirs: StoredDocument): Fields => {
  const later = byLater(mine, theirs) > 0 ? mine : theirs;
  return { updatedAt: later.updatedAt, updatedBy: later.updatedBy, v: Math.max(mine.v, theirs.v) };
};

const mergedTombstone = (mine: Tombstone, theirs: StoredDocument): Tombstone => ({
  ...mine,
  createdAt: theirs.createdAt,
  createdBy: theirs.createdBy,
  ...stampOf(mine, theirs),
});
