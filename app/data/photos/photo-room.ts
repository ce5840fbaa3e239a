/** Is there room for another photo? Texts come first here as well: the last megabytes are left to them (scenario 8). */
import { useCallback, useEffect, useState } from 'react';
import { storageEstimate, type StorageEstimate } from '../storage-error.ts';

export type PhotoRoom =
  | { readonly type: 'enough' }
  /** A word before the photo. */
  | { readonly type: 'low'; readonly freeBytes: number }
  /** No photo is kept any more; texts are. */
  | { readonly type: 'none'; readonly freeBytes: number };

const LOW_BYTES = 50_000_000;
const KEPT_FOR_TEXTS_BYTES = 5_000_000;

export const photoRoomOf = (space: StorageEstimate | undefined): PhotoRoom => {
  if (space === undefined) return { type: 'enough' };
  const freeBytes = Math.max(0, space.quotaBytes - space.usedBytes);
  if (freeBytes < KEPT_FOR_TEXTS_BYTES) return { type: 'none', freeBytes };
  return freeBytes < LOW_BYTES ? { type: 'low', freeBytes } : { type: 'enough' };
};

export const readPhotoRoom = async (): Promise<PhotoRoom> => photoRoomOf(await storageEstimate());

/** As it was when last asked; `look` asks anew. */
export const usePhotoRoom = (): { readonly room: PhotoRoom; readonly look: () => void } => {
  const [room, setRoom] = useState<PhotoRoom>({ type: 'enough' });
  const look = useCallback(() => {
    // A browser that does not tell lets everybody try.
    readPhotoRoom().then(setRoom, () => undefined);
  }, []);
  useEffect(look, [look]);
  return { room, look };
};
