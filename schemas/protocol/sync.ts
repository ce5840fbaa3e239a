/**
 * What travels between a device's sync and the server. One request carries all collections that are ready; errors are per
 * row or per collection, never per request. A document on the wire is the stored document, with `_deleted: true` on tombstones.
 */
import { z } from 'zod';
import { COLLECTIONS } from '../documents/collections.ts';
import type { JsonValue, StoredDocument } from '../documents/stored.ts';
import type { CollectionErrorCode, RejectionCode } from './error-codes.ts';
import { MAX_HEARD, MAX_PULL_LIMIT, MAX_PUSH_ROWS } from './limits.ts';

/**
 * Where a device stands in one scope of a collection. `incarnation` names one life of the database: it changes when the
 * database is created, restored or moved, and then reading starts again. `seq` is opaque.
 */
const scopeCheckpointSchema = z.strictObject({ incarnation: z.string().max(64), seq: z.string().max(4096) });

export const checkpointSchema = z.record(z.string().max(40), scopeCheckpointSchema);

/** Kinds are checked one by one by the server, so that one unknown kind does not refuse its neighbours. */
const collectionField = z.string().max(40);

export const pullRequestSchema = z.strictObject({
  pulls: z
    .array(
      z.strictObject({
        collection: collectionField,
        checkpoint: z.unknown(),
        /** Checkpoints that the device heard of besides, each checked as `checkpoint` is. Reading does not begin there. */
        heard: z.array(z.unknown()).max(MAX_HEARD).optional(),
        limit: z.int().min(1).max(MAX_PULL_LIMIT),
      }),
    )
    .max(COLLECTIONS.length),
});

const stepSchema = z.strictObject({
  /** By the device's clock. */
  at: z.string().max(30),
  by: z.string().max(80),
  /** New values of the fields that the step changed. */
  changes: z.record(z.string().max(60), z.unknown()),
});

export const pushRowSchema = z.strictObject({
  base: z.unknown(),
  doc: z.unknown(),
  steps: z.array(stepSchema).max(500),
});

export const pushRequestSchema = z.strictObject({
  pushes: z
    .array(z.strictObject({ collection: collectionField, rows: z.array(z.unknown()).max(MAX_PUSH_ROWS) }))
    .max(COLLECTIONS.length),
});

export type ScopeCheckpoint = z.output<typeof scopeCheckpointSchema>;
export type Checkpoint = z.output<typeof checkpointSchema>;
export type PullRequest = z.output<typeof pullRequestSchema>;
export type PushRequest = z.output<typeof pushRequestSchema>;

export interface Step {
  readonly at: string;
  readonly by: string;
  readonly changes: Readonly<Record<string, JsonValue>>;
}

export interface PushRow {
  /** What the device last knew the server to have; null when it believes the document new. */
  readonly base: StoredDocument | null;
  readonly doc: StoredDocument;
  readonly steps: readonly Step[];
}

export type PullAnswer =
  | {
      readonly collection: string;
      readonly documents: readonly StoredDocument[];
      readonly checkpoint: Checkpoint;
      /**
       * Scopes that are not the ones the device knew, because an older copy was put back or they were made anew: the device
       * sends again what it holds and the server lacks.
       */
      readonly reborn: readonly string[];
    }
  | { readonly collection: string; readonly error: CollectionErrorCode };

export interface PullResponse {
  readonly pulls: readonly PullAnswer[];
}

export type PushAnswer =
  | {
      readonly collection: string;
      /** What the server holds for each row that was not taken because it has moved on; to be merged and sent again. */
      readonly conflicts: readonly StoredDocument[];
      /** Rows that will never be taken as they are. `master` is what the server holds, null when it holds nothing. */
      readonly rejected: readonly {
        readonly id: string;
        readonly code: RejectionCode;
        readonly master: StoredDocument | null;
      }[];
      /** Taken, but with the server's time: the device's clock was impossibly far ahead. */
      readonly restamped: readonly StoredDocument[];
      /** Where the scopes stood that took rows, after they had: a copy of the data that lies before has lost them. */
      readonly reached: Checkpoint;
    }
  | { readonly collection: string; readonly error: CollectionErrorCode };

export interface PushResponse {
  readonly pushes: readonly PushAnswer[];
}

/** One line of the `/sync/hints` stream (NDJSON): what changed, never its content. An empty line keeps the line open. */
export interface Hint {
  readonly changed: readonly { readonly collection: string; readonly scope: string }[];
  /** Present when this account's rights changed: refresh the session, then rebuild. */
  readonly rights?: true;
}
