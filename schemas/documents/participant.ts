/** A person in one club's base. The id comes from the name first typed and stays when the name is corrected. */
import { z } from 'zod';
import { ID_PATTERNS, type ParticipantId } from '../primitives/ids.ts';
import {
  baseFields,
  idField,
  instantField,
  listKeyField,
  participantIdField,
  requiredText,
  shortText,
} from './fields.ts';
import { MAX_NAME_LENGTH } from './limits.ts';

export const participantSchema = z.strictObject({
  id: idField<ParticipantId>(ID_PATTERNS.participants),
  ...baseFields,
  firstName: requiredText(MAX_NAME_LENGTH),
  lastName: requiredText(MAX_NAME_LENGTH),
  programId: listKeyField,
  levelId: listKeyField,
  matricule: shortText(30).nullable(),
  /** Empty, unless the host said «another person of the same name». */
  discriminator: shortText(30),
  /** Set when this card was found to be the same person as another; clearing it un-merges. */
  mergedInto: participantIdField.nullable(),
  /** May the name stand in public rankings? The latest answer counts (rules/consents.ts). */
  rankingConsent: z.boolean(),
  /** May photos with this person be published? The latest answer counts. */
  imageConsent: z.boolean(),
  /** When both were said; absent where nobody was asked, and on cards older than this field. */
  consentsAt: instantField.optional(),
});

export type Participant = z.output<typeof participantSchema>;
