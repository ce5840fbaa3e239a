/**
 * Photos that the server does not have yet, sealed at rest: what is known of each, its bytes and its thumbnail. A photo's
 * pseudonym stands for its hash on disk; only the time lies clear.
 *
 * What must stay true: the three rows of a photo are written and deleted together, so that a device that dies in between holds
 * the whole photo or nothing of it.
 */
import { Dexie, liveQuery, type EntityTable } from 'dexie';
import { Observable, shareReplay } from 'rxjs';
import type { Sealer } from '#app/crypto/sealer.ts';
import type { ActivityId, ClubSlug, OfficerId } from '#schemas/primitives/ids.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { PhotoType } from '#schemas/protocol/media.ts';

/** Why a photo stays here until somebody decides: the server's code, or that nothing refers to it any more. */
export type PhotoRefusal = string;

export interface OutboxPhoto {
  readonly sha256: string;
  readonly type: PhotoType;
  readonly bytes: number;
  readonly clubId: ClubSlug;
  /** Null for a portrait. */
  readonly activityId: ActivityId | null;
  /** Whose portrait it is. */
  readonly officerId?: OfficerId | undefined;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly tinyHash: string;
  readonly takenAt: Instant;
  /** A document refers to it since; before that, it is adopted when the data is opened. */
  readonly isReferred: boolean;
  /** Where the server takes the rest of an upload that was begun. */
  readonly uploadUrl: string | null;
  readonly refusal: PhotoRefusal | null;
}

export type PhotoPicture = 'full' | 'thumb';

export interface PhotoBytes {
  readonly full: Uint8Array;
  readonly thumb: Uint8Array;
}

interface SealedEntry {
  readonly key: string;
  readonly at: number;
  readonly sealed: string;
}

interface SealedBytes {
  readonly key: string;
  readonly sealed: Uint8Array;
}

class OutboxDexie extends Dexie {
  declare readonly entries: EntityTable<SealedEntry, 'key'>;
  declare readonly full: EntityTable<SealedBytes, 'key'>;
  declare readonly thumb: EntityTable<SealedBytes, 'key'>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({ entries: 'key, at', full: 'key', thumb: 'key' });
  }
}

export interface OutboxStore {
  /** Nothing happens when it is there already. */
  readonly add: (photo: OutboxPhoto, bytes: PhotoBytes, at: number) => Promise<void>;
  /** Oldest first. */
  readonly all: () => Promise<OutboxPhoto[]>;
  readonly get: (sha256: string) => Promise<OutboxPhoto | undefined>;
  /** Nothing happens when it is gone. */
  readonly update: (sha256: string, change: Partial<OutboxPhoto>) => Promise<void>;
  readonly bytes: (sha256: string, picture: PhotoPicture) => Promise<Uint8Array | undefined>;
  readonly remove: (sha256: string) => Promise<void>;
  /** Emits now and after every change, in this tab or another. */
  readonly list$: Observable<readonly OutboxPhoto[]>;
  readonly close: () => void;
  /** Closes and deletes it from the device. */
  readonly removeAll: () => Promise<void>;
}

export const createOutboxStore = (name: string, sealer: Sealer): OutboxStore => {
  const dexie = new OutboxDexie(name);
  const tables = [dexie.entries, dexie.full, dexie.thumb];
  const keyOf = (sha256: string): string => sealer.pseudonymOf(sha256, 'photos/1');
  const contextOf = (table: string, key: string): string => `photos/1/${table}/${key}`;
  const openEntry = ({ key, sealed }: SealedEntry): OutboxPhoto =>
    sealer.open(sealed, contextOf('entries', key)) as OutboxPhoto;
  const sealEntry = (photo: OutboxPhoto, at: number): SealedEntry => {
    const key = keyOf(photo.sha256);
    return { key, at, sealed: sealer.seal(photo, contextOf('entries', key)) };
  };
  const all = async (): Promise<OutboxPhoto[]> =>
    (await dexie.entries.orderBy('at').toArray()).map((row) => openEntry(row));
  return {
    add: async (photo, bytes, at) => {
      const entry = sealEntry(photo, at);
      const { key } = entry;
      const sealed = (picture: PhotoPicture): SealedBytes => ({
        key,
        sealed: sealer.sealBytes(bytes[picture], contextOf(picture, key)),
      });
      const [full, thumb] = [sealed('full'), sealed('thumb')];
      await dexie.transaction('rw', tables, async () => {
        if ((await dexie.entries.get(key)) !== undefined) return;
        await dexie.entries.add(entry);
        await dexie.full.put(full);
        await dexie.thumb.put(thumb);
      });
    },
    all,
    get: async (sha256) => {
      const row = await dexie.entries.get(keyOf(sha256));
      return row && openEntry(row);
    },
    update: (sha256, change) =>
      dexie.transaction('rw', dexie.entries, async () => {
        const row = await dexie.entries.get(keyOf(sha256));
        if (row !== undefined) await dexie.entries.put(sealEntry({ ...openEntry(row), ...change }, row.at));
      }),
    bytes: async (sha256, picture) => {
      const row = await dexie.table<SealedBytes, string>(picture).get(keyOf(sha256));
      return row && sealer.openBytes(row.sealed, contextOf(picture, row.key));
    },
    remove: (sha256) =>
      dexie.transaction('rw', tables, async () => {
        for (const table of tables) await table.delete(keyOf(sha256));
      }),
    // One reading for all who look: each opens every entry.
    list$: new Observable<OutboxPhoto[]>((observer) => liveQuery(all).subscribe(observer)).pipe(
      shareReplay({ bufferSize: 1, refCount: true }),
    ),
    close: () => dexie.close(),
    removeAll: () => dexie.delete(),
  };
};
