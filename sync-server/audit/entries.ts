/**
 * The entries of the audit log (R22, R51). An intent says what is about to be written, an outcome what became of it, a
 * refusal what was not written at all, a security entry who came in, was kept out, or got or lost a right. States are named by hash and stored apart, so that a person's data can be erased
 * without breaking the chain.
 */
import type { Collection, Scope } from '#schemas/documents/collections.ts';
import type { ErrorCode, RejectionCode } from '#schemas/protocol/error-codes.ts';
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

export type SecurityEventType =
  | 'signed_in'
  | 'sign_in_refused'
  | 'second_factor_refused'
  | 'attempts_limited'
  /** Somebody with a token did not know the passphrase or code that was asked for again. */
  | 'proof_refused'
  | 'recovery_code_used'
  | 'signed_out'
  | 'refresh_token_reused'
  | 'session_ended'
  | 'invitation_made'
  | 'invitation_withdrawn'
  | 'invitation_expired'
  | 'invitation_accepted'
  | 'first_administrator_made'
  | 'second_factor_enrolled'
  | 'passphrase_changed'
  | 'recovery_codes_made'
  | 'roles_changed'
  | 'account_disabled'
  | 'account_enabled'
  | 'check_in_exhausted'
  /** Refusals on more accounts or activities than are told apart in one minute. */
  | 'many_refused'
  /** Refused documents beyond what the audit log keeps of one account in a day. */
  | 'documents_refused'
  /** The database was away for so long that these could not be kept. */
  | 'events_lost';

export interface RoleChange {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Names nobody but by account: no address of any kind, no name, no token. */
export interface SecurityFacts {
  readonly kind: 'security';
  /** Names the event: found twice (the answer to its writing was lost), it happened once. */
  readonly event: string;
  readonly type: SecurityEventType;
  /** Whom it concerns; null when there is no such account. */
  readonly accountId: string | null;
  /** Account that did it, when it was another. */
  readonly by: string | null;
  readonly code: ErrorCode | null;
  /** Id of the invitation or activity. */
  readonly about: string | null;
  readonly roles: RoleChange | null;
  /** Keyed hashes of where it came from; some of them, where there were many. */
  readonly devices: readonly string[];
  readonly addresses: readonly string[];
  /** How often, from `firstAt` to `lastAt` by the server's clock. */
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

export type EntryFacts = IntentFacts | RefusalFacts | OutcomeFacts | GapFacts | SecurityFacts;

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
