/**
 * What travels is fixed: when a schema of the wire, a document or an error code changes, devices that were offline still speak the
 * old form. This test makes the change a decision.
 */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { COLLECTIONS, SCOPE_KINDS } from '../documents/collections.ts';
import { DOCUMENT_SCHEMAS } from '../documents/documents.ts';
import { ID_PATTERNS } from '../primitives/ids.ts';
import { stableJson } from '../rules/same-document.ts';
import * as auth from './auth.ts';
import * as checkIn from './check-in.ts';
import { COLLECTION_ERROR_CODES, ERROR_STATUS, REJECTION_CODES } from './error-codes.ts';
import * as kdf from './kdf.ts';
import * as limits from './limits.ts';
import * as media from './media.ts';
import * as mediaUpload from './media-upload.ts';
import * as sync from './sync.ts';

/** Every schema that a module of the protocol exports, by name, and every limit. */
const describeModule = (exported: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(exported)
      .filter(([name, value]) => name !== 'PROTOCOL_HASH' && typeof value !== 'function')
      .map(([name, value]) => [name, value instanceof z.ZodType ? describeSchema(value) : value]),
  );

const describeSchema = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

const wire = {
  auth: describeModule(auth),
  checkIn: describeModule(checkIn),
  sync: describeModule(sync),
  kdf: describeModule(kdf),
  limits: describeModule(limits),
  media: describeModule({ ...media, ...mediaUpload }),
  errors: { COLLECTION_ERROR_CODES, ERROR_STATUS, REJECTION_CODES },
  documents: Object.fromEntries(COLLECTIONS.map((name) => [name, describeSchema(DOCUMENT_SCHEMAS[name])])),
  ids: Object.fromEntries(COLLECTIONS.map((name) => [name, ID_PATTERNS[name].source])),
  scopes: SCOPE_KINDS,
};

test('R44 the protocol is the one that its version names', () => {
  const hash = createHash('sha256').update(stableJson(wire)).digest('hex').slice(0, 16);
  expect(
    hash,
    'What travels between app and server changed. If devices in use may still speak the old form, raise PROTOCOL_VERSION ' +
      `in schemas/protocol/limits.ts and keep accepting the old one; then set PROTOCOL_HASH there to '${hash}'.`,
  ).toBe(limits.PROTOCOL_HASH);
});
