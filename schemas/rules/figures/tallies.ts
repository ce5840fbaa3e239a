/** Counters that forget what has come back to zero, so that figures reached on different roads are equal. */
import { academicYearOf, type AcademicYear, type Month } from '../../primitives/dates.ts';

/** Adds to a counter and returns its new value. A counter below zero means that a change was taken back twice. */
export const bump = <K>(counts: Map<K, number>, key: K, delta: number): number => {
  const next = (counts.get(key) ?? 0) + delta;
  if (next < 0) throw new Error(`figures: ${String(key)} counted below zero`);
  if (next === 0) counts.delete(key);
  else counts.set(key, next);
  return next;
};

/** The inner map for a key, made when missing. */
export const inner = <K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> => {
  const found = maps.get(key);
  if (found !== undefined) return found;
  const made = new Map<L, V>();
  maps.set(key, made);
  return made;
};

/** The same in a map of counters; returns what all counters of the key hold together. */
export const bumpInner = <K, L>(maps: Map<K, Map<L, number>>, key: K, name: L, delta: number): number => {
  const counts = inner(maps, key);
  bump(counts, name, delta);
  if (counts.size === 0) maps.delete(key);
  return sumOf(counts);
};

export const sumOf = (counts: ReadonlyMap<unknown, number> | undefined): number => {
  let sum = 0;
  if (counts !== undefined) for (const count of counts.values()) sum += count;
  return sum;
};

const yearOfMonth = new Map<Month, AcademicYear>();

/** `academicYearOf`, remembered: it is asked twice for each check-in. */
export const yearOf = (month: Month): AcademicYear => {
  const known = yearOfMonth.get(month);
  if (known !== undefined) return known;
  const year = academicYearOf(month);
  yearOfMonth.set(month, year);
  return year;
};
