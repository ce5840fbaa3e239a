/** Which queries the disk can answer by itself, that is from clear fields alone. */
import type { FilledMangoQuery } from 'rxdb';
import type { Fields } from './rows.ts';

type Query = FilledMangoQuery<Fields>;

const COMBINING = new Set(['$and', '$or', '$nor']);

const isClear = (path: string, clear: ReadonlySet<string>): boolean =>
  clear.has(path) || path.startsWith('_meta.');

export const selectorIsClear = (selector: object, clear: ReadonlySet<string>): boolean =>
  Object.entries(selector).every(([name, operand]) =>
    COMBINING.has(name)
      ? Array.isArray(operand) && operand.every((part: object) => selectorIsClear(part, clear))
      : isClear(name, clear),
  );

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
