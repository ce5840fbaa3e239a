/** The part of the contract about reading by id and following changes. */
import { expect, test } from 'vitest';
import { readChanges, store } from './couch-contract-helpers.ts';
import type { Current } from './couch-contract-helpers.ts';

export function describeCouchReads(current: Current): void {
  describeDocuments(current);
  describeChanges(current);
}

function describeDocuments(current: Current): void {
  test('many documents come in the order asked, with gaps and tombstones', async () => {
    const { couch, db } = current();
    const [a] = await store(couch, db, [{ _id: 'a' }, { _id: 'b', n: 2 }]);
    await store(couch, db, [{ _id: 'a', _rev: a?._rev, _deleted: true }]);
    const docs = await couch.getMany(db, ['b', 'never', 'a', '_never', '', 'b']);
    expect(docs.map((doc) => doc && [doc._id, doc._deleted === true])).toEqual([
      ['b', false],
      undefined,
      ['a', true],
      undefined,
      undefined,
      ['b', false],
    ]);
    expect(await couch.getMany(db, [])).toEqual([]);
    expect(await couch.get(db, 'never')).toBeUndefined();
  });

  test('ids may hold any text', async () => {
    const { couch, db } = current();
    const ids = [
      'é à ç',
      'participant:art-oratoire:ŋ',
      'a/b?c=d&e#f%20',
      '"quoted" \\',
      '日本 \u{1f600}',
      '123',
      'true',
    ];
    await store(
      couch,
      db,
      ids.map((_id, n) => ({ _id, n })),
    );
    expect((await couch.getMany(db, ids)).map((doc) => doc?.['n'])).toEqual(ids.map((_, n) => n));
    for (const [n, id] of ids.entries()) {
      expect((await couch.get(db, id))?.['n']).toBe(n);
      expect(await couch.range(db, { startId: id, endId: id })).toMatchObject([{ _id: id, n }]);
    }
  });

  test('what is read is a copy', async () => {
    const { couch, db } = current();
    await store(couch, db, [{ _id: 'a', list: [1] }]);
    const read = await couch.get(db, 'a');
    (read?.['list'] as number[] | undefined)?.push(2);
    expect((await couch.get(db, 'a'))?.['list']).toEqual([1]);
  });
}

function describeChanges(current: Current): void {
  test('each document appears once, at its latest change, with its latest state', async () => {
    const { couch, db } = current();
    const [a, b] = await store(couch, db, [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
      { _id: 'c', n: 1 },
    ]);
    await store(couch, db, [{ _id: 'a', _rev: a?._rev, n: 2 }]);
    await store(couch, db, [{ _id: 'b', _rev: b?._rev, _deleted: true, n: 9 }]);
    const changes = await readChanges(couch, db, '0', 100);
    expect(new Set(changes.map(({ id, deleted, doc }) => `${id} ${deleted} ${String(doc['n'])}`))).toEqual(
      new Set(['a false 2', 'b true 9', 'c false 1']),
    );
    expect(changes.length).toBe(3);
    expect(changes.find(({ id }) => id === 'b')?.doc._deleted).toBe(true);
    expect(await couch.getMany(db, ['a', 'b', 'c'])).toEqual(
      ['a', 'b', 'c'].map((id) => changes.find((change) => change.id === id)?.doc),
    );
  });

  test('pages join without a gap, at exact boundaries too, and a finished reader sees only what is new', async () => {
    const { couch, db } = current();
    await store(
      couch,
      db,
      Array.from({ length: 12 }, (_, n) => ({ _id: `d${n}` })),
    );
    for (const limit of [1, 3, 4, 5, 12, 13]) {
      const ids = (await readChanges(couch, db, '0', limit)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(12);
      expect(ids.length).toBe(12);
    }
    const page = await couch.changes(db, { since: '0', limit: 5, includeDocs: true });
    expect(page.pending).toBeGreaterThan(0);
    const all = await couch.changes(db, { since: '0', limit: 12, includeDocs: true });
    expect(all.pending).toBe(0);
    const nothing = await couch.changes(db, { since: all.lastSeq, limit: 5, includeDocs: true });
    expect(nothing).toMatchObject({ results: [], pending: 0 });
    await store(couch, db, [{ _id: 'new' }]);
    expect((await readChanges(couch, db, nothing.lastSeq, 5)).map(({ id }) => id)).toEqual(['new']);
  });

  test('the sequence of a single change is a place to go on from', async () => {
    const { couch, db } = current();
    await store(
      couch,
      db,
      Array.from({ length: 6 }, (_, n) => ({ _id: `d${n}` })),
    );
    const all = await readChanges(couch, db, '0', 10);
    const third = all[2];
    const rest = await readChanges(couch, db, third?.seq ?? '', 10);
    expect(rest.map(({ id }) => id).sort()).toEqual(
      all
        .slice(3)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('a made-up sequence is refused, and not told that nothing is new', async () => {
    const { couch, db } = current();
    await store(couch, db, [{ _id: 'a' }, { _id: 'b' }]);
    const { lastSeq } = await couch.changes(db, { since: '0', limit: 10, includeDocs: true });
    const [count = ''] = lastSeq.split('-');
    for (const since of [`${count}-x`, `${count}-..`, `1-${'A'.repeat(90)}`])
      await expect(couch.changes(db, { since, limit: 10, includeDocs: true }), since).rejects.toThrow();
  });

  test('a reader that pages while others write misses nothing', async () => {
    const { couch, db } = current();
    let docs = await store(
      couch,
      db,
      Array.from({ length: 30 }, (_, n) => ({ _id: `d${n}`, round: 0 })),
    );
    const seen = new Map<string, unknown>();
    let since = '0';
    let pending = 1;
    for (let round = 1; pending > 0; round += 1) {
      const page = await couch.changes(db, { since, limit: 7, includeDocs: true });
      for (const { id, doc } of page.results) seen.set(id, doc['round']);
      ({ lastSeq: since, pending } = page);
      if (round <= 4)
        docs = await store(
          couch,
          db,
          docs.map((doc, n) => (n % 3 === 0 ? { ...doc, round } : doc)),
        );
    }
    const latest = await couch.getMany(
      db,
      docs.map(({ _id }) => _id),
    );
    expect(Object.fromEntries(seen)).toEqual(
      Object.fromEntries(latest.map((doc) => [doc?._id, doc?.['round']])),
    );
  });
}
