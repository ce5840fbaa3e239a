/**
 * What RxDB must know of each collection: the primary key and the fields that are indexed, which a test compares with the zod
 * schemas (zod itself would weigh on a visitor's first screen); every other field is left out on purpose. RxDB refuses to open a collection whose schema changed without a
 * migration, and a new field in a document must not lock a phone out of its unsent work. Shapes are checked by zod
 * before a write, not by RxDB.
 *
 * Each index makes every write dearer: ids are built so that most lists are id ranges (see schemas/primitives/ids.ts).
 */
import type { RxJsonSchema } from 'rxdb';
import type { Collection } from '#schemas/documents/collections.ts';
import { MAX_ID_LENGTH } from '#schemas/primitives/ids.ts';
import type { LocalRow } from './local-rows.ts';

type Index = readonly string[];

const INDEXES: Readonly<Record<Collection, readonly Index[]>> = {
  clubs: [],
  activities: [['startsAt'], ['clubId', 'startsAt']],
  actions: [['clubId', 'academicYear']],
  officers: [['clubId', 'term']],
  photos: [['takenAt'], ['clubId', 'takenAt']],
  summaries: [],
  participants: [],
  attendances: [],
  dossiers: [],
  duties: [],
  ledger: [],
  keyrings: [],
};

/** Longest values of indexed strings; RxDB pads keys to this length in its memory index. */
const MAX_LENGTHS: Readonly<Record<string, number>> = {
  clubId: 40,
  startsAt: 24,
  takenAt: 24,
  academicYear: 9,
  term: 9,
};

/** Raised together with a migration when an index changes. */
const SCHEMA_VERSION = 0;

const MAX_PENDING_AT_MS = 9_999_999_999_999;

export const rxSchemaOf = (collection: Collection): RxJsonSchema<LocalRow> => {
  const indexed = new Set(INDEXES[collection].flat());
  const fields = [...indexed].map((name) => [name, indexedProperty(collection, name)]);
  const schema = {
    version: SCHEMA_VERSION,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: { type: 'string', maxLength: MAX_ID_LENGTH },
      pendingAt: { type: 'number', minimum: -2, maximum: MAX_PENDING_AT_MS, multipleOf: 1 },
      ...Object.fromEntries(fields),
    },
    required: ['id', 'pendingAt', ...indexed],
    indexes: [...INDEXES[collection], ['pendingAt']],
  };
  return schema as unknown as RxJsonSchema<LocalRow>;
};

const indexedProperty = (collection: Collection, name: string): { type: 'string'; maxLength: number } => {
  const maxLength = MAX_LENGTHS[name];
  if (maxLength === undefined) throw new Error(`${collection}.${name} cannot be indexed: of unknown length`);
  return { type: 'string', maxLength };
};
