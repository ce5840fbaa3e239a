import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '#schemas/primitives/dates.ts';
import { type AccountId, type AuthorId, type ClubSlug } from '#schemas/primitives/ids.ts';
import { PHOTO_FORMATS, PHOTO_VARIANTS, photoPathOf } from '#schemas/protocol/media.ts';
import { TABLE_OWN_CLUB } from '#schemas/testing/permission-table.ts';
import { VISITOR, type Actor } from '#schemas/rules/roles.ts';
import { photoDocument, photoIdFor, picture } from '#server/media/testing-photos.ts';
import {
  account,
  activity,
  BOARD,
  deleted,
  LEAD,
  push,
  row,
  SPORT_LEAD,
} from '#server/replication/testing-sync.ts';
import { TEST_NOW_MS } from '#server/setup/testing-context.ts';
import { errorCodeOf } from './testing-app.ts';
import { dossier, startMedia, type MediaTest } from './testing-media.ts';

const DAY_MS = 24 * 3_600_000;

let at: MediaTest;

beforeEach(async () => {
  at = await startMedia();
});
afterEach(() => at.close());

describe('a published photo', () => {
  it('is kept for ever by whoever reads it, and by its name', async () => {
    const { sha256 } = await at.published();
    const response = await at.ask(sha256);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    const etag = response.headers.get('etag') ?? '';
    expect(
      (await at.ask(sha256, VISITOR, { 'if-none-match': etag, 'cache-control': 'max-age=0' })).status,
    ).toBe(304);
    const head = await fetch(`${at.app().url}${photoPathOf(sha256, 'full', 'jpg')}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100);
  });

  it('R42 comes in parts', async () => {
    const { sha256 } = await at.published();
    const whole = Buffer.from(await (await at.ask(sha256)).arrayBuffer());
    const part = await at.ask(sha256, VISITOR, { range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${whole.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(10, 20));
    const etag = part.headers.get('etag') ?? '';
    expect((await at.ask(sha256, VISITOR, { range: 'bytes=10-', 'if-range': etag })).status).toBe(206);
    expect((await at.ask(sha256, VISITOR, { range: 'bytes=10-', 'if-range': '"another"' })).status).toBe(200);
    const beyond = await at.ask(sha256, VISITOR, { range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
    expect(beyond.headers.get('cache-control')).toBe('no-store');
    expect(await errorCodeOf(beyond)).toBe('range_not_satisfiable');
  });

  it('R42 tells whoever wants another state of it that there is none', async () => {
    const { sha256 } = await at.published();
    const old = new Date(0).toUTCString();
    for (const condition of [{ 'if-match': '"another"' }, { 'if-unmodified-since': old }]) {
      const answer = await at.ask(sha256, VISITOR, condition);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([412, 'no-store']);
      expect(await errorCodeOf(answer)).toBe('precondition_failed');
    }
  });

  it('is not enlarged, and its smaller variants are smaller', async () => {
    const sha256 = await at.uploaded(() => picture(1000, 500).jpeg().toBuffer());
    const folder = join(at.dataDir, 'media', sha256.slice(0, 2), sha256);
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
    const waiting = await at.uploaded();
    await push(at.app().ctx, LEAD, 'dossiers', [row(dossier(waiting))]);
    const down = await at.published();
    await at.change(down, { takenDownAt: toInstant(TEST_NOW_MS + 1000) }, 1000);
    for (const sha256 of [waiting, down.sha256]) {
      for (const [name, actor, isEntitled] of READERS) {
        const response = await at.ask(sha256, actor);
        expect([name, response.status]).toEqual([name, isEntitled ? 200 : 404]);
        if (isEntitled) expect(response.headers.get('cache-control')).toBe('private, no-store');
        else expect(response.headers.get('cache-control')).toBe('no-store');
      }
    }
  });

  it('is the same nothing as one that does not exist, by any made-up address', async () => {
    const waiting = await at.uploaded();
    await push(at.app().ctx, LEAD, 'dossiers', [row(dossier(waiting))]);
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
        const response = await at
          .app()
          .get(path, { accept: 'image/*', ...(await at.app().authorization(actor)) });
        expect([path, response.status, await response.text()]).toEqual([
          path,
          404,
          '{"error":{"code":"not_found"}}',
        ]);
      }
    }
    const forged = await at.app().get(photoPathOf(unknown, 'thumb'), { authorization: 'Bearer x.y.z' });
    expect(await errorCodeOf(forged)).toBe('not_signed_in');
  });

  it('is opened by no other club’s document, even one that knows its hash', async () => {
    const down = await at.published();
    await at.change(down, { takenDownAt: toInstant(TEST_NOW_MS + 1000) }, 1000);
    const by = SPORT_LEAD.id as AccountId & AuthorId;
    const stolen = { id: photoIdFor(2), clubId: 'sport' as ClubSlug, createdBy: by, updatedBy: by };
    await push(at.app().ctx, SPORT_LEAD, 'photos', [row(photoDocument(down.sha256, stolen))]);
    expect((await at.ask(down.sha256)).status).toBe(404);
    expect((await at.ask(down.sha256, SPORT_LEAD)).status).toBe(404);
  });
});

describe('R41 taking down', () => {
  it('hides a photo at once, and its deletion too; putting it back shows it', async () => {
    const photo = await at.published();
    const down = await at.change(photo, { takenDownAt: toInstant(TEST_NOW_MS + 1000) }, 1000);
    expect((await at.ask(photo.sha256)).status).toBe(404);
    const back = await at.change(down, { takenDownAt: null }, 2000);
    expect((await at.ask(photo.sha256)).status).toBe(200);
    await push(at.app().ctx, LEAD, 'photos', [row(deleted(back, 3000), back)]);
    expect((await at.ask(photo.sha256)).status).toBe(404);
    expect((await at.ask(photo.sha256, BOARD)).status).toBe(404);
  });

  it('is remembered after a restart, as is what is published', async () => {
    const photo = await at.published();
    await at.restart();
    expect((await at.ask(photo.sha256)).status).toBe(200);
    await at.change(photo, { takenDownAt: toInstant(TEST_NOW_MS + 1000) }, 1000);
    await at.restart();
    expect((await at.ask(photo.sha256)).status).toBe(404);
  });
});

describe('R43 the photos of an activity', () => {
  it('show while it is there, also those that come after its deletion, and its bureau sees them', async () => {
    const held = activity(1);
    const photo = photoDocument(await at.uploaded(), { activityId: held.id });
    await push(at.app().ctx, LEAD, 'photos', [row(photo)]);
    const seen = async () => [(await at.ask(photo.sha256)).status, (await at.ask(photo.sha256, LEAD)).status];
    expect(await seen()).toEqual([404, 200]);
    await push(at.app().ctx, LEAD, 'activities', [row(held)]);
    expect(await seen()).toEqual([200, 200]);
    await push(at.app().ctx, LEAD, 'activities', [row(deleted(held), held)]);
    expect(await seen()).toEqual([404, 200]);
    await at.restart();
    expect(await seen()).toEqual([404, 200]);
  });

  it('keep their files while it may be brought back', async () => {
    const photo = photoDocument(await at.uploaded(), { activityId: activity(1).id });
    await push(at.app().ctx, LEAD, 'photos', [row(photo)]);
    for (const days of [0, 40]) {
      at.clock.advance(days * DAY_MS);
      await at.app().ctx.media.clean();
    }
    await push(at.app().ctx, LEAD, 'activities', [row(activity(1))]);
    expect((await at.ask(photo.sha256)).status).toBe(200);
  });
});
