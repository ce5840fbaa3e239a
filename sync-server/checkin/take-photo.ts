/**
 * The photo that an attendee adds to the own answer (R8): taken under the ticket that the answer was sent with, one for each
 * attendance, small, and shown to nobody but the bureau until somebody approves it.
 *
 * May be sent again after a lost answer: the same bytes are listed once, also when the bureau has discarded them meanwhile.
 */
import { databaseNameOf } from '#schemas/documents/collections.ts';
import type { Dossier, PendingPhoto } from '#schemas/documents/dossier.ts';
import { MAX_PENDING_PHOTOS } from '#schemas/documents/limits.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { dossierIdOf } from '#schemas/primitives/ids.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import {
  MAX_ANSWER_PHOTO_BYTES,
  type AnswerPhoto,
  type AnswerPhotoResponse,
} from '#schemas/protocol/check-in.ts';
import { SESSIONS_DB } from '#server/auth/auth-context.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import { insertDocument, readDocument, updateDocument } from '#server/ports/stored-records.ts';
import type { ServerContext } from '#server/context.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { createBudgets, type Budgets } from '#server/limits/budgets.ts';
import { isDiskFull } from '#server/ports/disk.ts';
import type { TakeProblem } from '#server/media/media.ts';
import type { CheckInActivity } from './check-in-activity.ts';
import { putDocument } from './put-document.ts';
import { findTicket } from './tickets.ts';

const HOUR_SECONDS = 3600;
const DAY_MS = 24 * 3_600_000;

/** Each try decodes a picture: a phone on a bad network tries a few times, a full hall sends one each. */
const LIMITS = {
  attendance: { points: 8, duration: HOUR_SECONDS },
  activity: { points: 400, duration: HOUR_SECONDS },
} as const;

export type PhotoBudgets = Budgets<keyof typeof LIMITS>;

export const createPhotoBudgets = (): PhotoBudgets => createBudgets(LIMITS);

export interface PhotoRequest {
  readonly ticket: string;
  readonly photo: AnswerPhoto;
  /** Names the request in the log and in the audit log. */
  readonly requestId: string;
}

/** The one photo of an attendance, by a fingerprint of whose it is. */
interface SentPhoto {
  readonly _id: string;
  readonly sha256: string;
  readonly isListed: boolean;
  readonly expiresAtMs: number;
}

export const takePhoto = async (
  ctx: ServerContext,
  budgets: PhotoBudgets,
  found: CheckInActivity,
  request: PhotoRequest,
): Promise<Result<AnswerPhotoResponse, Refusal>> => {
  const { activity } = found;
  const ticket = await findTicket(ctx, request.ticket, activity.id);
  if (!ticket.ok) return refuse(ticket.error);
  const { claim } = ticket.value;
  // The answer first: a photo belongs to an attendance.
  if (claim === null) return refuse('ticket_invalid');
  const bytes = Buffer.from(request.photo.base64, 'base64');
  if (bytes.length > MAX_ANSWER_PHOTO_BYTES) return refuse('too_large');
  if (!(await ctx.media.hasRoomFor(2 * bytes.length))) return refuse('server_full');
  const spent = await budgets.spend([
    ['attendance', claim.attendanceId],
    ['activity', activity.id],
  ]);
  if (!spent.ok) return spent;
  const id = `answer-photo:${blake2bHex(claim.attendanceId)}`;
  const { sha256 } = request.photo;
  const earlier = await readDocument<SentPhoto>(ctx.couch, SESSIONS_DB, id);
  if (earlier !== undefined && earlier.sha256 !== sha256) return refuse('photo_already_sent');
  if (earlier?.isListed === true) return ok({ stored: true });
  const taken = await take(ctx, { sha256, clubId: activity.clubId, bytes });
  if (!taken.ok) return refuse(taken.error);
  const isMine = await insertDocument(ctx.couch, SESSIONS_DB, {
    _id: id,
    sha256,
    isListed: false,
    expiresAtMs: ctx.clock.nowMs() + 2 * DAY_MS,
  });
  // Another photo of the same person came while this one was being filed.
  if (!isMine && (await readDocument<SentPhoto>(ctx.couch, SESSIONS_DB, id))?.sha256 !== sha256)
    return refuse('photo_already_sent');
  const listed = await list(ctx, found, request);
  if (!listed.ok) return listed;
  await updateDocument<SentPhoto>(ctx.couch, SESSIONS_DB, id, (sent) => ({ ...sent, isListed: true }));
  return ok({ stored: true });
};

const take = async (
  { media }: ServerContext,
  photo: Parameters<ServerContext['media']['take']>[0],
): Promise<Result<true, TakeProblem | 'server_full'>> => {
  try {
    return await media.take(photo);
  } catch (error) {
    if (isDiskFull(error)) return { ok: false, error: 'server_full' };
    throw error;
  }
};

const list = async (
  ctx: ServerContext,
  { activity }: CheckInActivity,
  { photo, requestId }: PhotoRequest,
): Promise<Result<true, Refusal>> => {
  const id = dossierIdOf(activity.clubId, activity.id);
  const dossier = await readDocument<Dossier>(ctx.couch, databaseNameOf('dossiers', activity.clubId), id);
  if (dossier === undefined) return refuse('activity_unknown');
  const { sha256, widthPx, heightPx, tinyHash } = photo;
  const picture = { sha256, widthPx, heightPx, tinyHash };
  const pending: PendingPhoto = { ...picture, takenAt: toInstant(ctx.clock.nowMs()), caption: '' };
  const own = dossier as unknown as StoredDocument;
  let isFull = false;
  await putDocument(ctx, { requestId }, 'dossiers', own, (_mine, theirs) => {
    const { pendingPhotos } = theirs as unknown as Dossier;
    const isListed = pendingPhotos.some((one) => one.sha256 === sha256);
    isFull = !isListed && pendingPhotos.length >= MAX_PENDING_PHOTOS;
    if (isListed || isFull) return theirs;
    return { ...theirs, pendingPhotos: [...pendingPhotos, pending] } as unknown as StoredDocument;
  });
  return isFull ? refuse('server_full') : ok(true);
};
