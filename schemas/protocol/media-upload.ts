/** What the creation of an upload says in `Upload-Metadata`, each value base64 as tus wants it. */
import { z } from 'zod';
import { clubSlugField, idField, longText, photoIdField, sha256Field } from '../documents/fields.ts';
import { MAX_REMOVAL_TEXT_LENGTH } from '../documents/limits.ts';
import { ID_PATTERNS, type DossierId } from '../primitives/ids.ts';
import { wholeText } from '../primitives/whole-text.ts';
import { PHOTO_TYPES } from './media.ts';

export const uploadMetadataSchema = z.strictObject({
  /** Of the bytes that will be uploaded. */
  sha256: sha256Field,
  type: z.enum(PHOTO_TYPES),
  clubId: clubSlugField,
  /** The document that refers to the photo: its own, or the dossier where it waits. */
  id: z.union([photoIdField, idField<DossierId>(ID_PATTERNS.dossiers)]),
});

/** `POST /media/removals`: anybody asks that a published photo be taken down. Nothing about who asks is wanted. */
export const removalRequestSchema = z.strictObject({
  photoId: photoIdField,
  text: longText(MAX_REMOVAL_TEXT_LENGTH).transform(wholeText),
});

export type RemovalRequest = z.output<typeof removalRequestSchema>;
export type UploadMetadata = z.output<typeof uploadMetadataSchema>;
