/**
 * What is to be done with a row, given what is stored. Nothing is merged here: the device merges, knowing what it was about,
 * and pushes again.
 *
 * What must stay true: a write replaces exactly the state its writer knew; a row that is already in effect is accepted again
 * without being written (its answer was lost); a deletion is never undone by somebody who did not know of it; what a person
 * may not read is never handed back, and whether it exists is not told, nor looked up (write-rows.ts): that would take its time.
 */
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import type { RejectionCode } from '#schemas/protocol/error-codes.ts';
import { may, type Operation } from '#schemas/rules/permissions.ts';
import { sameDocument } from '#schemas/rules/same-document.ts';
import { authorOf, type Actor } from '#schemas/rules/roles.ts';
import { refusalOf } from '#schemas/rules/write-check.ts';
import type { ParsedRow } from './parse-row.ts';

export type Decision =
  | { readonly type: 'write' }
  | { readonly type: 'in_effect' }
  | { readonly type: 'conflict'; readonly master: StoredDocument }
  | { readonly type: 'rejected'; readonly code: RejectionCode; readonly master: StoredDocument | null };

export interface RowQuestion {
  readonly actor: Actor;
  readonly collection: Collection;
  readonly row: ParsedRow;
  readonly current: StoredDocument | undefined;
  /** Asked where a club's end matters; false elsewhere. */
  readonly isClubArchived: boolean;
}

/** Part of the context, so that the fuzz test can plant a fault here and see that it is caught. */
export type DecideRow = (question: RowQuestion) => Decision;

export const decideRow: DecideRow = ({ actor, collection, row, current, isClubArchived }) => {
  const { doc, base, steps } = row;
  // Nobody writes what he may not read, and no answer may depend on what lies there: ids of persons can be guessed.
  if (!mayReadThere(actor, collection, doc)) return refused('forbidden', null);
  if (current !== undefined && sameDocument(current, doc)) return { type: 'in_effect' };
  const isGone = current === undefined || isTombstone(current);
  if (isTombstone(doc) && isGone) return { type: 'in_effect' };
  const isFollowed = isBasedOn(base, current);
  const knowsTombstone = base !== null && isTombstone(base) && isFollowed;
  // The history says who did what: nobody signs for somebody else.
  if (steps.some(({ by }) => by !== authorOf(actor))) return refused('wrong_author', current ?? null);
  const code = refusalOf({ actor, collection, current, next: doc, knowsTombstone, steps, isClubArchived });
  const mayWrite = may(actor, operationOf(isGone, doc), collection, doc.clubId);
  if (current !== undefined && !isFollowed && mayWrite && !isFinal(code)) {
    return { type: 'conflict', master: current };
  }
  if (code === undefined) return { type: 'write' };
  const mayReadStored = current !== undefined && mayReadThere(actor, collection, current);
  return refused(code, mayReadStored ? current : null);
};

/** Where this document is, or is to be. */
export const mayReadThere = (
  actor: Actor,
  collection: Collection,
  { clubId }: Pick<StoredDocument, 'clubId'>,
): boolean => actor.kind === 'service' || may(actor, 'read', collection, clubId);

const refused = (code: RejectionCode, master: StoredDocument | null): Decision => ({
  type: 'rejected',
  code,
  master,
});

/** The writer knew what is stored. Where nothing is, any base will do: the server lost what the device still knows. */
function isBasedOn(base: StoredDocument | null, current: StoredDocument | undefined): boolean {
  if (current === undefined) return true;
  return base !== null && sameDocument(base, current);
}

/** Refusals that no merge can lift: an edit over a deletion, a document that is in the wrong place. */
const isFinal = (code: RejectionCode | undefined): boolean =>
  code === 'deleted' || code === 'wrong_collection' || code === 'wrong_scope';

function operationOf(isGone: boolean, doc: StoredDocument): Operation {
  if (isTombstone(doc)) return 'delete';
  return isGone ? 'create' : 'update';
}
