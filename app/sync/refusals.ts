/**
 * What the answer to a push refuses, in whole or in part, and what is kept for the person of it. Pure: the push handler saves
 * and settles.
 */
import {
  NEVER_ON_SERVER,
  TAKE_AS_IT_IS,
  toLocal,
  toWire,
  type LocalDocument,
} from '#app/data/local/local-document.ts';
import type { Activity, ActivityState } from '#schemas/documents/activity.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { isTombstone, toTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import type { RejectionCode } from '#schemas/protocol/error-codes.ts';
import type { PushRow } from '#schemas/protocol/sync.ts';
import { mayMerge } from '#schemas/rules/merge.ts';
import { sameDocument } from '#schemas/rules/same-document.ts';
import { areExclusive } from '#schemas/rules/transitions.ts';
import type { Pushed } from './exchange.ts';
import type { RejectedWrite } from './rejected-writes.ts';

export interface Outgoing {
  readonly local: LocalDocument;
  readonly row: PushRow;
}

export interface Refused {
  readonly outgoing: Outgoing;
  readonly code: RejectionCode;
  readonly master: StoredDocument | null;
}

export type KeptWrite = Omit<RejectedWrite, 'key' | 'collection' | 'at'>;

/**
 * Refusals of rows that the server did not place in a database: it says nothing of what it holds, and that is no word on
 * whether it holds anything. Then what this device last knew of it stands.
 */
const UNREAD: ReadonlySet<RejectionCode> = new Set([
  'invalid_document',
  'newer_version',
  'too_large',
  'wrong_collection',
  'wrong_scope',
]);

export const refusedOf = (name: Collection, sent: readonly Outgoing[], answer: Pushed): Refused[] => {
  const byId = new Map(sent.map((one) => [one.local.id, one]));
  const refused: Refused[] = [];
  for (const { id, code, master } of answer.rejected) {
    const outgoing = byId.get(id);
    if (outgoing === undefined) continue;
    const isUnread = UNREAD.has(code) || isMoved(outgoing.row);
    refused.push({ outgoing, code, master: master ?? (isUnread ? outgoing.row.base : null) });
  }
  for (const master of answer.conflicts) {
    const outgoing = byId.get(master.id);
    const code = outgoing && unmergeable(name, outgoing.row.doc, master);
    if (outgoing !== undefined && code !== undefined) refused.push({ outgoing, code, master });
  }
  return refused;
};

/** Asked of another place than where it was: of that one the answer says nothing. */
const isMoved = ({ base, doc }: PushRow): boolean => base !== null && base.clubId !== doc.clubId;

const unmergeable = (
  name: Collection,
  mine: StoredDocument,
  master: StoredDocument,
): RejectionCode | undefined => {
  if (sameDocument(mine, master)) return undefined;
  if (isTombstone(master) && !isTombstone(mine)) return 'deleted';
  return mayMerge(name, mine, master) ? undefined : 'immutable';
};

/** What lies on the server instead; a creation that it never took leaves a tombstone here only. */
export const refusedMaster = ({ outgoing, master }: Refused): LocalDocument => {
  if (master !== null) return toLocal(toWire(master), { pendingAt: TAKE_AS_IT_IS, steps: [] });
  const { doc } = outgoing.row;
  const tombstone = isTombstone(doc) ? doc : toTombstone(doc, doc.updatedAt, doc.updatedBy);
  return toLocal(tombstone, { pendingAt: NEVER_ON_SERVER, steps: [] });
};

export const refusedWrite = ({ outgoing: { local, row }, code }: Refused): KeptWrite => ({
  id: local.id,
  code,
  document: row.doc,
  base: row.base,
  steps: row.steps,
});

/**
 * Of «done» and «cancelled» the merge keeps what the server holds. Whoever moved the activity to the other learns of it: his
 * move is kept, upon what the server holds, while everything else that he changed is merged.
 */
export const overruledMoves = (
  name: Collection,
  sent: readonly Outgoing[],
  { conflicts }: Pushed,
): KeptWrite[] => {
  if (name !== 'activities') return [];
  const byId = new Map(sent.map((one) => [one.local.id, one]));
  return conflicts.flatMap((master) => {
    const row = byId.get(master.id)?.row;
    if (row === undefined || isTombstone(row.doc) || isTombstone(master)) return [];
    const { state, cancelReason, updatedAt, updatedBy } = row.doc as unknown as Activity;
    const isOverruled = areExclusive(stateOf(master), state) && stateOf(row.base) !== state;
    if (!isOverruled) return [];
    const document = { ...master, state, cancelReason, updatedAt, updatedBy } as StoredDocument;
    const moves = row.steps.filter(({ changes }) => 'state' in changes);
    const steps = moves.map((step) => ({ ...step, changes: { state, cancelReason } }));
    return [{ id: master.id, code: 'illegal_transition', document, base: master, steps }];
  });
};

const stateOf = (document: StoredDocument | null): ActivityState =>
  (document as unknown as Activity | null)?.state ?? 'planned';
