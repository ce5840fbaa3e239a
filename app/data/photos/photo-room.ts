/**
 * Is there room for another photo? Texts come first here as well: the last megabytes are left to them (scenario 8). Browsers tell a
 * rounded quota (Chromium: always some 10 GB), so what they say is believed only when it is little; otherwise as much is written
 * for a moment, seldom, and taken away.
 */
import { isStorageFull, storageEstimate, type StorageEstimate } from '#app/data/local/storage-error.ts';

export type PhotoRoom =
  | { readonly type: 'enough' }
  /** A word before the photo. */
  | { readonly type: 'low'; readonly belowBytes: number }
  /** No photo is kept any more; texts are. */
  | { readonly type: 'none'; readonly belowBytes: number };

export interface PhotoRoomDeps {
  readonly clock: () => number;
  readonly estimate?: () => Promise<StorageEstimate | undefined>;
  readonly canHold?: (bytes: number) => Promise<boolean>;
}

const LOW_BYTES = 45_000_000;
const KEPT_FOR_TEXTS_BYTES = 5_000_000;
/** Room that was found is believed so long. */
const BELIEVED_MS = 15 * 60_000;

export const createPhotoRoom = ({
  clock,
  estimate = storageEstimate,
  canHold = canCacheHold,
}: PhotoRoomDeps): (() => Promise<PhotoRoom>) => {
  let enoughAt = Number.NEGATIVE_INFINITY;
  const has = async (bytes: number): Promise<boolean> => {
    const space = await estimate();
    if (space !== undefined && space.quotaBytes - space.usedBytes < bytes) return false;
    return canHold(bytes);
  };
  return async () => {
    if (clock() - enoughAt < BELIEVED_MS) return { type: 'enough' };
    if (await has(LOW_BYTES)) {
      enoughAt = clock();
      return { type: 'enough' };
    }
    if (await has(KEPT_FOR_TEXTS_BYTES)) return { type: 'low', belowBytes: LOW_BYTES };
    return { type: 'none', belowBytes: KEPT_FOR_TEXTS_BYTES };
  };
};

const PROBE = 'aesi-room';
const PART_BYTES = 1_000_000;

/** What cannot be tried counts as room: then the photo itself tells. */
const canCacheHold = async (bytes: number): Promise<boolean> => {
  const storage = (globalThis as Partial<typeof globalThis>).caches;
  if (storage === undefined) return true;
  const part = new Uint8Array(PART_BYTES);
  const cache = await storage.open(PROBE);
  try {
    await cache.put('/place', new Response(new Blob(Array.from({ length: bytes / PART_BYTES }, () => part))));
    return true;
  } catch (cause) {
    return !isStorageFull(cause);
  } finally {
    // The entry first: a deleted cache keeps its room while anything still refers to it.
    await cache.delete('/place').catch(() => false);
    await storage.delete(PROBE).catch(() => false);
  }
};
