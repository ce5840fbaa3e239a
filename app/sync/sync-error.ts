/** RxDB's replication wants a failed handler to throw; it asks again, and the exchange makes it wait its turn. */
import type { CollectionErrorCode } from '#schemas/protocol/error-codes.ts';
import type { TransportFailure } from './transport.ts';

export type SyncFailure =
  | TransportFailure
  | { readonly type: 'collection'; readonly code: CollectionErrorCode }
  | { readonly type: 'stopped' };

export class SyncError extends Error {
  readonly failure: SyncFailure;

  constructor(failure: SyncFailure) {
    super(failure.type === 'collection' ? failure.code : failure.type);
    this.name = 'SyncError';
    this.failure = failure;
  }
}
