/**
 * Somebody asks that a published photo be taken down (R43): no account, no name. What was asked waits in the dossier of the photo's
 * activity, where the bureau and the board read it.
 */
import { databaseNameOf } from '#schemas/documents/collections.ts';
import type { Dossier, Removal } from '#schemas/documents/dossier.ts';
import { MAX_REMOVALS } from '#schemas/documents/limits.ts';
import type { Photo } from '#schemas/documents/photo.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { instantToMs, toInstant, type Instant } from '#schemas/primitives/dates.ts';
import { dossierIdOf } from '#schemas/primitives/ids.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import type { RemovalRequest } from '#schemas/protocol/media-upload.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import { readDocument } from '#server/ports/stored-records.ts';
import { putDocument } from '#server/checkin/put-document.ts';
import type { ServerContext } from '#server/context.ts';
import { createBudgets, type Budgets } from '#server/limits/budgets.ts';

const HOUR_SECONDS = 3600;

/** A family behind one address asks for a few photos; a photo that many object to has been heard of by then. */
const LIMITS = {
  network: { points: 10, duration: HOUR_SECONDS },
  photo: { points: 10, duration: 24 * HOUR_SECONDS },
} as const;

export type RemovalBudgets = Budgets<keyof typeof LIMITS>;

export const createRemovalBudgets = (): RemovalBudgets => createBudgets(LIMITS);

export interface RemovalCaller {
  /** The network that it comes from. */
  readonly network: string;
  readonly requestId: string;
}

export async function askRemoval(
  ctx: ServerContext,
  budgets: RemovalBudgets,
  { photoId, text }: RemovalRequest,
  { network, requestId }: RemovalCaller,
): Promise<Result<true, Refusal>> {
  const spent = await budgets.spend([
    ['network', network],
    ['photo', photoId],
  ]);
  if (!spent.ok) return spent;
  const photo = await readDocument<Photo>(ctx.couch, databaseNameOf('photos', 'public'), photoId);
  if (photo === undefined || photo.takenDownAt !== null || photo.activityId === null)
    return refuse('not_found');
  const { clubId, activityId } = photo;
  if (!ctx.databases.clubs().includes(clubId)) return refuse('not_found');
  const id = dossierIdOf(clubId, activityId);
  const dossier = await readDocument<Dossier>(ctx.couch, databaseNameOf('dossiers', clubId), id);
  if (dossier === undefined) return refuse('not_found');
  let isFull = false;
  await putDocument(ctx, { requestId }, 'dossiers', dossier as unknown as StoredDocument, (_mine, theirs) => {
    const { removals = [] } = theirs as unknown as Dossier;
    isFull = removals.length >= MAX_REMOVALS;
    if (isFull) return theirs;
    const removal = { photoId, text: text.trim(), askedAt: afterAll(removals, ctx.clock.nowMs()) };
    return { ...theirs, removals: [...removals, removal] } as unknown as StoredDocument;
  });
  return isFull ? refuse('too_many_attempts') : ok(true);
}

/** Two of one moment are two: the time, with the photo, is what tells a request from another. */
const afterAll = (removals: readonly Removal[], nowMs: number): Instant =>
  toInstant(Math.max(nowMs, ...removals.map(({ askedAt }) => instantToMs(askedAt) + 1)));
