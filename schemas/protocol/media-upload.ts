/** What the creation of an upload says in `Upload-Metadata`, each value base64 as tus wants it. */
import { z } from 'zod';
import { clubSlugField, idField, photoIdField, sha256Field } from '../documents/fields.ts';
import { ID_PATTERNS, type DossierId } from '../primitives/ids.ts';
import { PHOTO_TYPES } from './media.ts';

export const uploadMetadataSchema = z.strictObject({
  /** Of the bytes that will be uploaded. */
  sha256: sha256Field,
  type: z.enum(PHOTO_TYPES),
  clubId: clubSlugField,
  /** The document that refers to the photo: its own, or the dossier where it waits. */
  id: z.union([photoIdField, idField<DossierId>(ID_PATTERNS.dossiers)]),
});

export type UploadMetadata = z.output<typeof uploadMetadataSchema>;
