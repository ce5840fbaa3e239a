/**
 * Equality by value of JSON: the order of keys says nothing, and names that begin with `_` belong to the database engine
 * (revision, metadata), not to the document. Only `_deleted: true` says something: the document is a tombstone.
 */
import { BASE_FIELD_NAMES, type StoredDocument } from '../documents/stored.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (document: StoredDocument): Fields => document as unknown as Fields;

const isEngineField = (name: string): boolean => name.startsWith('_');

const BASE_FIELDS: ReadonlySet<string> = new Set(BASE_FIELD_NAMES);

/** A document's own fields: neither what every document carries nor what the engine adds. */
export const contentNames = (fields: Fields): string[] =>
  Object.keys(fields).filter((name) => !BASE_FIELDS.has(name) && !isEngineField(name));

/** JSON with sorted keys, so that equal values give equal text. Undefined members count as absent, as in JSON. */
export const stableJson = (value: unknown): string => {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  const fields = value as Fields;
  const members = Object.keys(fields)
    .filter((name) => fields[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${stableJson(fields[name])}`);
  return `{${members.join(',')}}`;
};

export const sameValue = (left: unknown, right: unknown): boolean =>
  left === right || (left !== undefined && right !== undefined && stableJson(left) === stableJson(right));

const compared = (document: StoredDocument): Fields => {
  const fields = fieldsOf(document);
  const kept = Object.entries(fields).filter(([name]) => !isEngineField(name));
  return Object.fromEntries([...kept, ['_deleted', document._deleted === true]]);
};

export const sameDocument = (a: StoredDocument, b: StoredDocument): boolean =>
  a === b || sameValue(compared(a), compared(b));

/** Names of the document's own fields that differ from the base, sorted; all of them when there was no base. */
export const changedFields = (base: StoredDocument | null, document: StoredDocument): string[] => {
  const before = base === null ? {} : fieldsOf(base);
  const after = fieldsOf(document);
  const names = new Set([...contentNames(before), ...contentNames(after)]);
  return [...names].filter((name) => !sameValue(before[name], after[name])).sort();
};
