/**
 * A database of the server that was restored from a copy has lost what came after the copy; the devices still hold it. When
 * the server says that a scope was reborn, its documents are read from the beginning, and this device sends again what
 * it holds and the server lacks, or holds in an older state.
 *
 * A document is taken only from its author. What somebody else wrote is sent under this user's name, with its own time,
 * provided that he may create it; if its author sends it too, the two are equal but for the name and the first stays.
 */
import { NEVER_ON_SERVER, SETTLED, toLocal, toWire, type LocalDocument } from '#app/data/local-document.ts';
import { readLocal, writeLocal, type Decide, type LocalCollection } from '#app/data/local-rows.ts';
import { scopeOf, type Collection } from '#schemas/documents/collections.ts';
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import type { AuthorId } from '#schemas/primitives/ids.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { sameDocument } from '#schemas/rules/same-document.ts';
import { refusalOf } from '#schemas/rules/write-check.ts';

export interface RebornDeps {
  readonly name: Collection;
  readonly collection: LocalCollection;
  readonly actor: Actor;
  readonly clock: () => number;
  /** Ids of everything here, tombstones included, in portions. */
  readonly allIds: () => AsyncIterable<readonly string[]>;
}

/** `documents`: everything the server holds there now. Returns how many documents will be sent again. */
export const resendLost = async (
  deps: RebornDeps,
  scopes: readonly string[],
  documents: readonly StoredDocument[],
): Promise<number> => {
  if (deps.actor.kind !== 'account') return 0;
  const byId = new Map(documents.map((document) => [document.id, document]));
  let count = 0;
  for await (const ids of deps.allIds()) {
    const rows = await readLocal(deps.collection, ids);
    const lost = rows.filter(
      (row): row is LocalDocument =>
        row !== undefined &&
        scopes.includes(scopeOf(deps.name, row.clubId)) &&
        isLost(row, byId.get(row.id)) &&
        toResend(deps, row, byId.get(row.id)) !== undefined,
    );
    const again: Decide = (current) =>
      current !== undefined && isLost(current, byId.get(current.id))
        ? toResend(deps, current, byId.get(current.id))
        : undefined;
    await writeLocal(deps.collection, new Map(lost.map(({ id }) => [id, again])));
    count += lost.length;
  }
  return count;
};

const isLost = (row: LocalDocument, onServer: StoredDocument | undefined): boolean => {
  if (row.pendingAt > SETTLED || row.pendingAt === NEVER_ON_SERVER) return false;
  if (onServer === undefined) return !isTombstone(row);
  return row.updatedAt > onServer.updatedAt && !sameDocument(toWire(row), onServer);
};

/** Undefined when this user may not write it. */
const toResend = (
  { name, actor, clock }: RebornDeps,
  row: LocalDocument,
  onServer: StoredDocument | undefined,
): LocalDocument | undefined => {
  if (actor.kind !== 'account') return undefined;
  const author = actor.id as AuthorId;
  // What the ledger and the keyrings hold is signed by its author: under another name it would be a forgery.
  const isSigned = name === 'ledger' || name === 'keyrings';
  if (isSigned && (row.createdBy !== author || row.updatedBy !== author)) return undefined;
  const birth =
    onServer === undefined
      ? { createdBy: author }
      : { createdAt: onServer.createdAt, createdBy: onServer.createdBy };
  const next: StoredDocument = { ...toWire(row), ...birth, updatedBy: author };
  const code = refusalOf({ actor, collection: name, current: onServer, next, knowsTombstone: false });
  const pendingAt = Math.max(1, Math.trunc(clock()));
  return code === undefined ? toLocal(next, { pendingAt, steps: [] }) : undefined;
};
