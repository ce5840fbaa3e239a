/**
 * What follows when LevelDB could not write, on a full disk mostly. It may have left half a record in its log; what it appended
 * and acknowledged after that would be skipped when the log is read at the next start, and be lost. So a database whose write
 * failed takes nothing any more (synced-leveldown.ts), and as soon as there is room the whole process ends: the supervisor starts
 * another, which reads each log up to the torn record and begins a new one. Until then everything can be read.
 */
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** LevelDB needs some room to open a database. */
const ROOM_BYTES = 1024 * 1024;

/** Is there room, and does the disk take it? Leaves nothing behind. */
export async function hasRoom(directory: string): Promise<boolean> {
  const path = join(directory, '.room');
  try {
    const file = await open(path, 'w', 0o600);
    try {
      await file.writeFile(Buffer.alloc(ROOM_BYTES));
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch {
    return false;
  } finally {
    await rm(path, { force: true });
  }
}

export interface WriteRecoveryOptions {
  readonly isRoomBack: () => Promise<boolean>;
  readonly restart: () => void;
}

/** To be told of every write that failed or was refused: whoever tries again finds out whether there is room. */
export function createWriteRecovery({ isRoomBack, restart }: WriteRecoveryOptions): () => Promise<void> {
  let isLooking = false;
  return async () => {
    if (isLooking) return;
    isLooking = true;
    if (await isRoomBack()) restart();
    // Asked again by the next write, unless the end has begun.
    else isLooking = false;
  };
}
