import { expect, test } from 'vitest';
import { describeCouchContract } from './couch-contract.ts';
import { createCouchMemory } from './couch-memory.ts';

describeCouchContract('in memory', async () => ({ couch: createCouchMemory() }));

test('restoring a snapshot puts the older copy back, whole', async () => {
  const couch = createCouchMemory();
  await couch.ensureDatabase('old');
  await couch.ensureIndex('old', 'by-n', ['n']);
  const [kept] = await couch.bulkWrite('old', [{ _id: 'kept', n: 1 }]);
  const snapshot = couch.snapshot();
  const { updateSeq } = await couch.info('old');
  const rev = kept?.ok === true ? kept.rev : undefined;
  await couch.bulkWrite('old', [{ _id: 'kept', _rev: rev, n: 2 }, { _id: 'lost' }]);
  await couch.ensureDatabase('new');
  const later = (await couch.info('old')).updateSeq;

  couch.restore(snapshot);
  expect(await couch.listDatabases()).toEqual(['old']);
  expect(await couch.getMany('old', ['kept', 'lost'])).toEqual([{ _id: 'kept', _rev: rev, n: 1 }, undefined]);
  expect((await couch.info('old')).updateSeq).toBe(updateSeq);
  // As in the real engines, a sequence from the lost future answers nothing: hence the incarnation.
  const ahead = await couch.changes('old', { since: later, limit: 10, includeDocs: true });
  expect(ahead).toMatchObject({ results: [], pending: 0 });

  await couch.bulkWrite('old', [{ _id: 'after' }]);
  couch.restore(snapshot);
  expect(await couch.get('old', 'after')).toBeUndefined();
});

test('a history played again gives the same revisions', async () => {
  const play = async (): Promise<unknown> => {
    const couch = createCouchMemory();
    await couch.ensureDatabase('db');
    return couch.bulkWrite('db', [{ _id: 'a', n: 1 }, { _id: 'b' }]);
  };
  expect(await play()).toEqual(await play());
});

test('refuses what only this engine would forgive', async () => {
  const couch = createCouchMemory();
  await couch.ensureDatabase('db');
  const sorted = { selector: { n: { $gt: null } }, sort: [{ n: 'asc' }] } as const;
  await expect(couch.find('db', sorted)).rejects.toThrow('no index');
  await couch.ensureIndex('db', 'by-n', ['n']);
  await expect(couch.find('db', { ...sorted, selector: { m: 1 } })).rejects.toThrow(
    'must stand in the selector',
  );
  await expect(couch.find('db', { selector: { n: 1 }, index: 'by-m' })).rejects.toThrow('no index named');
  await expect(couch.changes('db', { since: '7', limit: 1, includeDocs: true })).rejects.toThrow(
    'not a sequence',
  );
  await expect(couch.ensureDatabase('Upper')).rejects.toThrow('not a database name');
});
