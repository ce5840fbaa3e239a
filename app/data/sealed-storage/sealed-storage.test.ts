import { afterEach, describe, expect, it, vi } from 'vitest';
import { firstValueFrom, filter } from 'rxjs';
import { getChangedDocumentsSince } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { AttachmentsNotSealedError } from './inner-schema.ts';
import { PATIENCE_MS } from './news.ts';
import { createDisk, openVisits, visitOf, visitSchema, type Visit, type VisitDatabase } from './testing.ts';

const opened: VisitDatabase[] = [];
const track = (database: VisitDatabase): VisitDatabase => {
  opened.push(database);
  return database;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});

const personKeyOf = (index: number): string => `c0ffee${String(index).padStart(26, '0')}`;
const keyedIdOf = (index: number): string => `visit:sport:${personKeyOf(index)}`;
const PLANTED = ['Fatimata', 'informatique', 'Amphi secret', 'confidentiel', 'c0ffee'];
const planted = (id: string): Visit =>
  visitOf(id, { name: 'Fatimata Ouédraogo', venue: { room: 'Amphi secret' }, words: ['confidentiel'] });
const expectNothingReadable = (dump: string): void => {
  for (const text of PLANTED) expect(dump).not.toContain(text);
};

describe('sealed storage', () => {
  it('keeps documents over a restart under the same key', async () => {
    const disk = createDisk();
    const first = await openVisits(await disk.sealedWith(1));
    const visits = Array.from({ length: 30 }, (_, index) => visitOf(`visit:${index}`, { rating: index % 7 }));
    await first.visits.bulkInsert(visits);
    await (await first.visits.findOne('visit:3').exec(true)).patch({ name: 'Awa' });
    await (await first.visits.findOne('visit:4').exec(true)).remove();
    await first.close();

    const second = track(await openVisits(await disk.sealedWith(1), { name: first.name }));
    expect((await second.visits.findOne('visit:3').exec(true)).name).toBe('Awa');
    expect(await second.visits.findOne('visit:4').exec()).toBeNull();
    const rated = await second.visits.find({ selector: { rating: 2 }, sort: [{ id: 'asc' }] }).exec();
    expect(rated.map((visit) => visit.id)).toEqual(['visit:16', 'visit:2', 'visit:23', 'visit:9']);
    expect(await second.visits.count({ selector: { rating: { $gt: 4 } } }).exec()).toBe(8);
  });

  it('under another key says that it cannot be opened, and writes nothing', async () => {
    const disk = createDisk();
    const first = await openVisits(await disk.sealedWith(1));
    await first.visits.insert(planted('visit:1'));
    await first.close();
    const before = await disk.dump();

    const second = track(await openVisits(await disk.sealedWith(2), { name: first.name }));
    await expect(second.visits.findOne('visit:1').exec()).rejects.toThrow(/another key/);
    await expect(second.visits.find({ selector: { rating: 3 } }).exec()).rejects.toThrow(/another key/);
    await expect(second.visits.insert(visitOf('visit:2'))).rejects.toThrow(/another key/);
    expect(before).toContain('visit:1');
    expect(await disk.dump()).not.toContain('visit:2');
  });

  it('leaves no opened row behind in memory when it closes', async () => {
    const held = getRxStorageMemory().collectionStates;
    const database = await openVisits(await createDisk().sealedWith(1));
    await database.visits.insert(planted('visit:1'));
    expect(await database.visits.find({ selector: { rating: 3 } }).exec()).toHaveLength(1);
    expect(held.size).toBe(1);
    await database.close();
    expect(held.size).toBe(0);
  });

  it('takes no attachments', async () => {
    const storage = await createDisk().sealedWith(1);
    const database = track(await openVisits(storage));
    const attempt = database.addCollections({ photos: { schema: { ...visitSchema, attachments: {} } } });
    await expect(attempt).rejects.toThrow(AttachmentsNotSealedError);
  });

  it('opens no body at the start, nor for questions about ids and times', async () => {
    const disk = createDisk();
    const first = await openVisits(await disk.sealedWith(1));
    await first.visits.bulkInsert(Array.from({ length: 10 }, (_, index) => visitOf(`visit:${index}`)));
    await first.close();

    const second = track(await openVisits(await disk.sealedWith(2), { name: first.name }));
    expect(await second.visits.count().exec()).toBe(10);
    expect(await second.visits.count({ selector: { id: { $gte: 'visit:5', $lt: 'visit:8' } } }).exec()).toBe(
      3,
    );
    const late = { selector: { updatedAt: { $gt: '2027' } }, sort: [{ updatedAt: 'asc' as const }] };
    expect(await second.visits.find(late).exec()).toEqual([]);
  });

  it('returns conflicts with the opened document', async () => {
    const database = track(await openVisits(await createDisk().sealedWith(1)));
    const id = keyedIdOf(1);
    await database.visits.insert(planted(id));
    const again = await database.visits.bulkInsert([visitOf(id)]);
    const error = again.error[0];
    expect(error?.status).toBe(409);
    expect(error?.documentId).toBe(id);
    expect(error && 'documentInDb' in error && error.documentInDb).toMatchObject(planted(id));
    expect(error?.writeRow.document).toMatchObject(visitOf(id));
  });

  it('pages through all changes, although ids lie in another order on disk, and tells real ids', async () => {
    const database = track(await openVisits(await createDisk().sealedWith(1)));
    const { storageInstance } = database.visits;
    const told: string[] = [];
    storageInstance.changeStream().subscribe(({ events }) => {
      told.push(...events.map(({ documentId }) => documentId));
    });
    const ids = Array.from({ length: 30 }, (_, index) => keyedIdOf(index));
    await database.visits.bulkInsert(ids.map((id) => visitOf(id)));
    const paged: string[] = [];
    let checkpoint: unknown;
    for (;;) {
      const page = await getChangedDocumentsSince(storageInstance, 7, checkpoint);
      paged.push(...page.documents.map(({ id }) => id));
      checkpoint = page.checkpoint;
      if (page.documents.length < 7) break;
    }
    expect(paged).toHaveLength(30);
    expect([...paged].sort()).toEqual(ids);
    expect(told).toEqual(ids);
    const range = {
      selector: { id: { $gte: 'visit:sport:', $lte: 'visit:sport:\uffff' } },
      limit: 5,
      skip: 3,
    };
    expect((await database.visits.find(range).exec()).map(({ id }) => id)).toEqual(ids.slice(3, 8));
  });
});

/** A master in memory: the newest state by id and a sequence; accepts every write whose base is its own state. */
const createMaster = () => {
  const rows = new Map<string, { visit: Visit & { _deleted: boolean }; seq: number }>();
  let seq = 0;
  return {
    rows,
    put: (visit: Visit, deleted = false): void => {
      rows.set(visit.id, { visit: { ...visit, _deleted: deleted }, seq: ++seq });
    },
    since: (checkpoint: number, limit: number) =>
      [...rows.values()]
        .filter((row) => row.seq > checkpoint)
        .sort((a, b) => a.seq - b.seq)
        .slice(0, limit),
  };
};

const replicate = (database: VisitDatabase, master: ReturnType<typeof createMaster>) =>
  replicateRxCollection<Visit, { seq: number }>({
    collection: database.visits,
    replicationIdentifier: 'test',
    live: false,
    pull: {
      batchSize: 7,
      handler: (checkpoint, limit) => {
        const found = master.since(checkpoint?.seq ?? 0, limit);
        const seq = found.at(-1)?.seq ?? checkpoint?.seq ?? 0;
        return Promise.resolve({ documents: found.map((row) => row.visit), checkpoint: { seq } });
      },
    },
    push: {
      batchSize: 5,
      handler: (writes) => {
        const conflicts: (Visit & { _deleted: boolean })[] = [];
        for (const { assumedMasterState: base, newDocumentState: next } of writes) {
          const held = master.rows.get(next.id)?.visit;
          if (held !== undefined && held.updatedAt !== base?.updatedAt) conflicts.push(held);
          else master.put(next, next._deleted);
        }
        return Promise.resolve(conflicts);
      },
    },
  });

describe('replication over sealed storage', () => {
  it('pulls, pushes, resolves conflicts, resumes, and leaves nothing readable on disk', async () => {
    const disk = createDisk();
    const master = createMaster();
    for (let index = 0; index < 40; index++)
      master.put(planted(index < 20 ? `visit:${index}` : keyedIdOf(index)));
    const first = await openVisits(await disk.sealedWith(1));
    await first.visits.bulkInsert([planted('local:1'), planted('local:2'), planted(keyedIdOf(1))]);
    await replicate(first, master).awaitInSync();
    expect(await first.visits.count().exec()).toBe(43);
    expect(master.rows.size).toBe(43);

    const later = '2026-02-02T00:00:00.000Z';
    await (await first.visits.findOne('visit:1').exec(true)).patch({ name: 'd’ici', updatedAt: later });
    await (await first.visits.findOne('local:2').exec(true)).patch({ rating: 5, updatedAt: later });
    await (await first.visits.findOne('visit:2').exec(true)).remove();
    await (await first.visits.findOne(keyedIdOf(21)).exec(true)).patch({ rating: 1, updatedAt: later });
    await (await first.visits.findOne(keyedIdOf(22)).exec(true)).remove();
    master.put(visitOf('visit:1', { name: 'de là', updatedAt: '2026-03-03T00:00:00.000Z' }));
    await first.close();

    const second = track(await openVisits(await disk.sealedWith(1), { name: first.name }));
    const state = replicate(second, master);
    await state.awaitInSync();
    expect((await second.visits.findOne('visit:1').exec(true)).name).toBe('de là');
    expect(master.rows.get('local:2')?.visit.rating).toBe(5);
    expect(master.rows.get('visit:2')?.visit._deleted).toBe(true);
    expect(master.rows.get(keyedIdOf(21))?.visit.rating).toBe(1);
    expect(master.rows.get(keyedIdOf(22))?.visit._deleted).toBe(true);
    const dump = await disk.dump();
    expect(dump).toContain('rx-replication-meta-');
    expect(dump).toContain('visit:1');
    expectNothingReadable(dump);
  });
});

describe('two tabs', () => {
  it('see each other’s writes, also in queries over sealed fields', async () => {
    const disk = createDisk();
    const one = track(await openVisits(await disk.sealedWith(1), { multiInstance: true }));
    const two = track(await openVisits(await disk.sealedWith(1), { name: one.name, multiInstance: true }));
    await one.visits.bulkInsert([visitOf('visit:1', { name: 'Awa' }), visitOf('visit:2', { name: 'Issa' })]);
    const names = (database: VisitDatabase, sought: string[]) =>
      firstValueFrom(
        database.visits
          .find({ selector: { rating: 3 }, sort: [{ name: 'asc' }] })
          .$.pipe(filter((found) => found.map((visit) => visit.name).join() === sought.join())),
      );
    await names(two, ['Awa', 'Issa']);
    await two.visits.insert(visitOf('visit:3', { name: 'Moussa' }));
    await names(one, ['Awa', 'Issa', 'Moussa']);
    await (await one.visits.findOne('visit:2').exec(true)).remove();
    await names(two, ['Awa', 'Moussa']);
    await (await two.visits.findOne('visit:1').exec(true)).patch({ name: 'Zara' });
    await names(one, ['Moussa', 'Zara']);
    await names(two, ['Moussa', 'Zara']);
  });

  it('wait for no news of what the replication of a tab itself has written', async () => {
    let gaveUp = 0;
    const later = globalThis.setTimeout;
    const counted = (run: () => void) => (): void => {
      gaveUp += 1;
      run();
    };
    const timers = vi
      .spyOn(globalThis, 'setTimeout')
      .mockImplementation(((run: () => void, ms?: number) =>
        later(ms === PATIENCE_MS ? counted(run) : run, ms)) as typeof setTimeout);
    try {
      const disk = createDisk();
      const master = createMaster();
      for (let index = 0; index < 9; index++) master.put(visitOf(`visit:${index}`));
      const one = track(await openVisits(await disk.sealedWith(1), { multiInstance: true }));
      await replicate(one, master).awaitInSync();
      expect(await one.visits.count().exec()).toBe(9);
      await (await one.visits.findOne('visit:1').exec(true)).patch({ updatedAt: '2026-02-02' });
      master.put(visitOf('visit:2', { updatedAt: '2026-02-02', rating: 5 }));
      await replicate(one, master).awaitInSync();
      expect(master.rows.get('visit:1')?.visit.updatedAt).toBe('2026-02-02');
      expect(await one.visits.count({ selector: { rating: 5 } }).exec()).toBe(1);
      expect(gaveUp).toBe(0);
    } finally {
      timers.mockRestore();
    }
  });
});
