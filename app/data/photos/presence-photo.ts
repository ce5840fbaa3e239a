/**
 * The photo of an answer that has not gone yet, on the attendee's own phone: kept like the answer, for this tab only, from when the
 * people on it agreed until it goes. Where there is no room for it the answer goes without.
 */
import { base64ToBytes, bytesToBase64 } from '#app/crypto/encoding.ts';
import type { PreparedPhoto } from './compress-photo.ts';
import { quietly } from '../quietly.ts';

const keyOf = (activityUlid: string): string => `aesi-presence-photo-${activityUlid}`;

type Kept = Omit<PreparedPhoto, 'full' | 'thumb'> & { readonly full: string; readonly thumb: string };

/** Undefined: the answer goes without one. */
export const keepPhoto = (activityUlid: string, photo: PreparedPhoto | undefined): void => {
  dropPhoto(activityUlid);
  if (photo === undefined) return;
  const kept: Kept = { ...photo, full: bytesToBase64(photo.full), thumb: bytesToBase64(photo.thumb) };
  quietly(() => sessionStorage.setItem(keyOf(activityUlid), JSON.stringify(kept)));
};

export const dropPhoto = (activityUlid: string): void =>
  quietly(() => sessionStorage.removeItem(keyOf(activityUlid)));

export const keptPhoto = (activityUlid: string): PreparedPhoto | undefined =>
  quietly(() => {
    const text = sessionStorage.getItem(keyOf(activityUlid));
    if (text === null) return undefined;
    const kept = JSON.parse(text) as Kept;
    return { ...kept, full: base64ToBytes(kept.full), thumb: base64ToBytes(kept.thumb) };
  });
