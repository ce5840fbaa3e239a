/**
 * What follows when LevelDB could not write, on a full disk mostly. It may have left half a record in its log; what it appended
 * and acknowledged after that would be skipped when the log is read at the next start, and be lost. So a database whose write
 * failed takes nothing any more (synced-leveldown.ts), and as soon as there is room the whole process ends: the supervisor starts
 * another, which reads each log up to the torn record and begins a new one. Until then everything can be read.
 *
 * Opening a database writes too: what its log holds becomes a table. One that could not be opened for want of room cannot be
 * tried again, the engine keeps it as it failed, so that waits for room as well.
 */
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freeBytesAt } from '#server/ports/disk.ts';

/** To open a few databases at once: LevelDB makes a table of up to 4 MiB of the log of each. */
const ROOM_BYTES = 16 * 1024 * 1024;
/** Really written: where a quota rules, the disk tells of more. */
const TRIED_BYTES = 1024 * 1024;
const LOOK_EVERY_MS = 5_000;

/** Is there room, and does the disk take it? Leaves nothing behind. */
export async function hasRoom(directory: string): Promise<boolean> {
  const path = join(directory, '.room');
  try {
    if ((await freeBytesAt(directory)) < ROOM_BYTES) return false;
    const file = await open(path, 'w', 0o600);
    try {
      await file.writeFile(Buffer.alloc(TRIED_BYTES));
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
  /** Between two looks. */
  readonly pauseMs?: number;
}

/** To be told of every failure; the first one begins to look for room, and ends with the restart. */
export function createWriteRecovery({
  isRoomBack,
  restart,
  pauseMs = LOOK_EVERY_MS,
}: WriteRecoveryOptions): () => Promise<void> {
  let isLooking = false;
  return async () => {
    if (isLooking) return;
    isLooking = true;
    while (!(await isRoomBack())) await pause(pauseMs, undefined, { ref: false });
    restart();
  };
}
