/**
 * Where photos lie (R39), under the data folder:
 *
 *     media/<first 2 hex>/<sha256>/thumb.webp …   its variants
 *                                  club-<slug>    that club uploaded it
 *                                  unneeded       since when no document needs it
 *     media/drafts/                               being written; whatever is there at start is left over
 *     quarantine/<day>/<sha256>/                  taken away, kept for a while
 *
 * What must stay true: a photo's folder appears under its name at once and whole, on disk, or not at all.
 */
import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import type { PhotoFormat, PhotoVariant } from '#schemas/protocol/media.ts';
import { ifThere } from '#server/ports/files.ts';
import { variantFileName, type VariantFiles } from './encode-variants.ts';

export interface PhotoFolder {
  has(sha256: string): Promise<boolean>;
  /** Clubs that uploaded it; none where it is not. */
  clubsOf(sha256: string): Promise<readonly ClubSlug[]>;
  /** Relative to `root`. */
  pathOf(sha256: string, variant: PhotoVariant, format: PhotoFormat): string;
  readonly root: string;
  put(sha256: string, files: VariantFiles, clubId: ClubSlug): Promise<void>;
  addClub(sha256: string, clubId: ClubSlug): Promise<void>;
  list(): Promise<readonly string[]>;
  unneededSinceMs(sha256: string): Promise<number | undefined>;
  noteUnneeded(sha256: string, sinceMs: number | undefined): Promise<void>;
  /** `day`: 2026-03-14 */
  quarantine(sha256: string, day: string): Promise<void>;
  /** By hash, the day on which it was put there. */
  listQuarantine(): Promise<ReadonlyMap<string, string>>;
  restore(sha256: string, day: string): Promise<void>;
  removeQuarantined(sha256: string, day: string): Promise<void>;
  removeDrafts(): Promise<void>;
}

const CLUB_MARK = 'club-';
const UNNEEDED_MARK = 'unneeded';
const SHARD = /^[0-9a-f]{2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Photos nobody approved lie here too: only the server's own account looks into it. */
const OWNER_ONLY_FOLDER = 0o700;

export function createPhotoFolder(dataDir: string): PhotoFolder {
  const root = join(dataDir, 'media');
  const drafts = join(root, 'drafts');
  const quarantineRoot = join(dataDir, 'quarantine');
  const nameOf = (sha256: string): string => join(sha256.slice(0, 2), sha256);
  const folderOf = (sha256: string): string => join(root, nameOf(sha256));
  const quarantinedAt = (sha256: string, day: string): string => join(quarantineRoot, day, sha256);

  return {
    root,
    has: (sha256) => isThere(folderOf(sha256)),
    clubsOf: async (sha256) => {
      const names = await namesIn(folderOf(sha256));
      const marks = names.filter((name) => name.startsWith(CLUB_MARK));
      return marks.map((name) => name.slice(CLUB_MARK.length) as ClubSlug);
    },
    pathOf: (sha256, variant, format) => join(nameOf(sha256), variantFileName(variant, format)),
    put: async (sha256, files, clubId) => {
      const draft = join(drafts, randomBytes(9).toString('hex'));
      try {
        await mkdir(draft, { recursive: true, mode: OWNER_ONLY_FOLDER });
        for (const [name, bytes] of files) await writeSynced(join(draft, name), bytes);
        await writeSynced(join(draft, `${CLUB_MARK}${clubId}`), '');
        await syncFolder(draft);
        await moveFolder(draft, folderOf(sha256));
      } catch (error) {
        await rm(draft, { recursive: true, force: true });
        throw error;
      }
    },
    addClub: async (sha256, clubId) => {
      await writeSynced(join(folderOf(sha256), `${CLUB_MARK}${clubId}`), '');
      await syncFolder(folderOf(sha256));
    },
    list: async () => {
      const shards = (await namesIn(root)).filter((name) => SHARD.test(name));
      return (await Promise.all(shards.map((shard) => namesIn(join(root, shard))))).flat();
    },
    unneededSinceMs: async (sha256) => {
      const text = await ifThere(readFile(join(folderOf(sha256), UNNEEDED_MARK), 'utf8'));
      const sinceMs = Date.parse(text ?? '');
      return Number.isNaN(sinceMs) ? undefined : sinceMs;
    },
    noteUnneeded: async (sha256, sinceMs) => {
      const mark = join(folderOf(sha256), UNNEEDED_MARK);
      if (sinceMs === undefined) await rm(mark, { force: true });
      else await writeFile(mark, new Date(sinceMs).toISOString());
    },
    quarantine: (sha256, day) => moveFolder(folderOf(sha256), quarantinedAt(sha256, day)),
    listQuarantine: async () => {
      const days = (await namesIn(quarantineRoot)).filter((name) => DAY.test(name));
      const found = days.map(async (day) =>
        (await namesIn(join(quarantineRoot, day))).map((name) => [name, day] as const),
      );
      return new Map((await Promise.all(found)).flat());
    },
    restore: async (sha256, day) => {
      const from = quarantinedAt(sha256, day);
      // It may have been uploaded again meanwhile.
      if (await isThere(folderOf(sha256))) return rm(from, { recursive: true, force: true });
      await rm(join(from, UNNEEDED_MARK), { force: true });
      await moveFolder(from, folderOf(sha256));
    },
    removeQuarantined: async (sha256, day) => {
      await rm(quarantinedAt(sha256, day), { recursive: true, force: true });
      const dayFolder = join(quarantineRoot, day);
      if ((await namesIn(dayFolder)).length === 0) await rm(dayFolder, { recursive: true, force: true });
    },
    removeDrafts: () => rm(drafts, { recursive: true, force: true }),
  };
}

const namesIn = async (folder: string): Promise<readonly string[]> => (await ifThere(readdir(folder))) ?? [];

const isThere = async (path: string): Promise<boolean> =>
  (await ifThere(access(path).then(() => true))) ?? false;

async function writeSynced(path: string, content: Buffer | string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name as well is on disk afterwards. */
async function moveFolder(from: string, to: string): Promise<void> {
  const parent = dirname(to);
  const made = await mkdir(parent, { recursive: true, mode: OWNER_ONLY_FOLDER });
  await rename(from, to);
  await syncFolder(parent);
  if (made === undefined) return;
  for (let above = dirname(parent); above.length >= dirname(made).length; above = dirname(above)) {
    await syncFolder(above);
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
