/** Which queries the disk can answer by itself, that is from clear fields and ids alone, and how they are put to it. */
import type { FilledMangoQuery } from 'rxdb';
import { partsNoKeys, type DiskIds } from './disk-ids.ts';
import type { Fields } from './rows.ts';

type Query = FilledMangoQuery<Fields>;
type Selector = Record<string, unknown>;

/** What lies on disk of a collection's rows. */
interface OnDisk {
  readonly primaryPath: string;
  readonly clearFields: ReadonlySet<string>;
  readonly ids: DiskIds;
}

const COMBINING = new Set(['$and', '$or', '$nor']);

const isClear = (path: string, clear: ReadonlySet<string>): boolean =>
  clear.has(path) || path.startsWith('_meta.');

/** Undefined when the disk cannot tell. */
export const selectorOnDisk = (selector: object, disk: OnDisk): Selector | undefined =>
  translated(selector, (name, operand) => {
    if (COMBINING.has(name)) return partsOnDisk(operand, disk);
    if (name === disk.primaryPath) return idOnDisk(operand, disk.ids);
    return isClear(name, disk.clearFields) ? operand : undefined;
  });

const partsOnDisk = (operand: unknown, disk: OnDisk): unknown => {
  if (!Array.isArray(operand)) return undefined;
  const parts = operand.map((part: object) => selectorOnDisk(part, disk));
  return parts.includes(undefined) ? undefined : parts;
};

const idOnDisk = (operand: unknown, ids: DiskIds): unknown => {
  if (typeof operand === 'string') return ids.toDisk(operand);
  if (typeof operand !== 'object' || operand === null) return undefined;
  return translated(operand, (operator, value) => {
    if (operator === '$eq') return typeof value === 'string' ? ids.toDisk(value) : undefined;
    if (operator === '$in')
      return Array.isArray(value) ? value.map((id) => ids.toDisk(String(id))) : undefined;
    const isBound = ['$gt', '$gte', '$lt', '$lte'].includes(operator) && typeof value === 'string';
    return isBound && partsNoKeys(value) ? value : undefined;
  });
};

const translated = (
  object: object,
  translate: (name: string, value: unknown) => unknown,
): Selector | undefined => {
  const entries = Object.entries(object).map(([name, value]) => [name, translate(name, value)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
};

export const sortIsClear = (query: Query, clear: ReadonlySet<string>): boolean =>
  query.sort.flatMap((part) => Object.keys(part)).every((name) => isClear(name, clear));

const operatorsOn = (query: Query, name: string): Record<string, unknown> => {
  const operators = (query.selector as Record<string, unknown>)[name];
  return typeof operators === 'object' && operators !== null ? (operators as Record<string, unknown>) : {};
};

/** Every query of a collection is: RxDB adds `_deleted: false`. */
export const asksLiveRows = (query: Query): boolean => operatorsOn(query, '_deleted')['$eq'] === false;

/** Bounded on both sides by ids, so that reading and opening what matches costs less than building the index. */
export const isIdRange = (query: Query, primaryPath: string): boolean => {
  const operators = operatorsOn(query, primaryPath);
  if ('$eq' in operators || '$in' in operators) return true;
  return ('$gt' in operators || '$gte' in operators) && ('$lt' in operators || '$lte' in operators);
};
