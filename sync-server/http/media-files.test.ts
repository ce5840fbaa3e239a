import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dossier } from '#schemas/documents/dossier.ts';
import type { LedgerEntry } from '#schemas/documents/ledger-entry.ts';
import type { Photo } from '#schemas/documents/photo.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import {
  activityIdOf,
  dossierIdOf,
  type AccountId,
  type AuthorId,
  type ClubSlug,
} from '#schemas/primitives/ids.ts';
import { PHOTO_FORMATS, PHOTO_VARIANTS, photoPathOf } from '#schemas/protocol/media.ts';
import { TABLE_OWN_CLUB } from '#schemas/rules/permission-table.ts';
import { VISITOR, type Actor } from '#schemas/rules/roles.ts';
import { createCouchMemory, type CouchMemory } from '#server/ports/couch-memory.ts';
import {
  createUploader,
  photoDocument,
  photoIdFor,
  picture,
  plainPhoto,
  sha256Of,
} from '#server/media/testing-photos.ts';
import {
  account,
  activity,
  BOARD,
  deleted,
  edited,
  LEAD,
  push,
  row,
  SPORT_LEAD,
} from '#server/replication/testing-sync.ts';
import { createTestClock, testConfig, TEST_NOW_MS, type TestClock } from '#server/setup/test-context.ts';
import { errorCodeOf, startTestApp, type TestApp } from './testing-app.ts';

const DAY_MS = 24 * 3_600_000;
const ULID = '0'.repeat(25);

let dataDir: string;
let couch: CouchMemory;
let clock: TestClock;
let app: TestApp;

const start = async (): Promise<void> => {
  app = await startTestApp({ couch, clock, config: testConfig({ DATA_DIR: dataDir }) });
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aesi-media-'));
  couch = createCouchMemory();
  clock = createTestClock();
  await start();
});
afterEach(async () => {
  await app.close();
  await rm(dataDir, { recursive: true });
});

const uploaded = async (make: () => Promise<Buffer> = plainPhoto): Promise<string> => {
  const bytes = await make();
  const response = await createUploader(app).upload(bytes);
  expect(response.status).toBe(204);
  return sha256Of(bytes);
};

const published = async (): Promise<Photo> => {
  const photo = photoDocument(await uploaded());
  await push(app.ctx, LEAD, 'photos', [row(photo)]);
  return photo;
};

const change = async (photo: Photo, changes: Partial<Photo>, ms: number): Promise<Photo> => {
  const next = edited(photo, changes, ms);
  expect(await push(app.ctx, LEAD, 'photos', [row(next, photo)])).toMatchObject({
    conflicts: [],
    rejected: [],
  });
  await app.ctx.media.settled();
  return next;
};

const dossier = (...hashes: string[]): Dossier => ({
  id: dossierIdOf('informatique' as ClubSlug, activityIdOf(`${ULID}1`)),
  clubId: 'informatique' as ClubSlug,
  createdAt: toInstant(TEST_NOW_MS),
  createdBy: LEAD.id as AuthorId,
  updatedAt: toInstant(TEST_NOW_MS),
  updatedBy: LEAD.id as AuthorId,
  v: 1,
  activityId: activityIdOf(`${ULID}1`),
  checkIn: null,
  difficulties: '',
  debrief: '',
  winners: [],
  pendingPhotos: hashes.map((sha256) => ({
    sha256,
    widthPx: 4,
    heightPx: 3,
    tinyHash: '',
    takenAt: toInstant(TEST_NOW_MS),
    caption: '',
  })),
});

const ask = async (
  sha256: string,
  actor: Actor = VISITOR,
  headers: Record<string, string> = {},
): Promise<Response> =>
  app.get(photoPathOf(sha256, 'thumb'), { ...(await app.authorization(actor)), ...headers });

describe('a published photo', () => {
  it('is kept for ever by whoever reads it, and by its name', async () => {
    const { sha256 } = await published();
    const response = await ask(sha256);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    const etag = response.headers.get('etag') ?? '';
    expect((await ask(sha256, VISITOR, { 'if-none-match': etag, 'cache-control': 'max-age=0' })).status).toBe(
      304,
    );
    const head = await fetch(`${app.url}${photoPathOf(sha256, 'full', 'jpg')}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100);
  });

  it('R42 comes in parts', async () => {
    const { sha256 } = await published();
    const whole = Buffer.from(await (await ask(sha256)).arrayBuffer());
    const part = await ask(sha256, VISITOR, { range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${whole.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(10, 20));
    const etag = part.headers.get('etag') ?? '';
    expect((await ask(sha256, VISITOR, { range: 'bytes=10-', 'if-range': etag })).status).toBe(206);
    expect((await ask(sha256, VISITOR, { range: 'bytes=10-', 'if-range': '"another"' })).status).toBe(200);
    const beyond = await ask(sha256, VISITOR, { range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
    expect(beyond.headers.get('cache-control')).toBe('no-store');
    expect(await errorCodeOf(beyond)).toBe('range_not_satisfiable');
  });

  it('is not enlarged, and its smaller variants are smaller', async () => {
    const sha256 = await uploaded(() => picture(1000, 500).jpeg().toBuffer());
    const folder = join(dataDir, 'media', sha256.slice(0, 2), sha256);
    const names = PHOTO_VARIANTS.flatMap((variant) => PHOTO_FORMATS.map((format) => `${variant}.${format}`));
    expect((await readdir(folder)).sort()).toEqual([...names, 'club-informatique'].sort());
  });
});

describe('R14 R21 a photo that is not published', () => {
  const READERS: readonly (readonly [string, Actor, boolean])[] = [
    ['a visitor', VISITOR, false],
    ['an account without role', account(5), false],
    ['an administrator', account(6, 'admin'), false],
    ['the lead of another club', SPORT_LEAD, false],
    ['an officer of the club', account(7, `club:${TABLE_OWN_CLUB}:officer`), true],
    ['its treasurer', account(7, `club:${TABLE_OWN_CLUB}:treasurer`), true],
    ['its lead', LEAD, true],
    ['the board', BOARD, true],
  ];

  it('shows, while it waits or after it was taken down, to those who read the club’s dossiers', async () => {
    const waiting = await uploaded();
    await push(app.ctx, LEAD, 'dossiers', [row(dossier(waiting))]);
    const down = await published();
    await change(down, { takenDownAt: toInstant(TEST_NOW_MS + 1000) }, 1000);
    for (const sha256 of [waiting, down.sha256]) {
      for (const [name, actor, isEntitled] of READERS) {
        const response = await ask(sha256, actor);
        expect([name, response.status]).toEqual([name, isEntitled ? 200 : 404]);
        if (isEntitled) expect(response.headers.get('cache-control')).toBe('private, no-store');
        else expect(response.headers.get('cache-control')).toBe('no-store');
      }
    }
  });

  it('is the same nothing as one that does not exist, by any made-up address', async () => {
    const waiting = await uploaded();
    await push(app.ctx, LEAD, 'dossiers', [row(dossier(waiting))]);
    const unknown = 'f'.repeat(64);
    const paths = [
      ...PHOTO_VARIANTS.flatMap((variant) =>
        PHOTO_FORMATS.map((format) => photoPathOf(waiting, variant, format)),
      ),
      photoPathOf(unknown, 'thumb'),
      `/media/${waiting}/thumb.png`,
      `/media/${waiting}/club-informatique`,
      `/media/${waiting}/thumb.webp.webp`,
      `/media/${waiting}/constructor.webp`,
      `/media/${waiting}`,
      `/media/${waiting}/`,
      `/media/${waiting.toUpperCase()}/thumb.webp`,
      `/media/${waiting.slice(0, 2)}/${waiting}/thumb.webp`,
      `/media/..%2f${waiting.slice(0, 2)}%2f${waiting}/thumb.webp`,
      '/media/..%2f..%2fsecrets.json/thumb.webp',
      '/media/%2e%2e/secrets.json',
      `/media/${unknown}%00/thumb.webp`,
      '/media/drafts/thumb.webp',
      '/media/uploads/',
      `/media/uploads/${'0'.repeat(32)}`,
    ];
    for (const path of paths) {
      for (const actor of [VISITOR, SPORT_LEAD]) {
        const response = await app.get(path, { accept: 'image/*', ...(await app.authorization(actor)) });
        expect([path, response.status, await response.text()]).toEqual([
          path,
          404,
          '{"error":{"code":"not_found"}}',
        ]);
      }
    }
    const forged = await app.get(photoPathOf(unknown, 'thumb'), { authorization: 'Bearer x.y.z' });
    expect(await errorCodeOf(forged)).toBe('not_signed_in');
  });

  it('is opened by no other club’s document, even one that knows its hash', async () => {
    const down = await published();
    await change(down, { takenDownAt: toInstant(TEST_NOW_MS + 1000) }, 1000);
    const by = SPORT_LEAD.id as AccountId & AuthorId;
    const stolen = { id: photoIdFor(2), clubId: 'sport' as ClubSlug, createdBy: by, updatedBy: by };
    await push(app.ctx, SPORT_LEAD, 'photos', [row(photoDocument(down.sha256, stolen))]);
    expect((await ask(down.sha256)).status).toBe(404);
    expect((await ask(down.sha256, SPORT_LEAD)).status).toBe(404);
  });
});

describe('R41 taking down', () => {
  it('hides a photo at once, and its deletion too; putting it back shows it', async () => {
    const photo = await published();
    const down = await change(photo, { takenDownAt: toInstant(TEST_NOW_MS + 1000) }, 1000);
    expect((await ask(photo.sha256)).status).toBe(404);
    const back = await change(down, { takenDownAt: null }, 2000);
    expect((await ask(photo.sha256)).status).toBe(200);
    await push(app.ctx, LEAD, 'photos', [row(deleted(back, 3000), back)]);
    expect((await ask(photo.sha256)).status).toBe(404);
    expect((await ask(photo.sha256, BOARD)).status).toBe(404);
  });

  it('is remembered after a restart, as is what is published', async () => {
    const photo = await published();
    await app.close();
    await start();
    expect((await ask(photo.sha256)).status).toBe(200);
    await change(photo, { takenDownAt: toInstant(TEST_NOW_MS + 1000) }, 1000);
    await app.close();
    await start();
    expect((await ask(photo.sha256)).status).toBe(404);
  });
});

describe('R43 the photos of an activity', () => {
  it('show while it is there, also those that come after its deletion, and its bureau sees them', async () => {
    const held = activity(1);
    const photo = photoDocument(await uploaded(), { activityId: held.id });
    await push(app.ctx, LEAD, 'photos', [row(photo)]);
    const seen = async () => [(await ask(photo.sha256)).status, (await ask(photo.sha256, LEAD)).status];
    expect(await seen()).toEqual([404, 200]);
    await push(app.ctx, LEAD, 'activities', [row(held)]);
    expect(await seen()).toEqual([200, 200]);
    await push(app.ctx, LEAD, 'activities', [row(deleted(held), held)]);
    expect(await seen()).toEqual([404, 200]);
    await app.close();
    await start();
    expect(await seen()).toEqual([404, 200]);
  });

  it('keep their files while it may be brought back', async () => {
    const photo = photoDocument(await uploaded(), { activityId: activity(1).id });
    await push(app.ctx, LEAD, 'photos', [row(photo)]);
    for (const days of [0, 40]) {
      clock.advance(days * DAY_MS);
      await app.ctx.media.clean();
    }
    await push(app.ctx, LEAD, 'activities', [row(activity(1))]);
    expect((await ask(photo.sha256)).status).toBe(200);
  });
});

describe('R41 files that no document needs', () => {
  /** As the daily timer does, so many days later. */
  const cleanAfter = async (days: number): Promise<void> => {
    clock.advance(days * DAY_MS);
    await app.ctx.media.clean();
  };
  const inQuarantine = async (): Promise<string[]> =>
    [...(await app.ctx.media.folder.listQuarantine()).keys()].sort();

  it('go into quarantine after a week, and away a month later', async () => {
    const orphan = await uploaded();
    const down = await published();
    await change(down, { takenDownAt: toInstant(TEST_NOW_MS + 1000) }, 1000);
    await cleanAfter(0);
    await cleanAfter(6);
    expect(await inQuarantine()).toEqual([]);
    await cleanAfter(1);
    expect(await inQuarantine()).toEqual([orphan, down.sha256].sort());
    expect(await readdir(join(dataDir, 'quarantine'))).toEqual(['2026-03-21']);
    expect(await app.ctx.media.folder.list()).toEqual([]);
    await cleanAfter(29);
    expect(await inQuarantine()).toHaveLength(2);
    await cleanAfter(1);
    expect(await readdir(join(dataDir, 'quarantine'))).toEqual([]);
  });

  it('come back with the first reference, also over a restart', async () => {
    const [first, second] = [await uploaded(), await uploaded()];
    await cleanAfter(0);
    await cleanAfter(7);
    await push(app.ctx, LEAD, 'photos', [row(photoDocument(first))]);
    await app.ctx.media.settled();
    expect((await ask(first)).status).toBe(200);
    await app.close();
    await start();
    await push(app.ctx, LEAD, 'photos', [row(photoDocument(second, { id: photoIdFor(2) }))]);
    await app.ctx.media.settled();
    expect((await ask(second)).status).toBe(200);
    expect(await inQuarantine()).toEqual([]);
    await cleanAfter(1);
    await cleanAfter(40);
    expect(await app.ctx.media.folder.list()).toHaveLength(2);
  });

  it('come back when they are uploaded again', async () => {
    const bytes = await plainPhoto();
    const sha256 = await uploaded(async () => bytes);
    await cleanAfter(0);
    await cleanAfter(7);
    expect(await inQuarantine()).toEqual([sha256]);
    await uploaded(async () => bytes);
    expect(await inQuarantine()).toEqual([]);
    expect(await app.ctx.media.folder.list()).toEqual([sha256]);
  });

  it('are not those that a dossier, a photo or a sealed receipt names', async () => {
    const [pending, receipt] = [await uploaded(), await uploaded()];
    const photo = await published();
    await push(app.ctx, LEAD, 'dossiers', [row(dossier(pending))]);
    const { createdAt, createdBy, updatedAt, updatedBy, clubId, v } = dossier();
    const entry: LedgerEntry = {
      ...{ id: `entry:informatique:${ULID}1`, clubId, createdAt, createdBy, updatedAt, updatedBy, v },
      epoch: 1,
      author: LEAD.id as AccountId,
      device: `${ULID}1` as LedgerEntry['device'],
      seq: 1,
      prev: null,
      receipts: [receipt],
      sealed: 'AAAA',
      signature: 'AAAA',
    };
    expect(await push(app.ctx, LEAD, 'ledger', [row(entry)])).toMatchObject({ rejected: [] });
    await cleanAfter(0);
    await cleanAfter(100);
    await app.close();
    await start();
    await cleanAfter(100);
    expect([...(await app.ctx.media.folder.list())].sort()).toEqual([pending, receipt, photo.sha256].sort());
    // A receipt is nobody's photo.
    expect((await ask(receipt, LEAD)).status).toBe(404);
  });

  it('R34 nor uploads that nobody went on with', async () => {
    await createUploader(app).begin(await plainPhoto());
    await cleanAfter(6);
    expect(await readdir(join(dataDir, 'uploads'))).toHaveLength(2);
    await cleanAfter(1);
    expect(await readdir(join(dataDir, 'uploads'))).toEqual([]);
  });
});
