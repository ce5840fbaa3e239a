/** Documents made at random, of all collections that the application makes. */
import fc from 'fast-check';
import { COLLECTIONS, type Collection } from '#schemas/documents/collections.ts';
import { BASE_FIELD_NAMES, type StoredDocument } from '#schemas/documents/stored.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { documentArbitrary } from '#schemas/testing/arbitraries.ts';
import { authorOf, clubFor, told, type Outcome, type Writer } from './writer.ts';

/** Few ids, so that devices often mean the same document. */
const POOL = 3;

const CREATED = COLLECTIONS.filter((name) => name !== 'summaries' && name !== 'clubs');
export const sample = (writer: Writer, collection: Collection, clubId: ClubSlug): StoredDocument => {
  const authors = [authorOf(writer)];
  const options = { clubIds: [clubId], authors, poolSize: POOL };
  const [document] = fc.sample(documentArbitrary(collection, options), {
    seed: writer.random.seed(),
    numRuns: 1,
  });
  if (document === undefined) throw new Error('no sample');
  return withOwnId(writer, collection, document as unknown as StoredDocument);
};

/** Two devices never draw the same ulid; but one may create again what it deleted. */
const withOwnId = (writer: Writer, collection: Collection, document: StoredDocument): StoredDocument =>
  DRAWN.has(collection)
    ? { ...document, id: document.id.replace(/.{2}$/, String(writer.device).padStart(2, '0')) }
    : document;

const DRAWN: ReadonlySet<Collection> = new Set([
  'activities',
  'actions',
  'officers',
  'photos',
  'duties',
  'ledger',
]);

export const create = (writer: Writer): Promise<string> => {
  const collection = writer.random.pick(CREATED);
  const document = sample(writer, collection, clubFor(writer));
  const { id, clubId } = document;
  const fields = Object.fromEntries(
    Object.entries(document).filter(([name]) => !(BASE_FIELD_NAMES as readonly string[]).includes(name)),
  );
  return told(
    `create ${id}`,
    writer.commands.createDocument(collection, { id, clubId }, fields as never) as Outcome,
  );
};
