/**
 * The permission table, run inside the database engine as ordinary users: what the server might let through by mistake. The
 * databases are those that the server's own start made there, closed and furnished by it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTIONS, databaseNameOf, scopeOf } from '#schemas/documents/collections.ts';
import {
  PERMISSION_TABLE,
  TABLE_OTHER_CLUB,
  TABLE_OWN_CLUB,
  type PermissionRow,
} from '#schemas/testing/permission-table.ts';
import { documentOf, writeCases } from '#server/replication/testing-table.ts';
import { INDEXES } from '#server/setup/indexes.ts';
import { databasesOfClub, sharedDatabases } from '#server/setup/open-databases.ts';
import { ANY_ACCOUNT } from '#server/setup/security.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import { validationSource } from './bundle.mjs';
import { startTestEngine, type Answer, type Send, type TestEngine } from './testing-engine.ts';
import { toCouchName } from './validation/authority.ts';

let engine: TestEngine;
/** One account per set of roles; its id by the actor's label. */
const people = new Map<string, Send>();

/** All share one id: a case has one actor only. Names differ, because the database knows people by name. */
const ulidOf = (place: number): string => `01J000000000000000000000${String(place).padStart(2, '0')}`;

const accounts = PERMISSION_TABLE.flatMap(({ actor, roles }) =>
  roles === null ? [] : [{ actor, roles }],
).filter(({ actor }, at, all) => all.findIndex((other) => other.actor === actor) === at);
const placeOf = (row: PermissionRow): number => accounts.findIndex(({ actor }) => actor === row.actor);
const idOf = (row: PermissionRow): string => `account:${ulidOf(placeOf(row))}`;

beforeAll(async () => {
  engine = await startTestEngine();
  const server = await startTestContext({
    couch: engine.couch,
    place: 'test engine',
    validationSource: await validationSource(),
    publishing: { debounceMs: 3_600_000 },
  });
  await server.stop();
  for (const [place, { actor, roles }] of accounts.entries()) {
    people.set(actor, await engine.asUser(toCouchName(`account:${ulidOf(place)}`), [...roles, ANY_ACCOUNT]));
  }
});

afterAll(async () => {
  await engine.close();
});

const senderOf = (row: PermissionRow): Send => people.get(row.actor) ?? engine.asNobody;

const pathIn = (db: string): string => `/${engine.prefix}${db}`;

/** A card or a key has one possible id, so those start empty each time. */
async function databaseFor({ collection, clubId }: PermissionRow): Promise<string> {
  const path = pathIn(databaseNameOf(collection, scopeOf(collection, clubId)));
  if (collection === 'clubs' || collection === 'keyrings') await empty(path);
  return path;
}

/** Where the server put what; read before the first emptying. */
const furniture = new Map<string, readonly { readonly place: string; readonly content: Answer['body'] }[]>();

/** The database anew, with what the server had put into it, and nothing else. */
async function empty(path: string): Promise<void> {
  const known = furniture.get(path) ?? (await furnitureIn(path));
  furniture.set(path, known);
  await engine.asAdmin('DELETE', path);
  await engine.asAdmin('PUT', path);
  for (const { place, content } of known) await engine.asAdmin('PUT', place, content);
}

async function furnitureIn(path: string) {
  const places = [`${path}/_design/validation`, `${path}/_security`];
  const answers = await Promise.all(places.map((place) => engine.asAdmin('GET', place)));
  return answers.flatMap(({ status, body: { _rev, ...content } }, at) =>
    status === 200 ? [{ place: places[at] ?? '', content }] : [],
  );
}

const pathOf = (database: string, id: string): string => `${database}/${encodeURIComponent(id)}`;

/** Services write with the server's own rights: they are no users of the database. */
const isUser = ({ service }: PermissionRow): boolean => service === null;

describe('R14 R21 the permission table inside the database', () => {
  const writes = accounts
    .flatMap(({ actor }, place) =>
      writeCases(`account:${ulidOf(place)}`).filter(({ row }) => row.actor === actor),
    )
    .concat(
      writeCases('account:01J00000000000000000000099').filter(({ row }) => isUser(row) && row.roles === null),
    );

  it.each(writes.map((one) => [one.name, one] as const))(
    '%s',
    async (_name, { row, stored, next, isAllowed }) => {
      const database = await databaseFor(row);
      const path = pathOf(database, next.id);
      const put =
        stored === undefined ? undefined : await engine.asAdmin('PUT', path, { _id: stored.id, ...stored });
      expect(put?.status ?? 201).toBe(201);
      const rev = put === undefined ? {} : { _rev: put.body['rev'] };
      const answer = await senderOf(row)('PUT', path, { _id: next.id, ...next, ...rev });
      expect([answer.status, answer.body['reason']]).toEqual(
        isAllowed ? [201, undefined] : [expect.toBeOneOf([401, 403]), expect.any(String)],
      );
    },
  );

  const reads = PERMISSION_TABLE.filter((row) => row.operation === 'read' && isUser(row));

  it.each(reads.map((row, at) => [`${row.actor} reads ${row.collection} (${row.clubOf})`, row, at] as const))(
    '%s',
    async (_name, row, at) => {
      const database = await databaseFor(row);
      const document = documentOf(row.collection, row.clubId, 100_000 + at);
      const path = pathOf(database, String(document['id']));
      await engine.asAdmin('PUT', path, { _id: document['id'], ...document });
      const { status } = await senderOf(row)('GET', path);
      // Visitors never talk to the database: the server reads for them.
      const isOpen = row.allowed && row.roles !== null;
      expect(status).toEqual(isOpen ? 200 : expect.toBeOneOf([401, 403]));
    },
  );
});

describe('what the start of the server left there', () => {
  const kept = [
    ...sharedDatabases(),
    ...databasesOfClub(TABLE_OWN_CLUB),
    ...databasesOfClub(TABLE_OTHER_CLUB),
  ];

  it.each(kept.map(({ name, collection }) => [name, collection] as const))(
    '%s has the indexes of its kind',
    async (name, collection) => {
      const { body } = await engine.asAdmin('GET', `${pathIn(name)}/_index`);
      const wanted = Object.entries(INDEXES[collection] ?? {}).map(([index, fields]) => ({
        name: index,
        def: { fields: fields.map((field) => expect.objectContaining({ [field]: expect.any(String) })) },
      }));
      expect(body['indexes']).toEqual(
        expect.arrayContaining(wanted.map((one) => expect.objectContaining(one))),
      );
    },
  );

  it('R14 opens its own databases to nobody', async () => {
    const names = await engine.couch.listDatabases();
    const own = names.filter(
      (name) => !COLLECTIONS.some((collection) => name.startsWith(`aesi-${collection}`)),
    );
    expect(own).toContain('aesi-server');
    const senders = [...people.values(), engine.asNobody];
    for (const name of own)
      for (const send of senders)
        expect([name, (await send('GET', `${pathIn(name)}/_all_docs`)).status]).toEqual([
          name,
          expect.toBeOneOf([401, 403]),
        ]);
  });
});

describe('what the function refuses whoever writes', () => {
  const row = PERMISSION_TABLE.find(
    ({ actor, collection, clubOf, operation }) =>
      actor === 'lead' && collection === 'participants' && clubOf === 'own' && operation === 'create',
  );
  if (row === undefined) throw new Error('the table has no lead');
  const draft = (at: number, change: object) => ({
    ...documentOf('participants', row.clubId, 200_000 + at),
    createdBy: idOf(row),
    updatedBy: idOf(row),
    ...change,
  });

  it.each([
    [
      'another id than its own',
      (at: number) => draft(at, { _id: 'participant:informatique:x' }),
      'invalid_document',
    ],
    ['a missing field', (at: number) => draft(at, { updatedAt: undefined }), 'invalid_document'],
    ['a club of another scope', (at: number) => draft(at, { clubId: 'sport' }), 'wrong_scope'],
  ])('%s, even from the server', async (_what, make, code) => {
    const document = make(1) as Record<string, unknown>;
    const id = String(document['_id'] ?? document['id']);
    const path = pathOf(await databaseFor(row), id);
    const answer = await engine.asAdmin('PUT', path, { _id: id, ...document });
    expect(answer).toMatchObject({ status: 403, body: { reason: code } });
  });

  it('a tombstone that keeps what was known of the person', async () => {
    const document = draft(2, {});
    const path = pathOf(await databaseFor(row), String((document as { id?: string }).id));
    const { body } = await engine.asAdmin('PUT', path, { ...document });
    const answer = await senderOf(row)('PUT', path, { ...document, _rev: body['rev'], _deleted: true });
    expect(answer).toMatchObject({ status: 403, body: { reason: 'invalid_document' } });
  });

  it('another author', async () => {
    const document = draft(3, { updatedBy: 'account:01J00000000000000000000098' });
    const path = pathOf(await databaseFor(row), String((document as { id?: string }).id));
    const answer = await senderOf(row)('PUT', path, document);
    expect(answer).toMatchObject({ status: 403, body: { reason: 'wrong_author' } });
  });
});
