/**
 * What every implementation of `Couch` owes its callers, as tests. Each runs in a database of its own, made under a
 * random name and removed at the end, so the suite can be pointed at a server that holds other things.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Couch, WritableDoc } from './couch.ts';
import { readChanges, store } from './couch-contract-helpers.ts';
import type { Current } from './couch-contract-helpers.ts';
import { describeCouchQueries } from './couch-contract-queries.ts';
import { describeCouchReads } from './couch-contract-reads.ts';
import { CouchMissingDatabase, isCouchFailure } from './couch-errors.ts';

export interface CouchUnderTest {
  readonly couch: Couch;
  close?(): Promise<void>;
}

export function describeCouchContract(name: string, makeCouch: () => Promise<CouchUnderTest>): void {
  describe(`Couch contract: ${name}`, () => {
    let subject: CouchUnderTest;
    let couch: Couch;
    let db: string;
    beforeAll(async () => {
      subject = await makeCouch();
      couch = subject.couch;
    }, 60_000);
    afterAll(async () => subject.close?.(), 60_000);
    beforeEach(async () => {
      db = `contract-${randomBytes(6).toString('hex')}`;
      await couch.ensureDatabase(db);
    });
    afterEach(() => couch.destroyDatabase(db));
    const current: Current = () => ({ couch, db });
    describeDatabases(current);
    describeWrites(current);
    describeCouchReads(current);
    describeCouchQueries(current);
  });
}

function describeDatabases(current: Current): void {
  test('making a database twice changes nothing and says so', async () => {
    const { couch, db } = current();
    await store(couch, db, [{ _id: 'a' }]);
    expect(await couch.ensureDatabase(db)).toBe('existed');
    expect(await couch.get(db, 'a')).toBeDefined();
    expect(await couch.ensureDatabase(`${db}-2`)).toBe('created');
    expect(await couch.listDatabases()).toEqual(expect.arrayContaining([db, `${db}-2`]));
    await couch.destroyDatabase(`${db}-2`);
    await couch.destroyDatabase(`${db}-2`);
    expect(await couch.listDatabases()).not.toContain(`${db}-2`);
  });

  test('a destroyed database comes back empty', async () => {
    const { couch, db } = current();
    await store(couch, db, [{ _id: 'a' }]);
    await couch.destroyDatabase(db);
    expect(await couch.ensureDatabase(db)).toBe('created');
    expect(await couch.get(db, 'a')).toBeUndefined();
    expect((await couch.info(db)).docCount).toBe(0);
  });

  test('a missing database is its own failure, for every operation', async () => {
    const { couch, db } = current();
    const missing = `${db}-missing`;
    const operations = [
      () => couch.info(missing),
      () => couch.get(missing, 'a'),
      () => couch.getMany(missing, ['a']),
      () => couch.bulkWrite(missing, [{ _id: 'a' }]),
      () => couch.bulkWrite(missing, [{ _id: '_a' }]),
      () => couch.changes(missing, { since: '0', limit: 10, includeDocs: true }),
      () => couch.range(missing, { startId: 'a', endId: 'b' }),
      () => couch.find(missing, { selector: { n: 1 } }),
      () => couch.ensureIndex(missing, 'by-n', ['n']),
      () => couch.putDesign(missing, { _id: '_design/x' }),
      () =>
        couch.putSecurity(missing, { admins: { names: [], roles: [] }, members: { names: [], roles: [] } }),
    ];
    for (const operation of operations) {
      const error: unknown = await operation().catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(CouchMissingDatabase);
      expect(isCouchFailure(error)).toBe(true);
    }
  });

  test('counts living documents and moves its sequence with each write', async () => {
    const { couch, db } = current();
    const [a] = await store(couch, db, [{ _id: 'a' }, { _id: 'b' }]);
    const before = await couch.info(db);
    expect(before.docCount).toBe(2);
    await store(couch, db, [{ _id: 'a', _rev: a?._rev, _deleted: true }]);
    const after = await couch.info(db);
    expect(after.docCount).toBe(1);
    expect(await readChanges(couch, db, before.updateSeq, 10)).toMatchObject([{ id: 'a', deleted: true }]);
    expect(await readChanges(couch, db, after.updateSeq, 10)).toEqual([]);
    await couch.compact(db);
    await couch.ping();
  });
}

function describeWrites(current: Current): void {
  test('insert, update, and a conflict for whoever holds an older revision', async () => {
    const { couch, db } = current();
    const [first] = await store(couch, db, [{ _id: 'a', n: 1, deep: { list: [1, null, 'é'] } }]);
    expect(first?._rev).toMatch(/^1-/);
    const [second] = await store(couch, db, [{ _id: 'a', _rev: first?._rev, n: 2 }]);
    expect(second?._rev).toMatch(/^2-/);
    const refused = await couch.bulkWrite(db, [
      { _id: 'a', _rev: first?._rev, n: 3 },
      { _id: 'a', n: 4 },
      { _id: 'new', _rev: '1-0123456789abcdef0123456789abcdef', n: 5 },
    ]);
    expect(refused).toMatchObject([
      { ok: false, id: 'a', error: 'conflict' },
      { ok: false, id: 'a', error: 'conflict' },
      { ok: false, id: 'new', error: 'conflict' },
    ]);
    expect(await couch.get(db, 'a')).toEqual({ _id: 'a', _rev: second?._rev, n: 2 });
    expect(await couch.get(db, 'new')).toBeUndefined();
  });

  test('a tombstone keeps the body it was written with', async () => {
    const { couch, db } = current();
    const [a] = await store(couch, db, [{ _id: 'a', n: 1 }]);
    const [gone] = await store(couch, db, [{ _id: 'a', _rev: a?._rev, _deleted: true, n: 1, by: 'Awa' }]);
    const expected = { _id: 'a', _rev: gone?._rev, _deleted: true, n: 1, by: 'Awa' };
    expect(await couch.get(db, 'a')).toEqual(expected);
    expect(await couch.getMany(db, ['a'])).toEqual([expected]);
    const [edit] = await couch.bulkWrite(db, [{ _id: 'a', _rev: a?._rev, n: 2 }]);
    expect(edit).toMatchObject({ ok: false, error: 'conflict' });
  });

  test('an insert over a tombstone succeeds: whoever must not resurrect reads first', async () => {
    const { couch, db } = current();
    const [a] = await store(couch, db, [{ _id: 'a', n: 1 }]);
    await store(couch, db, [{ _id: 'a', _rev: a?._rev, _deleted: true }]);
    expect((await couch.get(db, 'a'))?._deleted).toBe(true);
    const [again] = await store(couch, db, [{ _id: 'a', n: 2 }]);
    expect(again?._rev).toMatch(/^3-/);
    expect(await couch.get(db, 'a')).toEqual({ _id: 'a', _rev: again?._rev, n: 2 });
  });

  test('an edit sent again after the document was deleted is a conflict', async () => {
    const { couch, db } = current();
    const [first] = await store(couch, db, [{ _id: 'a', n: 1 }]);
    const edit = { _id: 'a', _rev: first?._rev, n: 2 };
    const [second] = await store(couch, db, [edit]);
    const [gone] = await store(couch, db, [{ _id: 'a', _rev: second?._rev, _deleted: true }]);
    const outcomes = await couch.bulkWrite(db, [{ _id: 'b' }, edit, { _id: 'c' }]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error))).toEqual(['ok', 'conflict', 'ok']);
    expect(await couch.get(db, 'a')).toEqual(gone);
    expect(await couch.bulkWrite(db, [{ _id: 'a', _deleted: true }])).toMatchObject([{ error: 'conflict' }]);
    expect((await couch.info(db)).docCount).toBe(2);
  });

  test('a row no engine can store is refused alone', async () => {
    const { couch, db } = current();
    const rows: WritableDoc[] = [
      { _id: 'before' },
      { _id: '_secret' },
      { _id: '' },
      { _id: 'field', _hidden: 1 },
      { _id: 'revision', _rev: 'x' },
      { _id: 'half', text: 'a\ud83d' },
      { _id: 'after', text: 'a \\ud83d \u{1f600}' },
    ];
    const outcomes = await couch.bulkWrite(db, rows);
    expect(outcomes.map(({ id }) => id)).toEqual(rows.map(({ _id }) => _id));
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error))).toEqual([
      'ok',
      'invalid',
      'invalid',
      'invalid',
      'invalid',
      'invalid',
      'ok',
    ]);
    expect((await couch.info(db)).docCount).toBe(2);
    expect((await couch.get(db, 'after'))?.['text']).toBe('a \\ud83d \u{1f600}');
    expect(await couch.bulkWrite(db, [])).toEqual([]);
  });

  test('of rows with one id only the first is tried', async () => {
    const { couch, db } = current();
    const outcomes = await couch.bulkWrite(db, [{ _id: 'a', n: 1 }, { _id: 'b' }, { _id: 'a', n: 2 }]);
    expect(outcomes).toMatchObject([{ ok: true }, { ok: true }, { ok: false, error: 'conflict' }]);
    const a = await couch.get(db, 'a');
    expect(a?.['n']).toBe(1);
    const again = await couch.bulkWrite(db, [
      { _id: 'a', n: 3 },
      { _id: 'a', _rev: a?._rev, n: 4 },
    ]);
    expect(again.map(({ ok }) => ok)).toEqual([false, false]);
    expect(await couch.get(db, 'a')).toEqual(a);
  });

  test('a batch of 500 is answered row by row, in order', async () => {
    const { couch, db } = current();
    const docs = Array.from({ length: 500 }, (_, n) => ({ _id: `doc:${(n * 7919) % 500}`, n }));
    const outcomes = await couch.bulkWrite(db, docs);
    expect(outcomes.map((outcome) => [outcome.ok, outcome.id])).toEqual(docs.map(({ _id }) => [true, _id]));
    expect((await couch.info(db)).docCount).toBe(500);
    expect(new Set((await readChanges(couch, db, '0', 120)).map(({ id }) => id)).size).toBe(500);
  });
}
