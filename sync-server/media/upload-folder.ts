/**
 * Uploads on their way, under `uploads/` in the data folder: the bytes so far, and beside them what was said when the upload was
 * begun. When the photo is filed its bytes go and what was said stays for a while: a device that never heard the last answer
 * asks, and is told that all has arrived.
 */
import { FileStore } from '@tus/file-store';
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { uploadMetadataSchema, type UploadMetadata } from '#schemas/protocol/media-upload.ts';
import { ifThere } from '#server/ports/files.ts';

const DAY_MS = 24 * 3_600_000;
const UPLOAD_KEPT_MS = 7 * DAY_MS;
const INFO = '.json';

const UPLOAD_ID = /^[0-9a-f]{32}$/;

export interface BegunUpload {
  readonly id: string;
  readonly sizeBytes: number;
  /** Undefined: the bytes are gone, because the photo was filed. */
  readonly offsetBytes: number | undefined;
  readonly photo: UploadMetadata;
  /** Account that began it. */
  readonly creator: string;
}

export interface UploadFolder {
  /** Makes the folder when it is first asked for. */
  store(): FileStore;
  find(id: string): Promise<BegunUpload | undefined>;
  readBytes(id: string): Promise<Buffer | undefined>;
  /** The photo is filed: what was said stays. */
  removeBytes(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  removeOld(nowMs: number): Promise<void>;
  /** Bytes of which nobody said what they are: the server died in between. */
  removeLeftovers(): Promise<void>;
}

export function createUploadFolder(dataDir: string): UploadFolder {
  const directory = join(dataDir, 'uploads');
  const bytesAt = (id: string): string => join(directory, id);
  let store: FileStore | undefined;
  const open = (): FileStore => {
    // The library makes it in the background, and a failure there would end the process.
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return new FileStore({ directory });
  };
  const opened = (): FileStore => (store ??= open());
  const names = async (): Promise<readonly string[]> => (await ifThere(readdir(directory))) ?? [];

  const remove = async (id: string): Promise<void> => {
    await rm(bytesAt(id), { force: true });
    await rm(`${bytesAt(id)}${INFO}`, { force: true });
  };

  return {
    store: opened,
    find: async (id) => {
      if (!UPLOAD_ID.test(id)) return undefined;
      const info = await opened().configstore.get(id);
      const { creator, ...said } = info?.metadata ?? {};
      const photo = uploadMetadataSchema.safeParse(said);
      if (info?.size === undefined || !photo.success || typeof creator !== 'string') return undefined;
      const offsetBytes = (await ifThere(stat(bytesAt(id))))?.size;
      return { id, sizeBytes: info.size, offsetBytes, photo: photo.data, creator };
    },
    readBytes: (id) => ifThere(readFile(bytesAt(id))),
    removeBytes: (id) => rm(bytesAt(id), { force: true }),
    remove,
    removeOld: async (nowMs) => {
      for (const name of (await names()).filter((one) => one.endsWith(INFO))) {
        const id = name.slice(0, -INFO.length);
        const begunMs = Date.parse((await opened().configstore.get(id))?.creation_date ?? '');
        // An unreadable one says no time, and nobody can go on with it.
        if (!(nowMs - begunMs < UPLOAD_KEPT_MS)) await remove(id);
      }
    },
    removeLeftovers: async () => {
      const all = new Set(await names());
      for (const name of all) {
        if (!name.endsWith(INFO) && !all.has(`${name}${INFO}`)) await rm(bytesAt(name), { force: true });
      }
    },
  };
}
