/** The fields whose parts are merged on their own, or that follow a rule of their own. See merge.ts for the general rule. */
import type { ActivityState } from '../documents/activity.ts';
import type { Collection } from '../documents/collections.ts';
import type { StoredDocument } from '../documents/stored.ts';
import { latest, laterConsents, type ConsentsOnCard } from './consents.ts';
import { mergeAttendance } from './merge-attendance.ts';
import { mergeKeyed } from './merge-keyed.ts';
import { mergeOpening } from './merge-opening.ts';
import type { Sides, Versions } from './merge-sides.ts';
import { contentNames, fieldsOf, sameValue, stableJson, type Fields } from './same-document.ts';
import { canReach } from './transitions.ts';

export type FieldMerge = (versions: Versions, sides: Sides) => unknown;

/** Positive when `a` is the later version. Equal clocks are parted by author, then by content, alike on every device. */
export const byLater = (a: StoredDocument, b: StoredDocument): number =>
  compareText(a.updatedAt, b.updatedAt) ||
  compareText(a.updatedBy, b.updatedBy) ||
  compareText(contentJson(a), contentJson(b));

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const contentJson = (document: StoredDocument): string => {
  const fields = fieldsOf(document);
  return stableJson(Object.fromEntries(contentNames(fields).map((name) => [name, fields[name]])));
};

/** The furthest state that the other can still reach; of «done» and «cancelled», what the server holds stays. */
const furthestState = (mine: unknown, theirs: unknown): unknown =>
  canReach(theirs as ActivityState, mine as ActivityState) ? mine : theirs;

/** A cancellation that lost against «done» takes its reason with it. */
const mergeCancelReason: FieldMerge = ({ base, mine, theirs }, sides) => {
  const state = furthestState(sides.mine['state'], sides.theirs['state']);
  if (state === sides.mine['state'] && state !== sides.theirs['state']) return mine;
  if (state === sides.theirs['state'] && state !== sides.mine['state']) return theirs;
  if (sides.hasBase && sameValue(mine, base)) return theirs;
  if (sides.hasBase && sameValue(theirs, base)) return mine;
  return sides.mineIsLater ? mine : theirs;
};

/**
 * Where nothing says when consent was given (mergeConsents, below, knows better otherwise) it follows the later version. When
 * only the earlier one changed it, nobody can tell whether the later one repeats an answer or merely carries the old one along:
 * then it is no, and the person is asked again at the next check-in.
 */
const mergeConsent: FieldMerge = ({ base, mine, theirs }, sides) => {
  if (mine === theirs) return theirs;
  const later = sides.mineIsLater ? mine : theirs;
  return !sides.hasBase || later !== base ? later : false;
};

/** Both consents and their time are one answer: the one that was given later, whichever device brings it first. */
const mergeConsents = (sides: Sides): Fields => {
  const mine = consentsOnCard(sides.mine);
  const theirs = consentsOnCard(sides.theirs);
  const later = laterConsents(mine, theirs);
  // The fields have been merged one by one already.
  return later === undefined ? { consentsAt: latest(mine.consentsAt, theirs.consentsAt) } : { ...later };
};

const CORRECTED = ['firstName', 'lastName', 'programId'] as const;
const ADDED = ['matricule', 'mergedInto'] as const;

/**
 * Whoever makes a card from an answer, not knowing that there is one, takes nothing back of what was corrected, added or merged
 * there meanwhile. Level and consents are the answer's own.
 */
const mergeCards = ({ hasBase, mine, theirs }: Sides): Fields => {
  const isOneCard = mine['createdAt'] === theirs['createdAt'] && mine['createdBy'] === theirs['createdBy'];
  if (hasBase || isOneCard) return {};
  const worked = [mine, theirs].filter((card) => card['updatedAt'] !== card['createdAt']);
  const kept: Record<string, unknown> = {};
  const [card] = worked;
  if (card !== undefined && worked.length === 1) for (const name of CORRECTED) kept[name] = card[name];
  for (const name of ADDED) {
    if (mine[name] === null) kept[name] = theirs[name];
    else if (theirs[name] === null) kept[name] = mine[name];
  }
  return kept;
};

const consentsOnCard = (card: Fields): ConsentsOnCard => card as unknown as ConsentsOnCard;

/** Photos of two devices stand side by side; one that a side approved or discarded stays away. */
const mergePendingPhotos: FieldMerge = (versions, sides) =>
  mergeLists(versions, sides, (photo) => String((photo as { sha256?: unknown }).sha256));

/** What was asked of two people stands side by side; what one decided is gone. */
const mergeRemovals: FieldMerge = (versions, sides) =>
  mergeLists(versions, sides, (removal) => {
    const { photoId, askedAt } = removal as { photoId?: unknown; askedAt?: unknown };
    return `${String(askedAt)} ${String(photoId)}`;
  });

const mergeLists = (
  { base, mine, theirs }: Versions,
  { mineIsLater }: Sides,
  keyOf: (element: unknown) => string,
): readonly unknown[] =>
  mergeKeyed({ base: listOf(base), mine: listOf(mine), theirs: listOf(theirs), mineIsLater }, keyOf);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Each officer's mark is a field of its own: two people may call the roll of one meeting. Other duties have none. */
const mergeMarks: FieldMerge = ({ base, mine, theirs }, sides) => {
  if (mine === undefined && theirs === undefined) return undefined;
  const merged = mergeKeyed(
    {
      base: entriesOf(base),
      mine: entriesOf(mine),
      theirs: entriesOf(theirs),
      mineIsLater: sides.mineIsLater,
    },
    ([officerId]) => officerId,
  );
  return Object.fromEntries(merged);
};

const entriesOf = (value: unknown): readonly [string, unknown][] =>
  value === undefined || value === null ? [] : Object.entries(value);

const mergeCheckIn: FieldMerge = (versions, { mineIsLater }) => mergeOpening(versions, mineIsLater);

export const FIELD_MERGES: Partial<Record<Collection, Readonly<Record<string, FieldMerge>>>> = {
  activities: {
    state: ({ mine, theirs }) => furthestState(mine, theirs),
    cancelReason: mergeCancelReason,
    checkInWindow: mergeCheckIn,
  },
  dossiers: {
    checkIn: mergeCheckIn,
    pendingPhotos: mergePendingPhotos,
    removals: mergeRemovals,
  },
  duties: { marks: mergeMarks },
  participants: { rankingConsent: mergeConsent, imageConsent: mergeConsent },
};

/** A photo that is taken down loses its caption also where somebody edited it at the same time. */
const mergeTakenDown = ({ hasBase, base, mine, theirs, mineIsLater }: Sides): Fields => {
  if (!hasBase || base['takenDownAt'] !== null) return {};
  const down = (mineIsLater ? [mine, theirs] : [theirs, mine]).find((side) => side['takenDownAt'] !== null);
  return down === undefined ? {} : { caption: down['caption'], tinyHash: down['tinyHash'] };
};

/** Fields that only make sense together; what is returned here replaces the field by field result. */
export const GROUP_MERGES: Partial<Record<Collection, (sides: Sides) => Fields>> = {
  attendances: mergeAttendance,
  photos: mergeTakenDown,
  participants: (sides) => ({ ...mergeConsents(sides), ...mergeCards(sides) }),
};
