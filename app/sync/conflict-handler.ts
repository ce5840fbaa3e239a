/**
 * What RxDB asks about two states of one document, and how a conflict becomes one state.
 *
 * Equality means two things, told apart by RxDB's context. Downstream asks whether the server's state must be written over
 * the local one: it must, as long as the local one is marked pending, even if the content is the same, because the mark
 * has to go. Everywhere else the question is whether the local state still has to be sent: not when it is settled with
 * the content the server is assumed to hold, and not when exactly this pending state was accepted already.
 *
 * A conflict with a master marked `TAKE_AS_IT_IS` (a refused write, already kept aside) or `NEVER_ON_SERVER` (the
 * tombstone of a refused creation) replaces the local state. RxDB then offers the result for pushing once more; the push
 * handler sees that nothing in it differs from the server and drops it.
 */
import type { RxConflictHandler, WithDeleted } from 'rxdb';
import {
  NEVER_ON_SERVER,
  SETTLED,
  TAKE_AS_IT_IS,
  settled,
  toLocal,
  toWire,
  unsentSteps,
  type LocalDocument,
} from '#app/data/local-document.ts';
import type { LocalRow } from '#app/data/local-rows.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { mergeDocuments } from '#schemas/rules/merge.ts';
import { sameDocument } from '#schemas/rules/same-document.ts';

type Row = WithDeleted<LocalRow>;

const asLocal = (row: Row): LocalDocument => row as unknown as LocalDocument;
const toRow = (document: LocalDocument): Row =>
  ({ ...document, _deleted: document._deleted === true }) as unknown as Row;

/** RxDB names its questions; this one compares what was pulled with what lies here. */
const PULLED_AGAINST_LOCAL = 'downstream-check-if-equal-1';

/** Exported for the tests that walk through RxDB's questions one by one. */
export const isEqualState = (other: LocalDocument, local: LocalDocument, context: string): boolean => {
  if (!sameDocument(toWire(other), toWire(local))) return false;
  if (local.pendingAt <= SETTLED) return true;
  if (context === PULLED_AGAINST_LOCAL) return false;
  return local.pendingAt === other.pendingAt && unsentSteps(other.steps, local.steps).length === 0;
};

export interface Conflict {
  readonly assumed: LocalDocument | undefined;
  readonly mine: LocalDocument;
  readonly theirs: LocalDocument;
}

export const resolveConflict = (
  collection: Collection,
  { assumed, mine, theirs }: Conflict,
): LocalDocument => {
  const server = toWire(theirs);
  if (theirs.pendingAt === TAKE_AS_IT_IS) return settled(server);
  if (theirs.pendingAt === NEVER_ON_SERVER) return theirs;
  const local = toWire(mine);
  if (sameDocument(local, server)) return settled(server);
  const base = assumed === undefined ? null : toWire(assumed);
  if (base !== null && sameDocument(base, local)) return resent(mine, theirs);
  const merged = mergeDocuments(collection, { base, mine: local, theirs: server });
  if (merged === server) return settled(server);
  const steps = unsentSteps(assumed?.steps ?? [], mine.steps);
  return toLocal(signed(merged, local, server), { pendingAt: mine.pendingAt, steps });
};

/**
 * A document sent again because the server lost it (a restored database), which turns out to hold an older or a newer
 * state: here the base says nothing, only the time does.
 */
const resent = (mine: LocalDocument, theirs: LocalDocument): LocalDocument =>
  mine.updatedAt > theirs.updatedAt && theirs._deleted !== true ? mine : settled(toWire(theirs));

/** The server takes a document only from the one who sends it, and the merged state is not older than either. */
const signed = (merged: StoredDocument, mine: StoredDocument, theirs: StoredDocument): StoredDocument => ({
  ...merged,
  updatedBy: mine.updatedBy,
  updatedAt: mine.updatedAt > theirs.updatedAt ? mine.updatedAt : theirs.updatedAt,
});

export const conflictHandlerOf = (collection: Collection): RxConflictHandler<LocalRow> => ({
  isEqual: (other, local, context) => isEqualState(asLocal(other), asLocal(local), context),
  resolve: ({ assumedMasterState, newDocumentState, realMasterState }) => {
    const conflict = {
      assumed: assumedMasterState === undefined ? undefined : asLocal(assumedMasterState),
      mine: asLocal(newDocumentState),
      theirs: asLocal(realMasterState),
    };
    return Promise.resolve(toRow(resolveConflict(collection, conflict)));
  },
});
