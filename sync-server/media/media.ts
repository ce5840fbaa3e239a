/**
 * Photos on the server: who may see which file, taking one in, and putting away those that nothing refers to.
 *
 * Everything that changes a photo's files goes through one queue: one picture is decoded at a time, and none is put away while
 * it arrives.
 */
import { createHash } from 'node:crypto';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { maySeeUnpublished } from '#schemas/rules/photo-access.ts';
import type { Clock } from '#server/ports/clock.ts';
import { freeBytesAt } from '#server/ports/disk.ts';
import { ifThere } from '#server/ports/files.ts';
import type { Log } from '#server/ports/log.ts';
import { createQueue } from '#server/replication/queue.ts';
import type { WriteListener } from '#server/replication/write-listener.ts';
import { cleanPhotos } from './clean-photos.ts';
import { encodeVariants, type PhotoProblem } from './encode-variants.ts';
import { createPhotoFolder, type PhotoFolder } from './photo-folder.ts';
import { createPhotoReferences, type PhotoReferences } from './photo-references.ts';
import { createUploadFolder, type UploadFolder } from './upload-folder.ts';

export type TakeProblem = PhotoProblem | 'hash_mismatch';

export interface UploadedPhoto {
  readonly sha256: string;
  readonly clubId: ClubSlug;
  readonly bytes: Buffer;
}

/** `public`: anyone, for ever. `private`: this reader, now. */
export type Visibility = 'public' | 'private' | 'hidden';

export interface Media {
  readonly folder: PhotoFolder;
  readonly references: PhotoReferences;
  readonly uploads: UploadFolder;
  readonly onWrites: WriteListener;
  visibilityOf(sha256: string, actor: Actor): Promise<Visibility>;
  /** Does the server have it from this club, or from one whose unpublished photos the actor may see? */
  isStored(sha256: string, actor: Actor, clubId: ClubSlug | undefined): Promise<boolean>;
  /** Verifies, encodes and files it; it is on disk when this resolves. Throws when the disk is full. */
  take(photo: UploadedPhoto): Promise<Result<true, TakeProblem>>;
  /** What a process that died has left half-written; before anything is taken. */
  removeLeftovers(): Promise<void>;
  /** Orphans into quarantine, old quarantine away (clean-photos.ts), and uploads that nobody went on with. */
  clean(): Promise<void>;
  /** Is there room for so much more, and what the database needs beside? */
  hasRoomFor(bytes: number): Promise<boolean>;
  /** Resolves when what was begun has ended. */
  settled(): Promise<void>;
}

export interface MediaOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly freeBytes?: (() => Promise<number>) | undefined;
}

/** The database is worth more than photos: they stop well before it has to. */
export const LEAST_FREE_FOR_PHOTOS_BYTES = 512 * 1024 * 1024;

export function createMedia({ dataDir, clock, log, freeBytes }: MediaOptions): Media {
  const folder = createPhotoFolder(dataDir);
  const references = createPhotoReferences();
  const uploads = createUploadFolder(dataDir);
  const queue = createQueue();
  let quarantined: Map<string, string> | undefined;

  const inQuarantine = async (): Promise<Map<string, string>> =>
    (quarantined ??= new Map(await folder.listQuarantine()));

  /** Only inside the queue. */
  const restore = async (sha256: string): Promise<void> => {
    const days = await inQuarantine();
    const day = days.get(sha256);
    if (day === undefined) return;
    await folder.restore(sha256, day);
    days.delete(sha256);
    log.info({}, 'photo taken back from quarantine');
  };

  const restoreNeeded = (hashes: readonly string[]): void => {
    for (const sha256 of hashes) {
      queue
        .run(() => restore(sha256))
        .catch((error: unknown) => log.error({ err: error }, 'photo not taken back from quarantine'));
    }
  };

  const file = async ({ sha256, clubId, bytes }: UploadedPhoto): Promise<Result<true, TakeProblem>> => {
    await restore(sha256);
    if (await folder.has(sha256)) {
      await folder.addClub(sha256, clubId);
      return ok(true);
    }
    const files = await encodeVariants(bytes);
    if (!files.ok) return files;
    await folder.put(sha256, files.value, clubId);
    return ok(true);
  };

  return {
    folder,
    references,
    uploads,
    onWrites: (writes) => {
      restoreNeeded(writes.flatMap(({ collection, after }) => references.note(collection, after)));
    },
    visibilityOf: async (sha256, actor) => {
      // A hash is no secret once it was published: only who had the bytes may speak for them.
      const uploaders = await folder.clubsOf(sha256);
      const isFrom = (slug: ClubSlug): boolean => uploaders.includes(slug);
      if (references.publishersOf(sha256).some(isFrom)) return 'public';
      const naming = references.clubsNaming(sha256).filter(isFrom);
      return naming.some((slug) => maySeeUnpublished(actor, slug)) ? 'private' : 'hidden';
    },
    isStored: async (sha256, actor, clubId) => {
      const uploaders = await folder.clubsOf(sha256);
      const asked = clubId === undefined ? uploaders : uploaders.filter((slug) => slug === clubId);
      return asked.some((slug) => maySeeUnpublished(actor, slug));
    },
    take: async (photo) => {
      const hash = createHash('sha256').update(photo.bytes).digest('hex');
      return hash === photo.sha256 ? queue.run(() => file(photo)) : err('hash_mismatch');
    },
    removeLeftovers: async () => {
      await folder.removeDrafts();
      await uploads.removeLeftovers();
    },
    clean: async () => {
      await uploads.removeOld(clock.nowMs());
      await cleanPhotos({ folder, references, clock, log, queue, inQuarantine });
    },
    hasRoomFor: async (bytes) => {
      // Before the first photo there may be no folder yet, and no reason to doubt.
      const free = await (freeBytes?.() ?? ifThere(freeBytesAt(dataDir)));
      return free === undefined || free - bytes >= LEAST_FREE_FOR_PHOTOS_BYTES;
    },
    settled: () => queue.idle(),
  };
}
