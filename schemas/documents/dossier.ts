/** The restricted half of an activity: the check-in secret, what went wrong, who really won, photos not yet approved. */
import { z } from 'zod';
import { ID_PATTERNS, type DossierId } from '../primitives/ids.ts';
import {
  activityIdField,
  authorIdField,
  baseFields,
  idField,
  instantField,
  longText,
  participantIdField,
  photoIdField,
  pictureFields,
  requiredText,
  shortText,
} from './fields.ts';
import { MAX_CAPTION_LENGTH, MAX_PENDING_PHOTOS, MAX_REMOVAL_TEXT_LENGTH, MAX_REMOVALS } from './limits.ts';

const checkInSchema = z.strictObject({
  /** HOTP secret (RFC 4226: 128 bits at least), base32 without padding. */
  secretBase32: z.string().regex(/^[A-Z2-7]{26,64}$/),
  /** The code shown is HOTP(secret, counter); reissuing raises it and the old code dies. */
  counter: z.int().min(0).max(1_000_000),
  openedAt: instantField,
  openedBy: authorIdField,
  closedAt: instantField.nullable(),
});

export const dossierSchema = z.strictObject({
  id: idField<DossierId>(ID_PATTERNS.dossiers),
  ...baseFields,
  activityId: activityIdField,
  checkIn: checkInSchema.nullable(),
  difficulties: longText(4000),
  debrief: longText(4000),
  winners: z
    .array(
      z.strictObject({
        rank: z.int().min(1).max(99),
        participantId: participantIdField.nullable(),
        name: requiredText(80),
        prize: shortText(80),
      }),
    )
    .max(50),
  pendingPhotos: z
    .array(
      z.strictObject({ ...pictureFields, takenAt: instantField, caption: shortText(MAX_CAPTION_LENGTH) }),
    )
    .max(MAX_PENDING_PHOTOS),
  /** Somebody asked that a published photo be taken down; older dossiers lack it. */
  removals: z
    .array(
      z.strictObject({
        photoId: photoIdField,
        text: longText(MAX_REMOVAL_TEXT_LENGTH),
        askedAt: instantField,
      }),
    )
    .max(MAX_REMOVALS)
    .optional(),
});

export type Dossier = z.output<typeof dossierSchema>;
/** Taken, and shown to nobody but the bureau until somebody says that the persons on it agree. */
export type PendingPhoto = Dossier['pendingPhotos'][number];
export type Removal = NonNullable<Dossier['removals']>[number];
export type DossierCheckIn = z.output<typeof checkInSchema>;
