/** What a user does at random: valid writes through the app's own commands, and writes that the server must refuse. */
import fc from 'fast-check';
import type { Commands } from '#app/data/commands/commands.ts';
import { collectionOf } from '#app/data/local/local-database.ts';
import { NEVER_ON_SERVER, toLocal, toWire } from '#app/data/local/local-document.ts';
import { readLocal, writeLocal } from '#app/data/local/local-rows.ts';
import type { Workspace } from '#app/data/workspace/workspace.ts';
import { allIds } from '#app/sync/all-ids.ts';
import { ACTIVITY_STATES, type Activity } from '#schemas/documents/activity.ts';
import { COLLECTIONS, type Collection } from '#schemas/documents/collections.ts';
import {
  BASE_FIELD_NAMES,
  isTombstone,
  toTombstone,
  type StoredDocument,
} from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { ActivityId, AuthorId, ClubSlug, ParticipantId } from '#schemas/primitives/ids.ts';
import type { Result } from '#schemas/primitives/result.ts';
import { clubsOf } from '#schemas/rules/roles.ts';
import { documentArbitrary } from '#schemas/testing/arbitraries.ts';
import type { Random } from './random.ts';

export interface Writer {
  readonly workspace: Workspace;
  readonly commands: Commands;
  readonly random: Random;
  readonly clock: () => number;
  readonly device: number;
}

/** All clubs that the server begins with. */
const CLUBS = ['informatique', 'anglais', 'art-oratoire', 'sport'] as ClubSlug[];
/** Few ids, so that devices often mean the same document. */
const POOL = 3;

type Outcome = Promise<Result<unknown, { readonly type: string }>>;

const CREATED = COLLECTIONS.filter((name) => name !== 'summaries' && name !== 'clubs');
/** Fields that say what a document is; nobody changes them. */
const FIXED = new Set<string>([...BASE_FIELD_NAMES, 'kind', 'activityId', 'participantId', '_deleted']);

/** One write; says in a few words what was done. */
export const writeAtRandom = (writer: Writer): Promise<string> =>
  writer.random.weighted<(writer: Writer) => Promise<string>>([
    [6, create],
    [9, edit],
    [3, remove],
    [3, moveState],
    [4, answer],
    [2, checkIn],
  ])(writer);

const told = async (what: string, outcome: Outcome): Promise<string> => {
  const { ok, error } = (await outcome) as { ok: boolean; error?: { type: string; code?: string } };
  return ok ? what : `${what}: ${error?.code ?? error?.type}`;
};

const clubFor = ({ workspace, random }: Writer): ClubSlug => {
  const own = clubsOf(workspace.actor);
  return own.length > 0 && random.chance(0.9) ? random.pick(own) : random.pick(CLUBS);
};

const sample = (writer: Writer, collection: Collection, clubId: ClubSlug): StoredDocument => {
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

const authorOf = ({ workspace }: Writer): AuthorId =>
  (workspace.actor.kind === 'account' ? workspace.actor.id : '') as AuthorId;

const create = (writer: Writer): Promise<string> => {
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

const documentsOf = async ({ workspace }: Writer, collection: Collection): Promise<StoredDocument[]> => {
  const rows = collectionOf(workspace.database, collection);
  const found: StoredDocument[] = [];
  for await (const ids of allIds(rows)) {
    for (const row of await readLocal(rows, ids)) if (row !== undefined) found.push(row);
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
};

const pickLiving = async (
  writer: Writer,
  collections: readonly Collection[],
): Promise<{ collection: Collection; document: StoredDocument } | undefined> => {
  const collection = writer.random.pick(collections);
  const living = (await documentsOf(writer, collection)).filter((document) => !isTombstone(document));
  return living.length === 0 ? undefined : { collection, document: writer.random.pick(living) };
};

const EDITED: readonly Collection[] = [
  ...['activities', 'activities', 'dossiers', 'participants', 'attendances', 'duties'],
  ...['actions', 'officers', 'photos', 'clubs', 'ledger'],
] as Collection[];

const edit = async (writer: Writer): Promise<string> => {
  const found = await pickLiving(writer, EDITED);
  if (found === undefined) return create(writer);
  const { collection, document } = found;
  const other = sample(writer, collection, document.clubId) as unknown as Record<string, unknown>;
  const names = Object.keys(other).filter((name) => !FIXED.has(name) && name in document);
  if (names.length === 0) return 'nothing to edit';
  const chosen = Array.from({ length: 1 + writer.random.below(3) }, () => writer.random.pick(names));
  const change = Object.fromEntries(chosen.map((name) => [name, other[name]]));
  return told(
    `edit ${document.id} ${Object.keys(change).join()}`,
    writer.commands.writeDocument(collection, document.id, change as never) as Outcome,
  );
};

const remove = async (writer: Writer): Promise<string> => {
  const found = await pickLiving(
    writer,
    EDITED.filter((name) => name !== 'clubs' && name !== 'ledger'),
  );
  if (found === undefined) return create(writer);
  return told(
    `delete ${found.document.id}`,
    writer.commands.deleteDocument(found.collection, found.document.id),
  );
};

const moveState = async (writer: Writer): Promise<string> => {
  const found = await pickLiving(writer, ['activities']);
  if (found === undefined) return create(writer);
  const state = writer.random.pick(ACTIVITY_STATES);
  const moved = writer.commands.moveActivityState(found.document.id as ActivityId, state, 'pluie');
  return told(`state ${found.document.id} ${state}`, moved);
};

const PEOPLE = [
  ['Awa', 'Ouédraogo'],
  ['Issouf', 'Kaboré'],
  ['Aïcha', 'Somé'],
] as const;

const answer = async (writer: Writer): Promise<string> => {
  const { random, commands, clock } = writer;
  const found = await pickLiving(writer, ['activities']);
  if (found === undefined) return create(writer);
  const [firstName, lastName] = random.pick(PEOPLE);
  const { clubId, id } = found.document;
  const taken = commands.addAttendanceFromAnswer({
    clubId,
    activityId: id as ActivityId,
    way: 'kiosk',
    late: false,
    answer: {
      ...{
        firstName,
        lastName,
        programId: 'stat-info',
        levelId: random.pick(['l1', 'l2']),
        discriminator: '',
      },
      rating: random.chance(0.3) ? null : 1 + random.below(5),
      appreciation: random.chance(0.5) ? '' : `très bien ${random.below(100)}`,
      suggestion: random.chance(0.5) ? '' : `plus tôt ${random.below(100)}`,
      rankingConsent: random.chance(0.5),
      imageConsent: random.chance(0.5),
      answeredAt: toInstant(clock()),
    },
  });
  return told(`answer ${lastName} at ${id}`, taken);
};

const checkIn = async (writer: Writer): Promise<string> => {
  const { random, commands } = writer;
  if (random.chance(0.3)) return mergePeople(writer);
  const found = await pickLiving(writer, ['activities']);
  if (found === undefined) return create(writer);
  const activity = found.document as unknown as Activity;
  const act = random.pick(['openCheckIn', 'reissueCode', 'closeCheckIn'] as const);
  return told(`${act} ${activity.id}`, commands[act](activity));
};

const mergePeople = async (writer: Writer): Promise<string> => {
  const from = await pickLiving(writer, ['participants']);
  const into = await pickLiving(writer, ['participants']);
  if (from === undefined || into === undefined) return create(writer);
  const target = into.document.id === from.document.id ? null : (into.document.id as ParticipantId);
  return told(
    `merge ${from.document.id}`,
    writer.commands.mergeParticipant(from.document.id as ParticipantId, target),
  );
};

/** How a write can be wrong; each gives the document, from a living one of this device. */
const SPOILERS: Readonly<
  Record<string, (document: StoredDocument, by: AuthorId, random: Random) => StoredDocument>
> = {
  anotherAuthor: (document) => ({ ...document, updatedBy: 'account:00000000000000000000000099' as AuthorId }),
  anotherBirth: (document) => ({ ...document, createdBy: 'account:00000000000000000000000098' as AuthorId }),
  unknownField: (document) => ({ ...document, surplus: 'x' }) as unknown as StoredDocument,
  newerVersion: (document) => ({ ...document, v: 999 }),
  backToPlanned: (document) => ({ ...document, state: 'planned' }) as unknown as StoredDocument,
  anotherClub: (document, _, random) => ({ ...document, clubId: random.pick(CLUBS) }),
  touched: (document) => document,
  removed: (document, by) => toTombstone(document, document.updatedAt, by),
};

/** Put where the commands would not put it, as a bug or another version of the app might. */
export const spoilAtRandom = async (writer: Writer): Promise<string> => {
  const { workspace, random, clock } = writer;
  const found = await pickLiving(writer, EDITED);
  if (found === undefined) return create(writer);
  const name = random.pick(Object.keys(SPOILERS));
  const by = authorOf(writer);
  await writeLocal(
    collectionOf(workspace.database, found.collection),
    new Map([
      [
        found.document.id,
        (current) => {
          if (current === undefined || isTombstone(current) || current.pendingAt === NEVER_ON_SERVER)
            return undefined;
          const at = toInstant(Math.max(clock(), Date.parse(current.updatedAt) + 1));
          const stamped = { ...toWire(current), updatedAt: at, updatedBy: by } as StoredDocument;
          const next = SPOILERS[name]?.(stamped, by, random) ?? stamped;
          const changes = isTombstone(next) ? { _deleted: true } : { spoilt: name };
          const step = { at, by, changes };
          return toLocal(next, { pendingAt: Math.max(1, clock()), steps: [...current.steps, step] });
        },
      ],
    ]),
  );
  return `spoil ${found.document.id} ${name}`;
};
