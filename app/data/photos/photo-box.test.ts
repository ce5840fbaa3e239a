/** A device may die between any two writes: afterwards it holds the whole photo, or nothing of it, and what it holds is listed. */
import { expect, test } from 'vitest';
import { SecretKey } from '#app/crypto/secret-key.ts';
import { createSealer } from '#app/crypto/sealer.ts';
import type { PendingPhoto } from '#schemas/documents/dossier.ts';
import { activityIdOf, type ClubSlug } from '#schemas/primitives/ids.ts';
import { ok } from '#schemas/primitives/result.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { createOutboxStore, type OutboxStore } from './outbox-store.ts';
import { createPhotoBox, settlePhotos, type PhotoBoxDeps } from './photo-box.ts';
import { PREPARED_PHOTO } from './testing-photo.ts';

const sealer = await createSealer(new SecretKey('data', new Uint8Array(32).fill(7)));
const ACTIVITY = { id: activityIdOf('01HZZZZZZZZZZZZZZZZZZZZZZZ'), clubId: 'sport' as ClubSlug };
class Death extends Error {}

/** What lies on disk, the dossier beside the outbox; each write counts, and the device dies before the given one. */
const createWorld = (name: string) => {
  let pending: readonly PendingPhoto[] = [];
  const boot = (diesBefore: number): PhotoBoxDeps & { readonly store: OutboxStore } => {
    let writes = 0;
    const alive = (): void => {
      writes += 1;
      if (writes >= diesBefore) throw new Death();
    };
    const store = createOutboxStore(name, sealer);
    const dossier = {
      _deleted: false,
      id: 'x',
      get pendingPhotos() {
        return pending;
      },
    };
    const rows = {
      findDocumentsById: () =>
        Promise.resolve(
          pending.length === 0 ? [] : [{ ...dossier, id: `dossier:sport:01HZZZZZZZZZZZZZZZZZZZZZZZ` }],
        ),
    };
    const database = {
      collections: new Map([['dossiers', { storageInstance: rows }]]),
    } as unknown as LocalDatabase;
    return {
      database,
      clock: () => 1_700_000_000_000,
      store: {
        ...store,
        add: async (...input) => (alive(), store.add(...input)),
        update: async (...input) => (alive(), store.update(...input)),
        remove: async (...input) => (alive(), store.remove(...input)),
      },
      commands: {
        addPendingPhoto: async (_, photo) => {
          alive();
          pending = [...pending, photo];
          return ok({} as never);
        },
        dropPendingPhotos: async (_, hashes) => {
          alive();
          pending = pending.filter(({ sha256 }) => !hashes.includes(sha256));
          return ok({} as never);
        },
        takeDownPhoto: async () => ok({} as never),
        setPortrait: async () => ok({} as never),
      },
    };
  };
  return { boot, pending: () => pending };
};

test.each([1, 2, 3, 4])(
  'R60 a phone that dies before write %i keeps all of a photo or nothing',
  async (diesBefore) => {
    const world = createWorld(`death-${diesBefore}`);
    const first = world.boot(diesBefore);
    const kept = await createPhotoBox(first)
      .keep(PREPARED_PHOTO, ACTIVITY)
      .catch((cause: unknown) => cause);
    expect(kept instanceof Death).toBe(diesBefore < 4);
    first.store.close();

    const second = world.boot(Number.POSITIVE_INFINITY);
    await settlePhotos(second);
    const photos = await second.store.all();
    expect(photos).toHaveLength(diesBefore === 1 ? 0 : 1);
    expect(world.pending().map(({ sha256 }) => sha256)).toEqual(photos.map(({ sha256 }) => sha256));
    for (const { sha256, isReferred, refusal } of photos) {
      expect({ isReferred, refusal }).toEqual({ isReferred: true, refusal: null });
      expect(await second.store.bytes(sha256, 'full')).toEqual(PREPARED_PHOTO.full);
      expect(await second.store.bytes(sha256, 'thumb')).toEqual(PREPARED_PHOTO.thumb);
    }
    second.store.close();
  },
);

test('R60 a photo given up leaves the dossier and the device, and both have it again when that is undone', async () => {
  const world = createWorld('discard');
  const deps = world.boot(Number.POSITIVE_INFINITY);
  const box = createPhotoBox(deps);
  await box.keep(PREPARED_PHOTO, ACTIVITY);
  const undo = await box.discard(PREPARED_PHOTO.sha256);
  expect([await deps.store.all(), world.pending()]).toEqual([[], []]);
  await undo();
  expect((await deps.store.all()).map(({ isReferred }) => isReferred)).toEqual([true]);
  expect(world.pending()).toHaveLength(1);
  expect(JSON.parse(await box.exportJson())).toMatchObject([
    { sha256: PREPARED_PHOTO.sha256, base64: 'AQID' },
  ]);
});

test('the bytes on disk are sealed, and a hash is not read from its row', async () => {
  const world = createWorld('sealed');
  const { store, ...deps } = world.boot(Number.POSITIVE_INFINITY);
  await createPhotoBox({ ...deps, store }).keep(PREPARED_PHOTO, ACTIVITY);
  const other = createOutboxStore(
    'sealed',
    await createSealer(new SecretKey('data', new Uint8Array(32).fill(8))),
  );
  expect(await other.get(PREPARED_PHOTO.sha256)).toBeUndefined();
  await expect(other.all()).rejects.toThrow(/Cannot be opened/);
});
