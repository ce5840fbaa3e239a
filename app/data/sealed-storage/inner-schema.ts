/**
 * The schema of what lies on disk: ids, marks, times, and the sealed rest. Only indexes over clear fields remain. IndexedDB
 * knows no other way to change indexes than a new version: if the clear fields change, every schema's version must rise.
 */
import { getPrimaryFieldOfPrimaryKey, type RxJsonSchema } from 'rxdb';
import type { RowSchema, SealedRow } from './rows.ts';

/** `attachments` would be stored beside the rows, in clear: photos and receipts have their own, sealed, outbox. */
export class AttachmentsNotSealedError extends Error {
  constructor(collectionName: string) {
    super(`Sealed storage takes no attachments (collection ${collectionName})`);
    this.name = 'AttachmentsNotSealedError';
  }
}

const isTime = (property: { type?: unknown } | undefined): boolean =>
  property?.type === 'string' || property?.type === 'number' || property?.type === 'integer';

/** Of the fields that may lie clear, those this collection has and that hold a plain text or number. */
export const clearFieldsOf = (schema: RowSchema, mayBeClear: readonly string[]): string[] => {
  const properties = schema.properties as Record<string, { type?: unknown } | undefined>;
  return mayBeClear.filter((name) => isTime(properties[name]));
};

export const innerSchemaOf = (schema: RowSchema, clear: ReadonlySet<string>): RxJsonSchema<SealedRow> => {
  const properties = Object.entries(schema.properties).filter(([name]) => clear.has(name));
  const primaryPath = getPrimaryFieldOfPrimaryKey(schema.primaryKey);
  const ownIndexes = (schema.indexes ?? []).filter((index) =>
    [index].flat().every((name) => clear.has(String(name)) || name === '_meta.lwt'),
  );
  // RxDB adds this one only to schemas without indexes; the Dexie storage has it on disk in any case.
  const idIndex = ['_deleted', primaryPath];
  const indexes = [idIndex, ...ownIndexes.filter((index) => [index].flat().join() !== idIndex.join())];
  return {
    version: schema.version,
    type: 'object',
    primaryKey: primaryPath,
    properties: { ...Object.fromEntries(properties), sealed: { type: 'string' } },
    required: [...(schema.required ?? []).filter((name) => clear.has(String(name))), 'sealed'],
    indexes,
    additionalProperties: false,
    keyCompression: false,
    encrypted: [],
  } as RxJsonSchema<SealedRow>;
};
