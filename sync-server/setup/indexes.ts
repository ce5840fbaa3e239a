/** Indexes on the fields by which the server and its tools search (R36). Ids are ranges already and need none. */
import type { Collection } from '#schemas/documents/collections.ts';

type Indexes = Readonly<Record<string, readonly string[]>>;

export const INDEXES: Readonly<Partial<Record<Collection, Indexes>>> = {
  activities: { 'by-club-and-start': ['clubId', 'startsAt'], 'by-state': ['state', 'startsAt'] },
  actions: { 'by-club-and-year': ['clubId', 'academicYear'] },
  photos: { 'by-hash': ['sha256'] },
  participants: { 'by-name': ['lastName', 'firstName'] },
  attendances: { 'by-participant': ['participantId', 'at'] },
};
