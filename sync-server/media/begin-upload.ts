/** May this upload begin? Everything that can be known before the first byte is checked here, so that nobody sends in vain. */
import { MAX_PHOTO_BYTES, PHOTO_TYPES } from '#schemas/protocol/media.ts';
import { uploadMetadataSchema, type UploadMetadata } from '#schemas/protocol/media-upload.ts';
import { ok, type Result } from '#schemas/primitives/result.ts';
import { mayUploadPhoto } from '#schemas/rules/photo-access.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';
import { refuse, type Refusal } from '#server/refusal.ts';
import type { ServerContext } from '#server/context.ts';
import { createBudgets, type Budgets } from '#server/limits/budgets.ts';

const HOUR_SECONDS = 3600;

/** An event's whole gallery, and three phones' worth of a day; then the disk is safe from a single account. */
const LIMITS = {
  hour: { points: 240, duration: HOUR_SECONDS },
  day: { points: 1000, duration: 24 * HOUR_SECONDS },
} as const;

export type UploadBudgets = Budgets<keyof typeof LIMITS>;

export const createUploadBudgets = (): UploadBudgets => createBudgets(LIMITS);

export interface UploadWish {
  readonly sizeBytes: number;
  /** As the device says it, unchecked. */
  readonly metadata: Readonly<Record<string, string | null>>;
}

type BeginContext = Pick<ServerContext, 'databases' | 'media'>;

export async function judgeUpload(
  ctx: BeginContext,
  budgets: UploadBudgets,
  actor: AccountActor,
  wish: UploadWish,
): Promise<Result<UploadMetadata, Refusal>> {
  if (wish.sizeBytes > MAX_PHOTO_BYTES) return refuse('too_large');
  const type = wish.metadata['type'];
  if (typeof type === 'string' && !(PHOTO_TYPES as readonly string[]).includes(type))
    return refuse('unsupported_photo_type');
  const said = uploadMetadataSchema.safeParse(wish.metadata);
  if (!said.success) return refuseFields(said.error.issues.map(({ path }) => String(path[0] ?? 'metadata')));
  const { clubId, id } = said.data;
  if (id.startsWith('dossier:') && id.split(':')[1] !== clubId) return refuseFields(['id']);
  if (!ctx.databases.clubs().includes(clubId)) return refuseFields(['clubId']);
  if (!mayUploadPhoto(actor, clubId)) return refuse('forbidden');
  // As it comes, and as it will be kept.
  if (!(await ctx.media.hasRoomFor(2 * wish.sizeBytes))) return refuse('server_full');
  const spent = await budgets.spend([
    ['hour', actor.id],
    ['day', actor.id],
  ]);
  if (!spent.ok) return spent;
  return ok(said.data);
}

const refuseFields = (names: readonly string[]) =>
  refuse('invalid_body', { fields: Object.fromEntries(names.map((name) => [name, 'invalid'])) });
