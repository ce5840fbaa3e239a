/**
 * Writes that the server refused, kept on the device until somebody decides: fix, resend, export or discard. They lie sealed
 * in the user's own store, beside the local database, which already shows the server's state again.
 *
 * Saving the same refusal twice (an answer lost in between) keeps one. Two edits may bear the same moment all the same: after
 * a refusal the server's state lies here again, and a clock that is behind stamps the next edit like the one before.
 */
import { map, type Observable } from 'rxjs';
import { createGate } from '#app/data/workspace/gate.ts';
import { collectionOf, type LocalDatabase } from '#app/data/local/local-database.ts';
import {
  NEVER_ON_SERVER,
  toLocal,
  toWire,
  type LocalDocument,
  type PendingWrite,
} from '#app/data/local/local-document.ts';
import { writeLocal } from '#app/data/local/local-rows.ts';
import { isStorageFull, type StorageFull } from '#app/data/local/storage-error.ts';
import type { UserStore } from '#app/data/local/user-store.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { isTombstone, toTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { instantToMs, toInstant } from '#schemas/primitives/dates.ts';
import type { AuthorId } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { RejectionCode } from '#schemas/protocol/error-codes.ts';
import type { JsonValue } from '#schemas/documents/stored.ts';
import type { Step } from '#schemas/protocol/sync.ts';
import { changedFields, sameDocument, sameValue } from '#schemas/rules/same-document.ts';
import { refusalOf } from '#schemas/rules/write-check.ts';

/** `scope_lost`: the right to write there was revoked before this could be sent. */
export type RefusalReason = RejectionCode | 'scope_lost';

export interface RejectedWrite {
  readonly key: string;
  readonly collection: Collection;
  readonly id: string;
  readonly code: RefusalReason;
  /** When the refusal arrived, by this device's clock. */
  readonly at: number;
  /** The version that was refused; a tombstone when a deletion was. */
  readonly document: StoredDocument;
  /** What the device believed the server to hold; null for something new. */
  readonly base: StoredDocument | null;
  readonly steps: readonly Step[];
}

export type ResendError =
  | { readonly type: 'not_found' }
  /** The rules say no before the server would: nobody writes what he may no longer read. The refusal stays. */
  | { readonly type: 'refused'; readonly code: RejectionCode }
  | StorageFull;

type Resent = Result<true, ResendError>;

export interface RejectedWrites {
  readonly list$: Observable<readonly RejectedWrite[]>;
  readonly count$: Observable<number>;
  readonly all: () => Promise<readonly RejectedWrite[]>;
  readonly get: (key: string) => Promise<RejectedWrite | undefined>;
  readonly save: (writes: readonly Omit<RejectedWrite, 'key'>[]) => Promise<void>;
  /** What waits in a database that is about to be given up. */
  readonly saveUnsent: (waiting: readonly PendingWrite[]) => Promise<void>;
  /**
   * Writes the kept version (or, to fix it, a corrected one) over what lies here now and forgets the refusal. The fields
   * that were edited are put back; the others keep what others have written meanwhile.
   */
  readonly resend: (key: string, edit?: Readonly<Record<string, JsonValue>>) => Promise<Resent>;
  /** Gives back the way to undo it. */
  readonly discard: (key: string) => Promise<() => Promise<void>>;
  /** Everything unsent and refused as JSON text, for a file. */
  readonly exportJson: (keys?: readonly string[]) => Promise<string>;
  /** Resolves when no resend writes into the local database any more; later ones are refused and stay in the list. */
  readonly close: () => Promise<void>;
  readonly reopen: () => void;
}

export interface RejectedWritesDeps {
  readonly store: UserStore;
  readonly database: LocalDatabase;
  /** Who sends again; the server takes a document only from its author. */
  readonly actor: AccountActor;
  readonly clock: () => number;
}

const TABLE = 'rejected';

export const createRejectedWrites = (deps: RejectedWritesDeps): RejectedWrites => {
  const { store } = deps;
  const gate = createGate();
  const get = async (key: string): Promise<RejectedWrite | undefined> =>
    (await store.get(TABLE, key)) as RejectedWrite | undefined;
  const all = async (): Promise<readonly RejectedWrite[]> =>
    (await store.all(TABLE)).map(({ value }) => value as RejectedWrite);
  const put = (writes: readonly RejectedWrite[]): Promise<void> =>
    store.write(writes.map((value) => ({ table: TABLE, key: value.key, at: value.at, value })));
  const save: RejectedWrites['save'] = async (writes) => {
    const keyed = new Map<string, RejectedWrite>();
    for (const write of writes) {
      const key = await freeKey(write, async (taken) => keyed.get(taken) ?? get(taken));
      keyed.set(key, { ...write, key });
    }
    await put([...keyed.values()]);
  };
  const forget = (key: string): Promise<void> =>
    store.write([{ table: TABLE, key, at: deps.clock(), value: undefined }]);
  const resend = async (key: string, edit?: Readonly<Record<string, JsonValue>>): Promise<Resent> => {
    const kept = await get(key);
    if (kept === undefined) return err({ type: 'not_found' });
    try {
      const code = await writeAgain(deps, kept, edit);
      if (code !== undefined) return err({ type: 'refused', code });
    } catch (cause) {
      if (isStorageFull(cause)) return err({ type: 'storage_full' });
      throw cause;
    }
    await forget(key);
    return ok(true);
  };
  return {
    get,
    all,
    list$: store.entries$(TABLE).pipe(map((entries) => entries.map(({ value }) => value as RejectedWrite))),
    count$: store.count$(TABLE),
    save,
    saveUnsent: (waiting) => {
      const at = deps.clock();
      return save(waiting.map((write) => asRefused(write, at)));
    },
    resend: (key, edit) =>
      gate.pass<Resent>(err({ type: 'refused', code: 'forbidden' }), () => resend(key, edit)),
    close: gate.close,
    reopen: gate.reopen,
    discard: async (key) => {
      const kept = await get(key);
      await forget(key);
      return async () => {
        if (kept !== undefined) await put([kept]);
      };
    },
    exportJson: async (keys) => {
      const chosen = (await all()).filter(({ key }) => keys === undefined || keys.includes(key));
      return JSON.stringify(chosen, null, 2);
    },
  };
};

const asRefused = ({ collection, document, wire }: PendingWrite, at: number): Omit<RejectedWrite, 'key'> => ({
  collection,
  id: document.id,
  code: 'scope_lost',
  at,
  document: wire,
  base: null,
  steps: document.steps,
});

/** The first one under which nothing lies, or this very refusal. */
const freeKey = async (
  write: Omit<RejectedWrite, 'key'>,
  find: (key: string) => Promise<RejectedWrite | undefined>,
): Promise<string> => {
  const { collection, id, document, steps } = write;
  for (let n = 1; ; n++) {
    const key = `${collection}/${id}/${document.updatedAt}/${n}`;
    const kept = await find(key);
    if (kept === undefined) return key;
    if (sameDocument(kept.document, document) && sameValue(kept.steps, steps)) return key;
  }
};

/** Why it may not be, or undefined when it was done. */
const writeAgain = async (
  deps: RejectedWritesDeps,
  kept: RejectedWrite,
  edit: Readonly<Record<string, JsonValue>> | undefined,
): Promise<RejectionCode | undefined> => {
  let refusal: RejectionCode | undefined;
  const again = (current: LocalDocument | undefined): LocalDocument | undefined => {
    const next = nextVersion(deps, kept, current, edit ?? {});
    refusal = next && refusalOfNext(deps, kept, current, next);
    return refusal === undefined ? next : undefined;
  };
  await writeLocal(collectionOf(deps.database, kept.collection), new Map([[kept.id, again]]));
  return refusal;
};

const refusalOfNext = (
  { actor }: RejectedWritesDeps,
  { collection }: RejectedWrite,
  current: LocalDocument | undefined,
  next: LocalDocument,
): RejectionCode | undefined => {
  const known = current === undefined || current.pendingAt === NEVER_ON_SERVER ? undefined : toWire(current);
  const knowsTombstone = known !== undefined && isTombstone(known);
  return refusalOf({ actor, collection, current: known, next: toWire(next), knowsTombstone });
};

/** Undefined when there is nothing left to do: a deletion of what is gone already. */
const nextVersion = (
  { actor, clock }: RejectedWritesDeps,
  kept: RejectedWrite,
  current: LocalDocument | undefined,
  edit: Readonly<Record<string, JsonValue>>,
): LocalDocument | undefined => {
  const author = actor.id as AuthorId;
  const living = current === undefined || isTombstone(current) ? undefined : current;
  const nowMs = Math.max(clock(), current === undefined ? 0 : instantToMs(current.updatedAt) + 1);
  const stamp = { updatedAt: toInstant(nowMs), updatedBy: author };
  const pendingAt = Math.max(1, Math.trunc(clock()));
  const earlier = current === undefined || current.pendingAt === NEVER_ON_SERVER ? [] : current.steps;
  if (isTombstone(kept.document)) {
    if (living === undefined) return undefined;
    const step = { at: stamp.updatedAt, by: author, changes: { _deleted: true } };
    const tombstone = toTombstone(toWire(living), stamp.updatedAt, author);
    return toLocal(tombstone, { pendingAt, steps: [...earlier, step] });
  }
  const changes = { ...editedFields(kept, living), ...edit };
  const start = living === undefined ? newLife(kept.document, stamp) : toWire(living);
  const step = { at: stamp.updatedAt, by: author, changes };
  return toLocal({ ...start, ...changes, ...stamp }, { pendingAt, steps: [...earlier, step] });
};

/**
 * Of a document that is gone everything comes back, otherwise what the steps say was edited: the base may be older than what lay
 * here then, or not known any more. What was sent again as it was has no steps; there the base alone can tell.
 */
const editedFields = (
  { document, base, steps }: RejectedWrite,
  living: StoredDocument | undefined,
): Record<string, JsonValue> => {
  const fields = document as unknown as Record<string, JsonValue | undefined>;
  const isEdit = living !== undefined && !(base !== null && isTombstone(base));
  const stepped = steps.flatMap(({ changes }) => Object.keys(changes));
  const names =
    isEdit && stepped.length > 0
      ? [...new Set(stepped)].filter((name) => name !== '_deleted')
      : changedFields(isEdit ? base : null, document);
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
};

/** What comes back after a deletion begins anew, by whoever brings it back. */
const newLife = (
  document: StoredDocument,
  { updatedAt, updatedBy }: Pick<StoredDocument, 'updatedAt' | 'updatedBy'>,
): StoredDocument => ({ ...document, createdAt: updatedAt, createdBy: updatedBy });
