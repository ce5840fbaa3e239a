/**
 * The part of Mango that the `Couch` interface offers, for the in-memory engine. Values are ordered across types as
 * in CouchDB: null, booleans, numbers, strings; an absent field meets only
 * `$exists: false`, and null no ordering.
 */
import type { Condition, Scalar, Selector, StoredDoc } from './couch.ts';
import { compareIds } from './couch-rows.ts';

export function matches(doc: StoredDoc, selector: Selector): boolean {
  return Object.entries(selector).every(([key, wanted]) => {
    if (wanted === undefined) return true;
    if (key === '$or') return selectors(wanted).some((each) => matches(doc, each));
    if (key === '$and') return selectors(wanted).every((each) => matches(doc, each));
    const value = fieldOf(doc, key);
    if (isScalar(wanted)) return equals(value, wanted);
    return Object.entries(wanted as Condition).every(([operator, operand]) => test(operator, value, operand));
  });
}

/** Reads `a.b` into nested objects; undefined when absent. */
export function fieldOf(doc: StoredDoc, path: string): unknown {
  let value: unknown = doc;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** Every field a selector speaks of, in whatever branch. */
export function fieldsOf(selector: Selector): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const [key, wanted] of Object.entries(selector)) {
    if (key === '$or' || key === '$and') {
      for (const each of selectors(wanted)) for (const field of fieldsOf(each)) fields.add(field);
    } else fields.add(key);
  }
  return fields;
}

export function compareValues(a: unknown, b: unknown): number {
  const byType = typeRank(a) - typeRank(b);
  if (byType !== 0) return byType;
  if (typeof a === 'string' && typeof b === 'string') return compareIds(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Number(a === true) - Number(b === true);
}

function test(operator: string, value: unknown, operand: unknown): boolean {
  if (operator === '$exists') return (value !== undefined) === operand;
  if (operator === '$in') return (operand as Scalar[]).some((each) => equals(value, each));
  if (value === undefined) return false;
  if (operator === '$eq') return equals(value, operand);
  if (operator === '$ne') return !equals(value, operand);
  if (value === null) return false;
  const order = compareValues(value, operand);
  if (operator === '$gt') return order > 0;
  if (operator === '$gte') return order >= 0;
  if (operator === '$lt') return order < 0;
  if (operator === '$lte') return order <= 0;
  throw new Error(`unknown selector operator ${operator}`);
}

function selectors(value: Selector[string]): readonly Selector[] {
  if (!Array.isArray(value)) throw new Error('$or and $and take a list of selectors');
  return value as readonly Selector[];
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value !== 'object';
}

function equals(value: unknown, wanted: unknown): boolean {
  return value !== undefined && typeRank(value) === typeRank(wanted) && compareValues(value, wanted) === 0;
}

function typeRank(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'number') return 2;
  if (typeof value === 'string') return 3;
  return Array.isArray(value) ? 4 : 5;
}
