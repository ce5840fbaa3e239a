import { expect, test } from 'vitest';
import { z } from 'zod';
import { COLLECTIONS } from '#schemas/documents/collections.ts';
import { DOCUMENT_SCHEMAS } from '#schemas/documents/documents.ts';
import { rxSchemaOf } from './rx-schemas.ts';

test('what RxDB indexes are texts of every document of the kind', () => {
  for (const collection of COLLECTIONS) {
    const json = z.toJSONSchema(DOCUMENT_SCHEMAS[collection], { io: 'input', unrepresentable: 'any' });
    const indexed = (rxSchemaOf(collection).indexes ?? []).flat().filter((name) => name !== 'pendingAt');
    for (const name of indexed) {
      expect(json.properties?.[String(name)], `${collection}.${String(name)}`).toMatchObject({
        type: 'string',
      });
      expect(json.required, `${collection}.${String(name)}`).toContain(name);
    }
  }
});
