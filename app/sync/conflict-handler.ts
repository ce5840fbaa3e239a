/**
 * What RxDB asks about two states of one document, and how a conflict becomes one state.
 *
 * `pendingAt` alone says whether the local state holds something of mine. A settled one has nothing to send and nothing to
 * protect, whatever RxDB's notes about the server say: they may lag behind, because app and notes are not written in one
 * transaction. A pending one is equal to what was sent only if it is exactly that; and what is pulled always differs from
 * it, even with the same content, so that the mark goes.
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
} from '#app/data/local/local-document.ts';
import type { LocalRow } from '#app/data/local/local-rows.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { instantToMs, toInstant } from '#schemas/primitives/dates.ts';
import type { Step } from '#schemas/protocol/sync.ts';
import { mergeDocuments } from '#schemas/rules/merge.ts';
import { changedFields, sameDocument } from '#schemas/rules/same-document.ts';

type Row = WithDeleted<LocalRow>;

const asLocal = (row: Row): LocalDocument => row as unknown as LocalDocument;
const toRow = (document: LocalDocument): Row =>
  ({ ...document, _deleted: document._deleted === true }) as unknown as Row;

/** RxDB names its questions; this one compares what was pulled with what lies here. */
const PULLED_AGAINST_LOCAL = 'downstream-check-if-equal-1';

/** Exported for the tests that walk through RxDB's questions one by one. */
export const isEqualState = (other: LocalDocument, local: LocalDocument, context: string): boolean => {
  const isSettled = local.pendingAt <= SETTLED;
  if (context === PULLED_AGAINST_LOCAL) return isSettled && sameDocument(toWire(other), toWire(local));
  if (isSettled) return true;
  return (
    local.pendingAt === other.pendingAt &&
    unsentSteps(other.steps, local.steps).length === 0 &&
    sameDocument(toWire(other), toWire(local))
  );
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
  const isKnown = assumed !== undefined && !isOfEarlierLife(assumed, mine, server);
  const steps = unsentSteps(assumed?.steps ?? [], mine.steps);
  const base = isKnown ? beforeSteps(toWire(assumed), local, steps) : baseFromSteps(mine, server);
  if (base !== null && steps.length === 0 && sameContent(base, local)) return resent(mine, server);
  const merged = mergeDocuments(collection, { base, mine: local, theirs: server });
  if (merged === server) return settled(server);
  return toLocal(signed(merged, local, server), { pendingAt: mine.pendingAt, steps });
};

const sameBirth = (a: StoredDocument, b: StoredDocument): boolean =>
  a.createdAt === b.createdAt && a.createdBy === b.createdBy;

/** Deleted and made anew since: of the state that mine grew from, which the server took, the notes about it know nothing. */
const isOfEarlierLife = (assumed: StoredDocument, mine: StoredDocument, server: StoredDocument): boolean =>
  sameBirth(mine, server) && !sameBirth(assumed, mine);

/**
 * RxDB notes what the server took only after the answer: a device that dies in between, or whose answer is lost, knows no
 * base, though the server holds what it wrote. The steps tell what was done since.
 */
const baseFromSteps = (mine: LocalDocument, server: StoredDocument): StoredDocument | null => {
  if (mine.steps.length === 0) return null;
  const wire = toWire(mine);
  const birth = mine.steps.find(({ at }) => at === mine.createdAt);
  if (birth !== undefined) {
    const stamps = { updatedAt: mine.createdAt, updatedBy: mine.createdBy, _deleted: undefined };
    return sameBirth(server, mine)
      ? toWire({ ...wire, ...birth.changes, ...stamps } as unknown as StoredDocument)
      : null;
  }
  return beforeSteps({}, wire, mine.steps);
};

/**
 * What lay here before these steps: what none of them touched is not mine to bring. The notes about the server alone do not tell:
 * they may be older than what was pulled since, and somebody's earlier word would be sent as mine.
 */
const beforeSteps = (
  known: Partial<StoredDocument>,
  local: StoredDocument,
  steps: readonly Step[],
): StoredDocument => {
  if (steps.length === 0 || known._deleted === true || isTombstone(local)) return known as StoredDocument;
  const touched = new Set(steps.flatMap(({ changes }) => Object.keys(changes)));
  const untouched = Object.entries(local).filter(([name]) => !touched.has(name));
  const before = Object.entries(known).filter(([name]) => touched.has(name));
  return Object.fromEntries([...untouched, ...before]) as unknown as StoredDocument;
};

const sameContent = (a: StoredDocument, b: StoredDocument): boolean =>
  isTombstone(a) === isTombstone(b) && changedFields(a, b).length === 0;

/**
 * A document sent again without a change, because the server seemed to have lost it (a restored database), which turns out to
 * hold an older or a newer state: here the base says nothing, only the time does.
 */
const resent = (mine: LocalDocument, server: StoredDocument): LocalDocument => {
  if (mine.updatedAt <= server.updatedAt) return settled(server);
  return { ...mine, createdAt: server.createdAt, createdBy: server.createdBy };
};

/** The server takes a document only from the one who sends it, and what follows a state is later than it. */
const signed = (merged: StoredDocument, mine: StoredDocument, theirs: StoredDocument): StoredDocument => ({
  ...merged,
  updatedBy: mine.updatedBy,
  updatedAt:
    mine.updatedAt > theirs.updatedAt ? mine.updatedAt : toInstant(instantToMs(theirs.updatedAt) + 1),
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
