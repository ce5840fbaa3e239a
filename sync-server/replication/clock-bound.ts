/**
 * A phone whose date is far ahead would win every later merge, for years, and nobody could write after it. What it sends is
 * taken, dated by the server's clock instead. A clock that is a little wrong, or of another time zone set by hand, is left.
 */
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { instantToMs, toInstant, type Instant } from '#schemas/primitives/dates.ts';

const TOLERATED_MS = 48 * 3_600_000;

/**
 * The document itself when its times are possible. What it was made from already has its beginning, also when this server's
 * own clock was once ahead.
 */
export function withPossibleTimes(
  document: StoredDocument,
  base: StoredDocument | null,
  nowMs: number,
): StoredDocument {
  const bound = (at: Instant): Instant => (instantToMs(at) > nowMs + TOLERATED_MS ? toInstant(nowMs) : at);
  const createdAt = document.createdAt === base?.createdAt ? document.createdAt : bound(document.createdAt);
  const updatedAt = bound(document.updatedAt);
  const isPossible = createdAt === document.createdAt && updatedAt === document.updatedAt;
  return isPossible ? document : { ...document, createdAt, updatedAt };
}
