/** A published photo: its bytes are files named by hash. An unapproved photo is listed in its activity's dossier instead. */
import { z } from 'zod';
import { ID_PATTERNS, type PhotoId } from '../primitives/ids.ts';
import { activityIdField, baseFields, idField, instantField, pictureFields, shortText } from './fields.ts';
import { MAX_CAPTION_LENGTH } from './limits.ts';

export const photoSchema = z.strictObject({
  id: idField<PhotoId>(ID_PATTERNS.photos),
  ...baseFields,
  activityId: activityIdField.nullable(),
  ...pictureFields,
  caption: shortText(MAX_CAPTION_LENGTH),
  takenAt: instantField,
  takenDownAt: instantField.nullable(),
});

export type Photo = z.output<typeof photoSchema>;
