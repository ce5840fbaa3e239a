/**
 * Files that no document needs (R41): nobody refers to them, or what refers to them was taken down. They are not deleted but put
 * away, so that a mistake can be undone: a week after they were first found unneeded they go into quarantine, a month later
 * away for good. What is needed again at any time before comes back.
 */
import type { Clock } from '#server/ports/clock.ts';
import type { Log } from '#server/ports/log.ts';
import type { Queue } from '#server/replication/queue.ts';
import type { PhotoFolder } from './photo-folder.ts';
import type { PhotoReferences } from './photo-references.ts';

const DAY_MS = 24 * 3_600_000;
/** A photo arrives before or after the document that names it; a phone may be offline in between. */
const UNNEEDED_FOR_MS = 7 * DAY_MS;
const QUARANTINED_FOR_MS = 30 * DAY_MS;

interface Cleaning {
  readonly folder: PhotoFolder;
  readonly references: PhotoReferences;
  readonly clock: Clock;
  readonly log: Log;
  readonly queue: Queue;
  /** By hash, the day on which it was put there: kept current here. */
  readonly inQuarantine: () => Promise<Map<string, string>>;
}

/** Photo by photo through the queue: uploads go on in between. */
export async function cleanPhotos(cleaning: Cleaning): Promise<void> {
  const { folder, log, queue, inQuarantine } = cleaning;
  const counts = { putAway: 0, deleted: 0, takenBack: 0 };
  for (const sha256 of await folder.list()) {
    if (await queue.run(() => putAwayUnneeded(cleaning, sha256))) counts.putAway += 1;
  }
  for (const [sha256, day] of [...(await inQuarantine())]) {
    const outcome = await queue.run(() => settleQuarantined(cleaning, sha256, day));
    if (outcome !== 'kept') counts[outcome] += 1;
  }
  if (Object.values(counts).some((count) => count > 0)) log.info(counts, 'photos cleaned');
}

async function putAwayUnneeded(cleaning: Cleaning, sha256: string): Promise<boolean> {
  const { folder, references, clock, inQuarantine } = cleaning;
  const sinceMs = await folder.unneededSinceMs(sha256);
  if (references.isNeeded(sha256)) {
    if (sinceMs !== undefined) await folder.noteUnneeded(sha256, undefined);
    return false;
  }
  const nowMs = clock.nowMs();
  if (sinceMs === undefined || sinceMs > nowMs) await folder.noteUnneeded(sha256, nowMs);
  if (sinceMs === undefined || nowMs - sinceMs < UNNEEDED_FOR_MS) return false;
  const days = await inQuarantine();
  const earlier = days.get(sha256);
  if (earlier !== undefined) await folder.removeQuarantined(sha256, earlier);
  const day = new Date(nowMs).toISOString().slice(0, 10);
  await folder.quarantine(sha256, day);
  days.set(sha256, day);
  return true;
}

async function settleQuarantined(
  { folder, references, clock, inQuarantine }: Cleaning,
  sha256: string,
  day: string,
): Promise<'kept' | 'deleted' | 'takenBack'> {
  const days = await inQuarantine();
  // Taken back while others were looked at.
  if (days.get(sha256) !== day) return 'kept';
  const isNeeded = references.isNeeded(sha256);
  if (!isNeeded && clock.nowMs() - Date.parse(day) < QUARANTINED_FOR_MS) return 'kept';
  if (isNeeded) await folder.restore(sha256, day);
  else await folder.removeQuarantined(sha256, day);
  days.delete(sha256);
  return isNeeded ? 'takenBack' : 'deleted';
}
