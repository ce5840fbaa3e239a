/**
 * Check-in as two hosts left it: the secret part in a dossier (`checkIn`) or the public part in an activity
 * (`checkInWindow`). Of two openings made apart the first wins; within one opening the higher counter (the latest reissue)
 * and the later closing stay. Both parts follow one rule, so they go on telling of the same opening.
 */
import { sameValue, stableJson } from './same-document.ts';

interface Opening {
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly counter?: number;
  readonly secretBase32?: string;
}

export const mergeOpening = (
  versions: { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown },
  mineIsLater: boolean,
): unknown => {
  const base = toOpening(versions.base);
  const mine = toOpening(versions.mine);
  const theirs = toOpening(versions.theirs);
  if (sameValue(mine, theirs) || sameValue(mine, base)) return theirs;
  if (sameValue(theirs, base)) return mine;
  if (mine === null || theirs === null) return mine ?? theirs;
  if (isSameOpening(mine, theirs)) return mergeSameOpening(base, mine, theirs, mineIsLater);
  // Who still works on the opening of the base had not heard of the next one.
  if (base !== null && isSameOpening(mine, base)) return theirs;
  if (base !== null && isSameOpening(theirs, base)) return mine;
  return isEarlier(mine, theirs) ? mine : theirs;
};

const toOpening = (value: unknown): Opening | null => (value ?? null) as Opening | null;

const isSameOpening = (a: Opening, b: Opening): boolean =>
  a.openedAt === b.openedAt && a.secretBase32 === b.secretBase32;

const isEarlier = (a: Opening, b: Opening): boolean =>
  a.openedAt === b.openedAt ? stableJson(a) < stableJson(b) : a.openedAt < b.openedAt;

const mergeSameOpening = (
  base: Opening | null,
  mine: Opening,
  theirs: Opening,
  mineIsLater: boolean,
): Opening => {
  const ground = base !== null && isSameOpening(base, mine) ? base : null;
  const rest = mineIsLater ? mine : theirs;
  const closedAt = mergeClosing(ground, mine.closedAt, theirs.closedAt);
  if (mine.counter === undefined || theirs.counter === undefined) return { ...rest, closedAt };
  return { ...rest, closedAt, counter: Math.max(mine.counter, theirs.counter) };
};

const mergeClosing = (ground: Opening | null, mine: string | null, theirs: string | null): string | null => {
  if (ground !== null && mine === ground.closedAt) return theirs;
  if (ground !== null && theirs === ground.closedAt) return mine;
  if (mine === null || theirs === null) return mine ?? theirs;
  return mine > theirs ? mine : theirs;
};
