/**
 * Sequences are opaque and are handed back as they came. One thing only is read from them: the number they begin with, a
 * count of changes in both engines, to notice a position that this database has never reached. On a cluster that number may
 * run a little behind on some node; then a device reads again what it has, and nothing is lost.
 */

export const START = '0';

/** Longer than any engine's, and of nothing but what engines write. */
const SEQUENCE = /^\d{1,15}(?:-[A-Za-z0-9_=.~-]{0,4000})?$/;

export const isSequence = (text: string): boolean => SEQUENCE.test(text);

export const changesUpTo = (seq: string): number => Number.parseInt(seq, 10);
