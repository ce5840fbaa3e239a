/** Public keys of accounts, and the clubs' finance keys sealed to each reader, epoch by epoch. An append-only chain. */
import { z } from 'zod';
import { ID_PATTERNS } from '../primitives/ids.ts';
import { accountIdField, base64Field, baseFields, idField, sha256Field } from './fields.ts';

const keyringFields = { id: idField<string>(ID_PATTERNS.keyrings), ...baseFields } as const;

const accountKeysSchema = z.strictObject({
  ...keyringFields,
  kind: z.literal('accountKeys'),
  accountId: accountIdField,
  signPublicKey: base64Field(64),
  boxPublicKey: base64Field(64),
});

const clubEpochSchema = z.strictObject({
  ...keyringFields,
  kind: z.literal('clubEpoch'),
  epoch: z.int().min(1).max(100_000),
  wraps: z.array(z.strictObject({ accountId: accountIdField, sealedKey: base64Field(256) })).max(200),
  /** Hash of the epoch before; null for the first. */
  prev: sha256Field.nullable(),
  signature: base64Field(128),
});

export const keyringSchema = z.discriminatedUnion('kind', [accountKeysSchema, clubEpochSchema]);

export type Keyring = z.output<typeof keyringSchema>;
