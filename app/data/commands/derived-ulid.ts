import type { WriteContext } from './write-context.ts';

/** The same words give the same ulid, so that what is written again, here or on another phone, is the same document. */
export const derivedUlid = ({ hash }: Pick<WriteContext, 'hash'>, words: string): string =>
  hash(words).slice(0, 26).toUpperCase();
