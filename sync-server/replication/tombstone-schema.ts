import { z } from 'zod';
import { COLLECTIONS, type Collection } from '#schemas/documents/collections.ts';
import { baseFields, idField } from '#schemas/documents/fields.ts';
import { ID_PATTERNS } from '#schemas/primitives/ids.ts';

const build = (collection: Collection) =>
  z.strictObject({
    id: idField<string>(ID_PATTERNS[collection]),
    ...baseFields,
    _deleted: z.literal(true),
  });

const SCHEMAS = new Map(COLLECTIONS.map((name) => [name, build(name)]));

/** A tombstone keeps the base fields only: deleting a person deletes what was known of the person. */
export function tombstoneSchema(collection: Collection): z.ZodType {
  const schema = SCHEMAS.get(collection);
  if (schema === undefined) throw new Error(`no collection named ${collection}`);
  return schema;
}
