import type { Collection, Scope } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';

/** A write that the database has taken. */
export interface AcceptedWrite {
  readonly collection: Collection;
  readonly scope: Scope;
  /** undefined: there was nothing. */
  readonly before: StoredDocument | undefined;
  readonly after: StoredDocument;
}

/** Called after the writes are on disk and before the writer is answered; must not throw. */
export type WriteListener = (writes: readonly AcceptedWrite[]) => Promise<void> | void;
