/**
 * Lists whose elements have a key are merged element by element: what one side added stays, what one side removed is gone,
 * what both changed follows the later side. Where both sides changed the list its order is the base's, then by key.
 */
import { sameValue } from './same-document.ts';

export interface KeyedVersions<T> {
  readonly base: readonly T[];
  readonly mine: readonly T[];
  readonly theirs: readonly T[];
  readonly mineIsLater: boolean;
}

export const mergeKeyed = <T>(versions: KeyedVersions<T>, keyOf: (element: T) => string): readonly T[] => {
  if (sameValue(versions.mine, versions.base)) return versions.theirs;
  if (sameValue(versions.theirs, versions.base)) return versions.mine;
  const base = byKey(versions.base, keyOf);
  const mine = byKey(versions.mine, keyOf);
  const theirs = byKey(versions.theirs, keyOf);
  const added = [...new Set([...mine.keys(), ...theirs.keys()])].filter((key) => !base.has(key)).sort();
  return [...base.keys(), ...added].flatMap((key) => {
    const element = elementOf(base.get(key), mine.get(key), theirs.get(key), versions.mineIsLater);
    return element === undefined ? [] : [element];
  });
};

const byKey = <T>(elements: readonly T[], keyOf: (element: T) => string): ReadonlyMap<string, T> =>
  new Map(elements.map((element) => [keyOf(element), element]));

const elementOf = <T>(
  base: T | undefined,
  mine: T | undefined,
  theirs: T | undefined,
  mineIsLater: boolean,
): T | undefined => {
  if (sameValue(mine, base)) return theirs;
  if (sameValue(theirs, base)) return mine;
  // A removal against a change: the change is the more careful choice, it can be removed again.
  if (mine === undefined || theirs === undefined) return mine ?? theirs;
  return mineIsLater ? mine : theirs;
};
