/** One sealed cash entry. Only what the server needs to keep order is clear; amount, reason and comment are inside. */
import { z } from 'zod';
import { ID_PATTERNS } from '../primitives/ids.ts';
import { accountIdField, base64Field, baseFields, idField, sha256Field, ulidField } from './fields.ts';

export const ledgerEntrySchema = z.strictObject({
  id: idField<string>(ID_PATTERNS.ledger),
  ...baseFields,
  epoch: z.int().min(1).max(100_000),
  author: accountIdField,
  device: ulidField,
  /** Counts up per author and device, so that a missing or replayed entry shows. */
  seq: z.int().min(1).max(10_000_000),
  /** Hash of the entry before, of the same author and device; null for the first. */
  prev: sha256Field.nullable(),
  receipts: z.array(sha256Field).max(10),
  sealed: base64Field(16_384),
  signature: base64Field(128),
});

export type LedgerEntry = z.output<typeof ledgerEntrySchema>;
