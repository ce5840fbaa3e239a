/**
 * One person checked in on two devices: one attendance. The earliest answer says when and how; the earliest rating stays;
 * the texts of both stand side by side, however many: dropping one here would lose it everywhere, unseen. What then holds
 * more than a document may (`overfullTexts`) is refused by whoever checks it. Merging is commutative and associative, so that any
 * number of devices, met in any order, end with the same document.
 */
import { MAX_ATTENDANCE_TEXTS } from '../documents/limits.ts';
import type { StoredDocument } from '../documents/stored.ts';
import type { Sides } from './merge-sides.ts';
import { fieldsOf, sameValue, type Fields } from './same-document.ts';

export const mergeAttendance = (sides: Sides): Fields => {
  const arrival = mergeArrival(sides);
  const rating = mergeRating(sides);
  return {
    at: arrival.at,
    way: arrival.way,
    late: arrival.late,
    rating: rating.rating,
    // Only where it says something else than `at`: the rating of a later answer than the one that counts as arrival.
    ratedAt: rating.rating === null || rating.at === arrival.at ? undefined : rating.at,
    appreciations: mergeTexts(sides, 'appreciations'),
    suggestions: mergeTexts(sides, 'suggestions'),
  };
};

interface Arrival {
  readonly at: string;
  readonly way: string;
  readonly late: boolean;
}

interface Rating {
  readonly at: string;
  readonly rating: number | null;
}

const arrivalOf = (fields: Fields): Arrival => ({
  at: fields['at'] as string,
  way: fields['way'] as string,
  late: fields['late'] as boolean,
});

const ratingOf = (fields: Fields): Rating => ({
  at: (fields['ratedAt'] ?? fields['at']) as string,
  rating: fields['rating'] as number | null,
});

/** One side's correction, or the earlier of two. */
const mergeArrival = (sides: Sides): Arrival => {
  const mine = arrivalOf(sides.mine);
  const theirs = arrivalOf(sides.theirs);
  if (sides.hasBase) {
    const base = arrivalOf(sides.base);
    if (sameValue(mine, base)) return theirs;
    if (sameValue(theirs, base)) return mine;
  }
  return earlier(mine, theirs);
};

/** As above; an answer without rating says nothing about ratings. */
const mergeRating = (sides: Sides): Rating => {
  const mine = ratingOf(sides.mine);
  const theirs = ratingOf(sides.theirs);
  if (mine.rating === theirs.rating) return earlier(mine, theirs);
  if (sides.hasBase) {
    if (mine.rating === sides.base['rating']) return theirs;
    if (theirs.rating === sides.base['rating']) return mine;
  }
  if (mine.rating === null) return theirs;
  return theirs.rating === null ? mine : earlier(mine, theirs);
};

const earlier = <T extends Arrival | Rating>(a: T, b: T): T => (orderKey(a) <= orderKey(b) ? a : b);

/** Instants first and of one length: text order is time order, and the rest only breaks ties. */
const orderKey = (unit: Arrival | Rating): string => `${unit.at} ${JSON.stringify(unit)}`;

/** What either side added, without what either removed; sorted, so that every device has the same list. */
const mergeTexts = (sides: Sides, name: string): readonly string[] => {
  const mine = textsOf(sides.mine, name);
  const theirs = textsOf(sides.theirs, name);
  if (sameValue(mine, theirs)) return theirs;
  const base = textsOf(sides.base, name);
  const removed = base.filter((text) => !mine.includes(text) || !theirs.includes(text));
  const texts = new Set([...mine, ...theirs].filter((text) => text !== '' && !removed.includes(text)));
  return [...texts].sort();
};

/** The kinds of which this attendance has more than may be stored; none as a rule. */
export const overfullTexts = (attendance: StoredDocument): readonly string[] =>
  ['appreciations', 'suggestions'].filter(
    (name) => textsOf(fieldsOf(attendance), name).length > MAX_ATTENDANCE_TEXTS,
  );

const textsOf = (fields: Fields, name: string): readonly string[] =>
  (fields[name] ?? []) as readonly string[];
