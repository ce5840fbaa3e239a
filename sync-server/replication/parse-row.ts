/**
 * A row as it came from a device → a document whose shape is known. What is refused here never reaches the database: one
 * row it cannot read would fail a whole batch.
 */
import type { z } from 'zod';
import { ACTIVITY_STATES } from '#schemas/documents/activity.ts';
import { scopeOf, type Collection, type Scope } from '#schemas/documents/collections.ts';
import { DOCUMENT_SCHEMAS } from '#schemas/documents/documents.ts';
import { DOCUMENT_VERSION, OLDEST_DOCUMENT_VERSION } from '#schemas/documents/limits.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { MAX_ID_LENGTH } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { RejectionCode } from '#schemas/protocol/error-codes.ts';
import { pushRowSchema, type Step } from '#schemas/protocol/sync.ts';
import { MAX_DOCUMENT_BYTES } from '#schemas/protocol/limits.ts';
import { tombstoneSchema } from './tombstone-schema.ts';

export interface ParsedRow {
  readonly id: string;
  /** As it is to be stored. */
  readonly doc: StoredDocument;
  /** As it came; another object than `doc` when its times were impossible (clock-bound.ts). */
  readonly sent: StoredDocument;
  readonly base: StoredDocument | null;
  readonly steps: readonly Step[];
  readonly scope: Scope;
}

export interface UnreadableRow {
  readonly code: RejectionCode;
  /** As far as it can be told; empty otherwise. */
  readonly id: string;
  readonly doc: unknown;
  /** Paths of the fields that failed, never their values. */
  readonly fields: readonly string[];
}

const MAX_LOGGED_FIELDS = 10;

export function parseRow(collection: Collection, row: unknown): Result<ParsedRow, UnreadableRow> {
  const outer = pushRowSchema.safeParse(row);
  if (!outer.success) return refuse('invalid_document', docOf(row), outer.error.issues);
  const { doc, base, steps } = outer.data;
  if (Buffer.byteLength(JSON.stringify(doc) ?? '') > MAX_DOCUMENT_BYTES) return refuse('too_large', doc);
  // Before the shape: another version's document has other fields than this server knows.
  const version = versionOf(doc);
  if (version !== undefined && version > DOCUMENT_VERSION) return refuse('newer_version', doc);
  if (version !== undefined && version < OLDEST_DOCUMENT_VERSION) return refuse('older_version', doc);
  const parsed = schemaFor(collection, doc).safeParse(doc);
  if (!parsed.success)
    return refuse(misplacedOr('invalid_document', collection, doc), doc, parsed.error.issues);
  if (!isBase(base) || !areStepsOf(collection, steps)) return refuse('invalid_document', doc);
  // What is stored is what was sent; parsing only judged it.
  const document = doc as StoredDocument;
  return ok({
    id: document.id,
    doc: document,
    sent: document,
    base,
    steps: steps as readonly Step[],
    scope: scopeOf(collection, document.clubId),
  });
}

function schemaFor(collection: Collection, doc: unknown): z.ZodType {
  return isObject(doc) && '_deleted' in doc ? tombstoneSchema(collection) : DOCUMENT_SCHEMAS[collection];
}

/** A document of another kind has its own code, so that the message can say so. */
function misplacedOr(code: RejectionCode, collection: Collection, doc: unknown): RejectionCode {
  const kind = idOf(doc).split(':')[0] ?? '';
  return kind !== '' && kind !== KIND_OF_ID[collection] && Object.values(KIND_OF_ID).includes(kind)
    ? 'wrong_collection'
    : code;
}

/** What the ids of each collection begin with. */
const KIND_OF_ID: Readonly<Record<Collection, string>> = {
  clubs: 'club',
  activities: 'activity',
  actions: 'action',
  officers: 'officer',
  photos: 'photo',
  summaries: 'summary',
  participants: 'participant',
  attendances: 'attendance',
  dossiers: 'dossier',
  duties: 'duty',
  ledger: 'entry',
  keyrings: 'keyring',
};

/** The base is only ever compared with what is stored, so an object is enough. */
function isBase(base: unknown): base is StoredDocument | null {
  return base === null || isObject(base);
}

/** Rules walk through the states; one that does not exist has no place in their table. */
function areStepsOf(collection: Collection, steps: readonly { readonly changes: object }[]): boolean {
  if (collection !== 'activities') return true;
  return steps.every(({ changes }) => {
    const { state } = changes as { readonly state?: unknown };
    return state === undefined || ACTIVITY_STATES.some((known) => known === state);
  });
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly code?: string | undefined;
}

function refuse(
  code: RejectionCode,
  doc: unknown,
  issues: readonly Issue[] = [],
): Result<never, UnreadableRow> {
  return err({ code, id: idOf(doc), doc, fields: issues.slice(0, MAX_LOGGED_FIELDS).map(fieldOf) });
}

/** The name of a field that is none may be anything that somebody typed: then the path ends where it stands. */
function fieldOf({ path, code }: Issue): string {
  return (code === 'invalid_key' ? path.slice(0, -1) : path).map(String).join('.');
}

/** undefined: none that any version of the app ever wrote. */
function versionOf(doc: unknown): number | undefined {
  const version = isObject(doc) ? doc['v'] : undefined;
  return Number.isInteger(version) ? (version as number) : undefined;
}

function idOf(doc: unknown): string {
  if (!isObject(doc) || typeof doc['id'] !== 'string') return '';
  return /^[\x21-\x7e]+$/.test(doc['id']) ? doc['id'].slice(0, MAX_ID_LENGTH) : '';
}

const docOf = (row: unknown): unknown => (isObject(row) ? row['doc'] : undefined);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
