/**
 * A database of the server that was restored from a copy has lost what came after the copy; the devices still hold it. When
 * the server says that a scope was reborn, its documents are read from the beginning and compared with what lies here: what
 * the server lacks, or holds in an older state, is sent again by whoever may write it.
 *
 * A document is taken only from its author. What somebody else wrote is sent under this user's name, with its own time,
 * provided that he may create it; if its author sends it too, the two are equal but for the name and the first stays.
 *
 * What may not be sent again (rights that are gone, a reader's copy) gives way to what the server holds, so that all devices
 * show the same; what this user wrote is kept aside among the refused writes first.
 */
import {
  NEVER_ON_SERVER,
  SETTLED,
  toLocal,
  toWire,
  type LocalDocument,
} from '#app/data/local/local-document.ts';
import { readLocal, writeLocal, type Decide, type LocalCollection } from '#app/data/local/local-rows.ts';
import { scopeOf, type Collection } from '#schemas/documents/collections.ts';
import { isTombstone, toTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import type { AuthorId } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { RejectionCode } from '#schemas/protocol/error-codes.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { sameDocument } from '#schemas/rules/same-document.ts';
import { refusalOf } from '#schemas/rules/write-check.ts';
import type { RejectedWrite } from './rejected-writes.ts';

export interface RebornDeps {
  readonly name: Collection;
  readonly collection: LocalCollection;
  readonly actor: Actor;
  readonly clock: () => number;
  readonly saveRejected: (writes: readonly Omit<RejectedWrite, 'key'>[]) => Promise<void>;
  /** Ids of everything here, tombstones included, in portions. */
  readonly allIds: () => AsyncIterable<readonly string[]>;
}

/** `documents`: everything the server holds in these scopes now. */
export const settleLost = async (
  deps: RebornDeps,
  scopes: readonly string[],
  documents: readonly StoredDocument[],
): Promise<void> => {
  const byId = new Map(documents.map((document) => [document.id, document]));
  for await (const ids of deps.allIds()) {
    const rows = await readLocal(deps.collection, ids);
    const lost = rows.filter(
      (row): row is LocalDocument =>
        row !== undefined && scopes.includes(scopeOf(deps.name, row.clubId)) && isLost(row, byId.get(row.id)),
    );
    await keepMineAside(deps, lost, byId);
    const settle: Decide = (current) =>
      current !== undefined && isLost(current, byId.get(current.id))
        ? settledLoss(deps, current, byId.get(current.id))
        : undefined;
    await writeLocal(deps.collection, new Map(lost.map(({ id }) => [id, settle])));
  }
};

const isLost = (row: LocalDocument, onServer: StoredDocument | undefined): boolean => {
  if (row.pendingAt > SETTLED || row.pendingAt === NEVER_ON_SERVER) return false;
  if (onServer === undefined) return !isTombstone(row);
  return row.updatedAt > onServer.updatedAt && !sameDocument(toWire(row), onServer);
};

const keepMineAside = async (
  deps: RebornDeps,
  lost: readonly LocalDocument[],
  byId: ReadonlyMap<string, StoredDocument>,
): Promise<void> => {
  const { name, actor, clock } = deps;
  if (actor.kind !== 'account') return;
  const refused = lost.flatMap((row): Omit<RejectedWrite, 'key'>[] => {
    const again = sentAgain(deps, row, byId.get(row.id));
    if (again.ok || row.updatedBy !== actor.id) return [];
    const document = toWire(row);
    return [
      { collection: name, id: row.id, code: again.error, at: clock(), document, base: null, steps: [] },
    ];
  });
  if (refused.length > 0) await deps.saveRejected(refused);
};

/** Undefined where the pull that is going on brings an older state by itself. */
const settledLoss = (
  deps: RebornDeps,
  row: LocalDocument,
  onServer: StoredDocument | undefined,
): LocalDocument | undefined => {
  const again = sentAgain(deps, row, onServer);
  if (again.ok) return again.value;
  if (onServer !== undefined) return undefined;
  const gone = toTombstone(row, row.updatedAt, row.updatedBy);
  return toLocal(gone, { pendingAt: NEVER_ON_SERVER, steps: [] });
};

/** As it is to be sent, or why this user may not. */
const sentAgain = (
  { name, actor, clock }: RebornDeps,
  row: LocalDocument,
  onServer: StoredDocument | undefined,
): Result<LocalDocument, RejectionCode> => {
  if (actor.kind !== 'account') return err('forbidden');
  const author = actor.id as AuthorId;
  // What the ledger and the keyrings hold is signed by its author: under another name it would be a forgery.
  const isSigned = name === 'ledger' || name === 'keyrings';
  if (isSigned && (row.createdBy !== author || row.updatedBy !== author)) return err('wrong_author');
  const birth =
    onServer === undefined
      ? { createdBy: author }
      : { createdAt: onServer.createdAt, createdBy: onServer.createdBy };
  const next: StoredDocument = { ...toWire(row), ...birth, updatedBy: author };
  const code = refusalOf({ actor, collection: name, current: onServer, next, knowsTombstone: false });
  const pendingAt = Math.max(1, Math.trunc(clock()));
  return code === undefined ? ok(toLocal(next, { pendingAt, steps: [] })) : err(code);
};
