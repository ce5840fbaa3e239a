/** Each collection's schema and type, by name. */
import type { z } from 'zod';
import { actionSchema } from './action.ts';
import { activitySchema } from './activity.ts';
import { attendanceSchema } from './attendance.ts';
import { clubSchema } from './club.ts';
import type { Collection } from './collections.ts';
import { dossierSchema } from './dossier.ts';
import { dutySchema } from './duty.ts';
import { keyringSchema } from './keyring.ts';
import { ledgerEntrySchema } from './ledger-entry.ts';
import { officerSchema } from './officer.ts';
import { participantSchema } from './participant.ts';
import { photoSchema } from './photo.ts';
import { summarySchema } from './summary.ts';

export const DOCUMENT_SCHEMAS = {
  clubs: clubSchema,
  activities: activitySchema,
  actions: actionSchema,
  officers: officerSchema,
  photos: photoSchema,
  summaries: summarySchema,
  participants: participantSchema,
  attendances: attendanceSchema,
  dossiers: dossierSchema,
  duties: dutySchema,
  ledger: ledgerEntrySchema,
  keyrings: keyringSchema,
} as const satisfies Record<Collection, z.ZodType>;

export type DocumentOf<C extends Collection> = z.output<(typeof DOCUMENT_SCHEMAS)[C]>;

export type AnyDocument = DocumentOf<Collection>;
