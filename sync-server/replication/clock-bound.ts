/**
 * A phone whose date is far ahead would win every later merge, for years, and nobody could write after it. What it sends is
 * taken, dated by the server's clock instead. A clock that is a little wrong, or of another time zone set by hand, is left.
 */
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { instantToMs, toInstant, type Instant } from '#schemas/primitives/dates.ts';

const TOLERATED_MS = 48 * 3_600_000;

/** The document itself when its times are possible. */
export function withPossibleTimes(document: StoredDocument, nowMs: number): StoredDocument {
  const bound = (at: Instant): Instant => (instantToMs(at) > nowMs + TOLERATED_MS ? toInstant(nowMs) : at);
  const createdAt = bound(document.createdAt);
  const updatedAt = bound(document.updatedAt);
  const isPossible = createdAt === document.createdAt && updatedAt === document.updatedAt;
  return isPossible ? document : { ...document, createdAt, updatedAt };
}
