/** How sync reaches the server; the real one is http-transport.ts, tests bring their own. */
import type { Result } from '#schemas/primitives/result.ts';
import type { Hint, PullRequest, PullResponse, PushResponse, PushRow } from '#schemas/protocol/sync.ts';

export type TransportFailure =
  /** No network, a broken line, or no answer in time. */
  | { readonly type: 'offline' }
  /** The session ended; a new sign-in is needed. */
  | { readonly type: 'unauthorized' }
  | { readonly type: 'forbidden' }
  /** It does not understand this version of the application any more: only an update helps. */
  | { readonly type: 'outdated' }
  /** It answers that it cannot just now; `retryAfterMs` when it said how long. */
  | { readonly type: 'server_busy'; readonly retryAfterMs?: number }
  /** It answered something that is no answer to this. */
  | { readonly type: 'bad_response'; readonly detail: string };

export interface PushBody {
  readonly pushes: readonly { readonly collection: string; readonly rows: readonly PushRow[] }[];
}

export interface HintEvents {
  /** The stream stands: what changed before is asked for by a pull, what changes from now on is told. */
  readonly onOpen: () => void;
  readonly onHint: (hint: Hint) => void;
  /** Anything arrived, a sign of life included. */
  readonly onAlive: () => void;
}

export interface SyncTransport {
  readonly pull: (body: PullRequest, signal: AbortSignal) => Promise<Result<PullResponse, TransportFailure>>;
  readonly push: (body: PushBody, signal: AbortSignal) => Promise<Result<PushResponse, TransportFailure>>;
  /** Lasts until the stream ends, fails or is aborted. */
  readonly hints: (
    events: HintEvents,
    signal: AbortSignal,
  ) => Promise<TransportFailure | { readonly type: 'ended' }>;
}
