/**
 * What the attendee's phone keeps so that this page works without a network: the activities as they were last read, which
 * everybody may read, and an answer that has not arrived yet, for this tab only.
 */
import type { OwnPhoneError } from '#app/data/own-phone/own-phone.ts';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import { keptPhoto } from '#app/data/photos/presence-photo.ts';
import { quietly } from '#app/data/quietly.ts';
import { activityIdOf } from '#schemas/primitives/ids.ts';
import type { CarriedAnswer } from '#schemas/protocol/carried-answer.ts';
import type { CheckInView } from '#schemas/protocol/check-in.ts';
import type { Result } from '#schemas/primitives/result.ts';

const VIEWS = 'aesi-presence-views';

/** Several rooms on one day; what is older is over. */
const MOST_VIEWS = 10;

const keyOf = (activityUlid: string): string => `aesi-presence-carried-${activityUlid}`;

const read = <T>(storage: () => Storage, key: string): T | undefined =>
  quietly(() => JSON.parse(storage().getItem(key) ?? 'null') as T | null) ?? undefined;

const keptViews = (): readonly CheckInView[] => read(() => localStorage, VIEWS) ?? [];

export const keepView = (view: CheckInView): void => {
  const others = keptViews().filter(({ activityId }) => activityId !== view.activityId);
  quietly(() => localStorage.setItem(VIEWS, JSON.stringify([view, ...others].slice(0, MOST_VIEWS))));
};

export const keepCarried = (activityUlid: string, carried: CarriedAnswer): void =>
  quietly(() => sessionStorage.setItem(keyOf(activityUlid), JSON.stringify(carried)));

export const dropCarried = (activityUlid: string): void =>
  quietly(() => sessionStorage.removeItem(keyOf(activityUlid)));

export interface KeptHere {
  readonly view: CheckInView;
  readonly carried: CarriedAnswer | undefined;
  /** Goes along once there is a network. */
  readonly photo: PreparedPhoto | undefined;
}

/** Undefined when there is nothing here that goes further than what was read now. */
export const keptHere = (
  activityUlid: string,
  now: Result<CheckInView, OwnPhoneError>,
): KeptHere | undefined => {
  const carried = read<CarriedAnswer>(() => sessionStorage, keyOf(activityUlid));
  const photo = keptPhoto(activityUlid);
  if (now.ok) {
    keepView(now.value);
    return carried && { view: now.value, carried, photo };
  }
  const view = keptViews().find(({ activityId }) => activityId === activityIdOf(activityUlid));
  if (now.error.code !== 'offline' || view === undefined) return undefined;
  return { view: { ...view, closesAt: stillToCome(view.closesAt) }, carried, photo };
};

/** Check-in may have been opened since, or opened again: a time that is over says nothing about now. */
const stillToCome = (closesAt: string | null): string | null =>
  closesAt !== null && Date.parse(closesAt) > Date.now() ? closesAt : null;
