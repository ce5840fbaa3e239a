/** The disk under the data folder. */
import { statfs } from 'node:fs/promises';

/** What a program without special rights may still write there. */
export async function freeBytesAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** The file system says it by a code, LevelDB in the system's words: in the engine's process, and in whatever comes from there. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error &&
  (['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '') ||
    /No space left on device|Disk quota exceeded/.test(error.message));
