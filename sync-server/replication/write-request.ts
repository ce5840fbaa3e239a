import type { Collection, Scope } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { RejectionCode } from '#schemas/protocol/error-codes.ts';
import type { Actor } from '#schemas/rules/roles.ts';

export type RowOutcome =
  | { readonly id: string; readonly type: 'accepted'; readonly scope: Scope }
  | { readonly id: string; readonly type: 'conflict'; readonly master: StoredDocument }
  | {
      readonly id: string;
      readonly type: 'rejected';
      readonly code: RejectionCode;
      readonly master: StoredDocument | null;
    };

export interface WriteRequest {
  readonly actor: Actor;
  readonly collection: Collection;
  /** Each a `PushRow` (schemas/protocol/sync.ts), if its sender is to be believed. */
  readonly rows: readonly unknown[];
  /** Names the request in the log and in the audit log. */
  readonly requestId: string;
}
