/**
 * The entries of the audit log (R22, R51). An intent says what is about to be written, an outcome what became of it, a
 * refusal what was not written at all. States are named by hash and stored apart, so that a person's data can be erased
 * without breaking the chain.
 */
import type { Collection, Scope } from '#schemas/documents/collections.ts';
import type { RejectionCode } from '#schemas/protocol/error-codes.ts';
import type { Operation } from '#schemas/rules/permissions.ts';

interface WriteFacts {
  /** Account, or service of the server. */
  readonly by: string;
  readonly roles: readonly string[];
  readonly requestId: string;
  readonly collection: Collection;
  readonly scope: Scope;
  readonly docId: string;
  /** Hash of the state that was there; null for none. */
  readonly before: string | null;
  /** Hash of the state that was asked for. */
  readonly after: string;
  /** Hash of what the device did since its base, when that was more than one thing; null otherwise. */
  readonly steps: string | null;
  /** The device's clock. */
  readonly deviceAt: string;
}

export interface IntentFacts extends WriteFacts {
  readonly kind: 'intent';
  readonly operation: Exclude<Operation, 'read'>;
}

export interface RefusalFacts extends WriteFacts {
  readonly kind: 'refusal';
  /** `conflict`: the device is told what is there, merges and comes again. */
  readonly code: RejectionCode | 'conflict';
}

export type OutcomeCode = 'accepted' | 'conflict' | 'not_written' | RejectionCode;

export interface OutcomeFacts {
  readonly kind: 'outcome';
  /** Numbers of the intents, each with what became of it. */
  readonly results: readonly { readonly intent: number; readonly code: OutcomeCode }[];
}

/** Entries of a batch that the database took only in part: they were never acknowledged, and no longer count. */
export interface GapFacts {
  readonly kind: 'gap';
  readonly orphans: readonly number[];
}

export type EntryFacts = IntentFacts | RefusalFacts | OutcomeFacts | GapFacts;

export type Entry = EntryFacts & {
  /** Counts up over all months. */
  readonly n: number;
  /** The server's clock. */
  readonly at: string;
  /** The lowest intent that had no outcome when this was written; `n` itself, or the next, when there was none. */
  readonly openFrom: number;
  /** `h` of the entry before; 128 zeros for the first. */
  readonly previous: string;
  /** BLAKE2b-512(previous ‖ this entry without `previous` and `h`), hexadecimal. */
  readonly h: string;
};
