/** The part of the contract about ranges, indexes, searches and design documents. */
import { expect, test } from 'vitest';
import type { Couch, FindQuery, StoredDoc } from './couch.ts';
import { readChanges, store } from './couch-contract-helpers.ts';
import type { Current } from './couch-contract-helpers.ts';

export function describeCouchQueries(current: Current): void {
  describeRanges(current);
  describeFind(current);
  describeDesigns(current);
}

const idsOf = (docs: readonly StoredDoc[]): string[] => docs.map(({ _id }) => _id);

function describeRanges(current: Current): void {
  test('a range holds both ends, in order of id, without the deleted', async () => {
    const { couch, db } = current();
    const ids = [
      'attendance:x:2:b',
      'attendance:x:1:a',
      'attendance:x:2:a',
      'attendance:x:2:é',
      'attendance:x:3:a',
      'z',
    ];
    const stored = await store(
      couch,
      db,
      ids.map((_id, n) => ({ _id, n })),
    );
    const prefix = { startId: 'attendance:x:2:', endId: 'attendance:x:2:\ufff0' };
    expect(idsOf(await couch.range(db, prefix))).toEqual([
      'attendance:x:2:a',
      'attendance:x:2:b',
      'attendance:x:2:é',
    ]);
    expect(idsOf(await couch.range(db, { ...prefix, limit: 2 }))).toEqual([
      'attendance:x:2:a',
      'attendance:x:2:b',
    ]);
    expect(idsOf(await couch.range(db, { startId: 'attendance:x:3:a', endId: 'z' }))).toEqual([
      'attendance:x:3:a',
      'z',
    ]);
    await store(couch, db, [{ _id: ids[0] ?? '', _rev: stored[0]?._rev, _deleted: true }]);
    expect(await couch.range(db, { ...prefix, limit: 1 })).toEqual([stored[2]]);
    expect(idsOf(await couch.range(db, prefix))).not.toContain(ids[0]);
    expect(await couch.range(db, { startId: 'zz', endId: 'zzz' })).toEqual([]);
  });

  test('a range without documents gives ids and revisions', async () => {
    const { couch, db } = current();
    const [a] = await store(couch, db, [{ _id: 'a', n: 1 }]);
    const range = await couch.range(db, { startId: 'a', endId: 'b', includeDocs: false });
    expect(range).toEqual([{ _id: 'a', _rev: a?._rev }]);
  });

  test('ids are ordered by code point', async () => {
    const { couch, db } = current();
    const ids = ['B', 'Z', 'a', 'b', 'é', '\uffe5', '\u{1f600}'];
    await store(
      couch,
      db,
      [...ids].reverse().map((_id) => ({ _id })),
    );
    expect(idsOf(await couch.range(db, { startId: 'A', endId: '\u{1ffff}' }))).toEqual(ids);
  });
}

function describeFind(current: Current): void {
  const fill = async ({ couch, db }: { couch: Couch; db: string }): Promise<void> => {
    await couch.ensureIndex(db, 'by-due', ['state', 'dueAt']);
    await store(couch, db, [
      { _id: 'j1', state: 'waiting', dueAt: '2026-01-03', tries: 0 },
      { _id: 'j2', state: 'waiting', dueAt: '2026-01-01', tries: 2 },
      { _id: 'j3', state: 'done', dueAt: '2026-01-02', tries: 1 },
      { _id: 'j4', state: 'waiting', dueAt: '2026-01-02', nested: { who: 'Awa' } },
      { _id: 'j5', state: 'waiting' },
      { _id: 'j6', state: 'failed', dueAt: '2026-01-05', tries: null },
    ]);
  };
  const ids = async ({ couch, db }: { couch: Couch; db: string }, query: FindQuery): Promise<string[]> =>
    idsOf((await couch.find(db, query)).docs);

  test('finds through an index, sorted, either way round', async () => {
    const subject = current();
    await fill(subject);
    const selector = { state: 'waiting', dueAt: { $lte: '2026-01-02' } };
    const due = { selector, sort: [{ state: 'asc' }, { dueAt: 'asc' }], index: 'by-due' } as const;
    expect(await ids(subject, due)).toEqual(['j2', 'j4']);
    expect(await ids(subject, { ...due, sort: [{ state: 'desc' }, { dueAt: 'desc' }] })).toEqual([
      'j4',
      'j2',
    ]);
    const all = { selector: { state: 'waiting', dueAt: { $gt: null } }, index: 'by-due' };
    expect((await ids(subject, all)).sort()).toEqual(['j1', 'j2', 'j4']);
  });

  test('an index made after the documents finds them, one made twice is the same', async () => {
    const subject = current();
    await fill(subject);
    await subject.couch.ensureIndex(subject.db, 'by-tries', ['tries']);
    await subject.couch.ensureIndex(subject.db, 'by-tries', ['tries']);
    const query = { selector: { tries: { $gte: 1 } }, sort: [{ tries: 'asc' }], index: 'by-tries' } as const;
    expect(await ids(subject, query)).toEqual(['j3', 'j2']);
  });

  test('an index never finds what the selector refuses', async () => {
    const subject = current();
    await fill(subject);
    const { couch, db } = subject;
    await couch.ensureIndex(db, 'by-tries', ['tries']);
    const sorted = async (index: string, selector: FindQuery['selector']): Promise<string[]> =>
      (await ids(subject, { selector, index })).sort();
    expect(await sorted('by-tries', { tries: { $gt: null } })).toEqual(['j1', 'j2', 'j3']);
    expect(await sorted('by-tries', { tries: { $lte: 1 } })).toEqual(['j1', 'j3']);
    expect(await sorted('by-tries', { tries: { $gt: 0, $lte: 2 } })).toEqual(['j2', 'j3']);
    expect(await sorted('by-tries', { tries: null })).toEqual(['j6']);
    expect(await sorted('by-due', { state: { $gte: 'e' }, dueAt: { $gte: '2026-01-02' } })).toEqual([
      'j1',
      'j4',
      'j6',
    ]);
    expect(await sorted('by-due', { dueAt: { $lt: '2026-01-03' }, state: { $gt: 'e' } })).toEqual([
      'j2',
      'j4',
    ]);
    expect(await sorted('by-due', { state: 'waiting', dueAt: { $gt: null }, tries: { $ne: 0 } })).toEqual([
      'j2',
    ]);
  });

  test('follows updates and deletions', async () => {
    const subject = current();
    await fill(subject);
    const { couch, db } = subject;
    const [j2, j4] = await couch.getMany(db, ['j2', 'j4']);
    await store(couch, db, [{ ...j2, _id: 'j2', state: 'done' }]);
    await store(couch, db, [{ ...j4, _id: 'j4', _deleted: true }]);
    const selector = { state: 'waiting', dueAt: { $gt: null } };
    expect(await ids(subject, { selector, index: 'by-due' })).toEqual(['j1']);
  });

  test('pages by bookmark until none is given', async () => {
    const subject = current();
    await fill(subject);
    const seen: string[] = [];
    const query = { selector: { state: { $gt: null }, dueAt: { $gt: null } }, index: 'by-due', limit: 2 };
    let bookmark: string | undefined;
    do {
      const page = await subject.couch.find(subject.db, { ...query, bookmark });
      seen.push(...idsOf(page.docs));
      bookmark = page.bookmark;
    } while (bookmark !== undefined);
    expect(seen.sort()).toEqual(['j1', 'j2', 'j3', 'j4', 'j6']);
  });

  test('selectors mean the same everywhere', async () => {
    const subject = current();
    await fill(subject);
    const found = async (selector: FindQuery['selector']): Promise<string[]> =>
      (await ids(subject, { selector })).sort();
    expect(await found({ tries: 1 })).toEqual(['j3']);
    expect(await found({ tries: { $ne: 1 } })).toEqual(['j1', 'j2', 'j6']);
    expect(await found({ tries: { $ne: 1, $gt: 0 } })).toEqual(['j2']);
    expect(await found({ tries: { $lte: 0 } })).toEqual(['j1']);
    expect(await found({ tries: { $in: [0, 1] } })).toEqual(['j1', 'j3']);
    expect(await found({ tries: null })).toEqual(['j6']);
    expect(await found({ tries: { $exists: false } })).toEqual(['j4', 'j5']);
    expect(await found({ tries: { $gt: 0, $lt: 2 } })).toEqual(['j3']);
    expect(await found({ 'nested.who': 'Awa' })).toEqual(['j4']);
    expect(await found({ $or: [{ state: 'done' }, { tries: 2 }] })).toEqual(['j2', 'j3']);
    expect(
      await found({ state: 'waiting', $and: [{ tries: { $gte: 0 } }, { dueAt: { $gte: '2026-01-02' } }] }),
    ).toEqual(['j1']);
  });
}

function describeDesigns(current: Current): void {
  test('a design document is written only when it changed', async () => {
    const { couch, db } = current();
    const design = {
      _id: '_design/rules',
      language: 'javascript',
      views: {},
      options: { b: 1, a: [1, 2] },
    } as const;
    expect(await couch.putDesign(db, design)).toBe(true);
    const seq = (await couch.info(db)).updateSeq;
    expect(
      await couch.putDesign(db, {
        options: { a: [1, 2], b: 1 },
        views: {},
        language: 'javascript',
        _id: design._id,
      }),
    ).toBe(false);
    expect(await readChanges(couch, db, seq, 10)).toEqual([]);
    expect(await couch.putDesign(db, { ...design, options: { a: [2, 1] } })).toBe(true);
    expect(await couch.get(db, '_design/rules')).toMatchObject({ options: { a: [2, 1] } });
  });

  test('only design documents go that way, and they are not found as documents', async () => {
    const { couch, db } = current();
    await couch.putDesign(db, { _id: '_design/x', n: 1 });
    await store(couch, db, [{ _id: 'a', n: 1 }]);
    expect(idsOf((await couch.find(db, { selector: { n: 1 } })).docs)).toEqual(['a']);
    await expect(couch.putDesign(db, { _id: 'x' as '_design/x' })).rejects.toThrow();
  });
}
