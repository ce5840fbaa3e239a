/**
 * How a document looks to rules that treat all kinds alike: its base fields, whatever else it has, and whether it is a
 * tombstone. A tombstone keeps the base fields only, so that deleting a person deletes what was known of the person.
 */
import type { Instant } from '../primitives/dates.ts';
import type { AuthorId, ClubSlug } from '../primitives/ids.ts';

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface BaseDocument {
  readonly id: string;
  readonly clubId: ClubSlug;
  readonly createdAt: Instant;
  readonly createdBy: AuthorId;
  readonly updatedAt: Instant;
  readonly updatedBy: AuthorId;
  readonly v: number;
}

export type LiveDocument = BaseDocument & { readonly _deleted?: false };

export type Tombstone = BaseDocument & { readonly _deleted: true };

/** What travels and is stored: `_deleted` is absent on living documents. */
export type StoredDocument = LiveDocument | Tombstone;

export const BASE_FIELD_NAMES = [
  'id',
  'clubId',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'v',
] as const;

export const isTombstone = (document: StoredDocument): document is Tombstone => document._deleted === true;

/** What is left of a document when it is deleted by this author at this time. */
export const toTombstone = (document: BaseDocument, at: Instant, by: AuthorId): Tombstone => ({
  id: document.id,
  clubId: document.clubId,
  createdAt: document.createdAt,
  createdBy: document.createdBy,
  updatedAt: at,
  updatedBy: by,
  v: document.v,
  _deleted: true,
});
