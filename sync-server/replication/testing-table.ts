/** Rows of the permission table as documents: what is stored, and what somebody puts in its place. */
import fc from 'fast-check';
import type { Collection } from '#schemas/documents/collections.ts';
import { toTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { ULID_PATTERN, type AuthorId, type ClubSlug } from '#schemas/primitives/ids.ts';
import { PERMISSION_TABLE, type PermissionRow } from '#schemas/testing/permission-table.ts';
import { documentArbitrary } from '#schemas/testing/arbitraries.ts';

export interface TableCase {
  readonly name: string;
  readonly row: PermissionRow;
  /** Undefined for a creation. */
  readonly stored: StoredDocument | undefined;
  readonly next: StoredDocument;
  readonly isAllowed: boolean;
}

const SOMEONE = 'account:01J00000000000000000000001' as AuthorId;
const NOW = toInstant(Date.parse('2026-10-01T08:00:00.000Z'));

/** Kinds of document that the table speaks of, where a collection has several. */
const KINDS: Partial<Record<Collection, string>> = {
  duties: 'assignment',
  keyrings: 'clubEpoch',
  summaries: 'activity',
};

type Draft = Record<string, unknown>;

/** Writes of the table, `me` being the account that makes those of accounts. */
export function writeCases(me: string): TableCase[] {
  return PERMISSION_TABLE.flatMap((row, at) => (row.operation === 'read' ? [] : casesOf(row, at, me)));
}

function casesOf(row: PermissionRow, at: number, me: string): TableCase[] {
  const author = row.service === null ? me : `service:${row.service}`;
  const name = `${row.actor} ${row.operation} ${row.collection} (${row.clubOf})`;
  const plain = toCase(row, documentOf(row.collection, row.clubId, at), author, {});
  const general = { ...plain, name, row, isAllowed: row.only === null && row.allowed };
  if (row.only === null) return [general];
  const own = { ownStatus, ownKeys, addedPhotos }[row.only](row, at, author);
  return [general, { ...own, name: `${name}, only ${row.only}`, row, isAllowed: true }];
}

function toCase(
  row: PermissionRow,
  document: Draft,
  author: string,
  change: Draft,
): Pick<TableCase, 'stored' | 'next'> {
  const stored = { ...document, createdBy: SOMEONE, updatedBy: SOMEONE } as unknown as StoredDocument;
  const signed = { updatedBy: author, updatedAt: NOW };
  switch (row.operation) {
    case 'create':
      return {
        stored: undefined,
        next: { ...document, createdBy: author, ...signed } as unknown as StoredDocument,
      };
    case 'update':
      return { stored, next: { ...stored, ...signed, ...change } as StoredDocument };
    case 'delete':
      return { stored, next: toTombstone(stored, NOW, author as AuthorId) };
    case 'read':
      return { stored, next: stored };
  }
}

const ownStatus = (row: PermissionRow, at: number, author: string) =>
  toCase(
    row,
    { ...documentOf('duties', row.clubId, at + 5000), assigneeId: author, status: 'todo' },
    author,
    {
      status: 'done',
    },
  );

const addedPhotos = (row: PermissionRow, at: number, author: string) => {
  const dossier = documentOf('dossiers', row.clubId, at + 6000);
  const photo = {
    sha256: 'a'.repeat(64),
    widthPx: 4,
    heightPx: 3,
    tinyHash: '',
    takenAt: NOW,
    caption: '',
  };
  return toCase(row, { ...dossier, pendingPhotos: [] }, author, { pendingPhotos: [photo] });
};

const ownKeys = (row: PermissionRow, at: number, author: string) => {
  const keys = documentOf('keyrings', row.clubId, at, 'accountKeys');
  const id = `keyring:${row.clubId}:${author.slice('account:'.length)}`;
  return toCase(row, { ...keys, id, accountId: author }, author, {});
};

/** A valid document, the same at every run, with an id of its own where the kind allows it. */
export function documentOf(
  collection: Collection,
  clubId: ClubSlug,
  at: number,
  kind: string | undefined = KINDS[collection],
): Draft {
  const arbitrary = documentArbitrary(collection, { clubIds: [clubId], authors: [SOMEONE] });
  const drawn = fc.sample(arbitrary as fc.Arbitrary<unknown>, { numRuns: 40, seed: 1 }) as Draft[];
  const found = drawn.find((one) => kind === undefined || one['kind'] === kind);
  if (found === undefined) throw new Error(`no ${kind} ${collection} drawn`);
  const state = collection === 'activities' ? { state: 'planned' } : {};
  return { ...found, ...state, id: idFor(String(found['id']), at) };
}

/** Replaces what makes an id unique. */
function idFor(id: string, at: number): string {
  // A key's name says whose it is, or which epoch's.
  if (id.startsWith('keyring:')) return id;
  return id
    .split(':')
    .map((part) => {
      if (ULID_PATTERN.test(part)) return `01K${String(at).padStart(23, '0')}`;
      if (/^[0-9a-f]{32}$/.test(part)) return at.toString(16).padStart(32, '0');
      return part;
    })
    .join(':');
}
