import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp from 'sharp';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MAX_PHOTO_BYTES,
  MEDIA_UPLOADS_PATH,
  photoPathOf,
  photoStatusPathOf,
} from '#schemas/protocol/media.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import type { Log } from '#server/ports/log.ts';
import { finishUpload } from '#server/media/finish-upload.ts';
import { LEAST_FREE_FOR_PHOTOS_BYTES } from '#server/media/media.ts';
import {
  createUploader,
  declaring,
  metadataHeader,
  photoDocument,
  photoIdFor,
  picture,
  plainPhoto,
  sha256Of,
  takenByCamera,
} from '#server/media/testing-photos.ts';
import { account, BOARD, LEAD, push, row, SPORT_LEAD } from '#server/replication/testing-sync.ts';
import { testConfig } from '#server/setup/testing-context.ts';
import { errorCodeOf, startTestApp, type TestApp } from './testing-app.ts';

const couch = createCouchMemory();
const lines: string[] = [];
const keep = (details: object, message: string): void =>
  void lines.push(JSON.stringify({ ...details, message }));
const log: Log = { debug: keep, info: keep, warn: keep, error: keep };
let dataDir: string;
let app: TestApp;
let freeBytes = Number.POSITIVE_INFINITY;
let device: ReturnType<typeof createUploader>;

const start = async (): Promise<void> => {
  const config = testConfig({ DATA_DIR: dataDir });
  app = await startTestApp({ couch, config, log, freeBytesForPhotos: async () => freeBytes });
  await app.ctx.media.removeLeftovers();
  device = createUploader(app);
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aesi-media-'));
  await start();
});
afterAll(async () => {
  await app.close();
  await rm(dataDir, { recursive: true });
});

const uploadsLeft = async (): Promise<string[]> =>
  (await readdir(join(dataDir, 'uploads'))).filter((name) => !name.endsWith('.json'));

const statusOf = async (sha256: string, actor = LEAD): Promise<unknown> =>
  (await app.get(photoStatusPathOf(sha256, 'informatique'), await app.authorization(actor))).json();

describe('R39 R40 R43 an uploaded photo', () => {
  it('is published upright, small, in WebP and JPEG, without position, camera or author', async () => {
    const bytes = await takenByCamera();
    expect(await exifr.gps(bytes)).toMatchObject({ latitude: expect.closeTo(12.366, 2) as number });
    const sha256 = sha256Of(bytes);
    expect((await device.upload(bytes)).status).toBe(204);
    await push(app.ctx, LEAD, 'photos', [row(photoDocument(sha256))]);
    for (const format of ['webp', 'jpg'] as const) {
      for (const [variant, widthPx, heightPx] of [
        ['thumb', 213, 320],
        ['medium', 640, 960],
        ['full', 800, 1200],
      ] as const) {
        const response = await app.get(photoPathOf(sha256, variant, format));
        expect(response.headers.get('content-type')).toBe(format === 'webp' ? 'image/webp' : 'image/jpeg');
        const published = Buffer.from(await response.arrayBuffer());
        const { width, height, exif, orientation, ...metadata } = await sharp(published).metadata();
        expect([variant, width, height, exif, orientation]).toEqual([
          variant,
          widthPx,
          heightPx,
          undefined,
          undefined,
        ]);
        expect(metadata.format).toBe(format === 'webp' ? 'webp' : 'jpeg');
        if (format === 'jpg') expect(await exifr.gps(published)).toBeUndefined();
        expect(published.includes('Tecno')).toBe(false);
        expect(published.includes('Awa')).toBe(false);
        const { data } = await sharp(published)
          .extract({ left: 5, top: 5, width: 1, height: 1 })
          .raw()
          .toBuffer({ resolveWithObject: true });
        // Red was on the left; turned clockwise it is on top.
        expect(data[0]).toBeGreaterThan(200);
        expect(data[2]).toBeLessThan(60);
      }
    }
    expect(await uploadsLeft()).toEqual([]);
  });

  it('goes through with the library of the app, and again without harm', async () => {
    const bytes = await picture(300, 200).webp().toBuffer();
    const headers = await app.authorization(LEAD);
    const send = (): Promise<void> =>
      new Promise((resolve, reject) => {
        const metadata = {
          sha256: sha256Of(bytes),
          type: 'image/webp',
          clubId: 'informatique',
          id: photoIdFor(2),
        };
        const endpoint = `${app.url}${MEDIA_UPLOADS_PATH}`;
        new Upload(bytes, {
          endpoint,
          headers,
          metadata,
          chunkSize: 100,
          onSuccess: () => resolve(),
          onError: reject,
        }).start();
      });
    await send();
    await send();
    expect(await statusOf(sha256Of(bytes))).toEqual({ stored: true });
  });

  it('may come whole with the creation, and is told as there only to those who may see it', async () => {
    const bytes = await plainPhoto();
    const sha256 = sha256Of(bytes);
    expect(await statusOf(sha256)).toEqual({ stored: false });
    const response = await fetch(`${app.url}${MEDIA_UPLOADS_PATH}`, {
      method: 'POST',
      headers: {
        ...(await app.authorization(BOARD)),
        'tus-resumable': '1.0.0',
        'content-type': 'application/offset+octet-stream',
        'upload-length': String(bytes.length),
        'upload-metadata': metadataHeader({
          sha256,
          type: 'image/jpeg',
          clubId: 'informatique',
          id: photoIdFor(3),
        }),
      },
      body: new Uint8Array(bytes),
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('upload-offset')).toBe(String(bytes.length));
    expect(await statusOf(sha256)).toEqual({ stored: true });
    expect(await statusOf(sha256, SPORT_LEAD)).toEqual({ stored: false });
    expect(await errorCodeOf(await app.get(photoStatusPathOf(sha256, 'informatique')))).toBe('not_signed_in');
  });
});

describe('R42 an upload goes on', () => {
  it('after a cut in the middle, from the last byte that arrived', async () => {
    const bytes = await takenByCamera();
    const begun = await device.begin(bytes, { metadata: { id: photoIdFor(4) } });
    const location = begun.headers.get('location') ?? '';
    const half = Math.floor(bytes.length / 2);
    await cutAfter(location, bytes, half);
    await expect
      .poll(async () => (await device.head(location)).headers.get('upload-offset'))
      .toBe(String(half));
    expect(await errorCodeOf(await device.patch(location, bytes))).toBe('upload_conflict');
    expect((await device.patch(location, bytes.subarray(half), half)).status).toBe(204);
  });

  it('after a restart of the server, also when only the answer to the last byte was lost', async () => {
    const bytes = await plainPhoto();
    const location = (await device.begin(bytes)).headers.get('location') ?? '';
    expect((await device.patch(location, bytes.subarray(0, 100))).status).toBe(204);
    await app.close();
    await start();
    expect((await device.head(location)).headers.get('upload-offset')).toBe('100');
    expect((await device.patch(location, bytes.subarray(100), 100)).status).toBe(204);
    await app.close();
    await start();
    const told = await device.head(location);
    expect([told.status, told.headers.get('upload-offset')]).toEqual([200, String(bytes.length)]);
    expect(await errorCodeOf(await device.patch(location, bytes))).toBe('upload_conflict');
  });

  it('when the server died between the last byte and the photo', async () => {
    const bytes = await plainPhoto();
    const location = (await device.begin(bytes)).headers.get('location') ?? '';
    const id = location.split('/').at(-1) ?? '';
    await app.ctx.media.uploads.store().write(readable(bytes), id, 0);
    expect(await statusOf(sha256Of(bytes))).toEqual({ stored: false });
    expect((await device.head(location)).headers.get('upload-offset')).toBe(String(bytes.length));
    expect(await statusOf(sha256Of(bytes))).toEqual({ stored: true });
  });

  it('only by the account that began it', async () => {
    const bytes = await plainPhoto();
    const location = (await device.begin(bytes)).headers.get('location') ?? '';
    const colleague = account(8, 'club:informatique:officer');
    for (const actor of [colleague, BOARD, SPORT_LEAD]) {
      expect(await errorCodeOf(await device.patch(location, bytes, 0, actor))).toBe('not_found');
      expect((await device.head(location, actor)).status).toBe(404);
      expect((await device.giveUp(location, actor)).status).toBe(404);
    }
    const dismissed = { ...LEAD, roles: [] };
    expect(await errorCodeOf(await device.patch(location, bytes, 0, dismissed))).toBe('forbidden');
    expect((await device.giveUp(location)).status).toBe(204);
    expect((await device.head(location)).status).toBe(404);
  });
});

describe('what cannot become a photo is refused by its code, and leaves nothing behind', () => {
  const text = Buffer.from('Liste des présents');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

  it.each([
    ['17,000 × 17,000 pixels', () => declaring(17_000, 17_000), 'photo_too_large_in_pixels', 422],
    ['an SVG', () => svg, 'unsupported_photo_type', 415],
    ['a text named .jpg', () => text, 'unsupported_photo_type', 415],
    ['a PNG', () => picture(20, 20).png().toBuffer(), 'unsupported_photo_type', 415],
    ['a JPEG cut short', async () => (await takenByCamera()).subarray(0, 3000), 'photo_unreadable', 422],
    [
      'a JPEG in name only',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), text]),
      'photo_unreadable',
      422,
    ],
  ])('%s', async (_what, make, code, status) => {
    const bytes = await make();
    const refused = await device.upload(bytes);
    expect([refused.status, await errorCodeOf(refused)]).toEqual([status, code]);
    expect(await statusOf(sha256Of(bytes))).toEqual({ stored: false });
    expect(await uploadsLeft()).toEqual([]);
  });

  it('bytes that are not those announced', async () => {
    const bytes = await plainPhoto();
    const announced = sha256Of(await plainPhoto());
    expect(await errorCodeOf(await device.upload(bytes, { metadata: { sha256: announced } }))).toBe(
      'hash_mismatch',
    );
    expect(await statusOf(announced)).toEqual({ stored: false });
  });

  it.each([
    ['60 MB', { sizeBytes: 60_000_000 }, 'too_large'],
    ['one byte too many', { sizeBytes: MAX_PHOTO_BYTES + 1 }, 'too_large'],
    ['no byte', { sizeBytes: 0 }, 'invalid_body'],
    ['another type', { metadata: { type: 'image/svg+xml' } }, 'unsupported_photo_type'],
    ['no hash', { metadata: { sha256: '../../secrets.json' } }, 'invalid_body'],
    ['a club that does not exist', { actor: BOARD, metadata: { clubId: 'echecs' } }, 'invalid_body'],
    ['another club’s dossier', { metadata: { id: `dossier:sport:${'0'.repeat(26)}` } }, 'invalid_body'],
    ['an unknown field', { metadata: { creator: SPORT_LEAD.id } }, 'invalid_body'],
    ['another club’s name', { metadata: { clubId: 'sport' } }, 'forbidden'],
    ['an account without role', { actor: account(9) }, 'forbidden'],
    ['an administrator', { actor: account(9, 'admin') }, 'forbidden'],
    ['nobody’s name', { actor: VISITOR }, 'not_signed_in'],
  ])('before the first byte: %s', async (_what, options, code) => {
    expect(await errorCodeOf(await device.begin(await plainPhoto(), options))).toBe(code);
  });

  it('more bytes than were declared', async () => {
    const bytes = await plainPhoto();
    const location = (await device.begin(bytes)).headers.get('location') ?? '';
    expect(await errorCodeOf(await device.patch(location, Buffer.concat([bytes, bytes])))).toBe('too_large');
    expect((await device.giveUp(location)).status).toBe(204);
  });

  it('on a full disk: refused before a byte is sent, and taken once there is room', async () => {
    const bytes = await plainPhoto();
    freeBytes = LEAST_FREE_FOR_PHOTOS_BYTES;
    const refused = await device.upload(bytes);
    expect([refused.status, await errorCodeOf(refused)]).toEqual([507, 'server_full']);
    freeBytes = Number.POSITIVE_INFINITY;
    expect((await device.upload(bytes)).status).toBe(204);
  });

  it('on a disk that is full when the photo is made: its bytes wait, and asking again goes on', async () => {
    const bytes = await plainPhoto();
    const location = (await device.begin(bytes)).headers.get('location') ?? '';
    const id = location.split('/').at(-1) ?? '';
    const { media } = app.ctx;
    await media.uploads.store().write(readable(bytes), id, 0);
    const upload = await media.uploads.find(id);
    if (upload === undefined) throw new Error('no upload');
    const full = {
      ...media,
      take: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    };
    expect(await finishUpload(full, upload)).toEqual({ ok: false, error: 'server_full' });
    expect((await device.head(location)).status).toBe(200);
    expect(await statusOf(sha256Of(bytes))).toEqual({ stored: true });
  });

  it('without end: an account has a budget', async () => {
    const eager = account(40, 'club:informatique:officer');
    const bytes = await plainPhoto();
    let refused: Response | undefined;
    for (let n = 0; n < 300 && refused === undefined; n += 1) {
      const begun = await device.begin(bytes, { actor: eager });
      if (!begun.ok) refused = begun;
    }
    expect(refused?.status).toBe(429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await device.upload(bytes)).status).toBe(204);
  });
});

const readable = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]).stream() as never;

it('R49 the log tells neither who sent a photo nor which', async () => {
  lines.length = 0;
  const bytes = await plainPhoto();
  expect((await device.upload(bytes)).status).toBe(204);
  await device.upload(Buffer.from('no photo'));
  await expect.poll(() => lines.length).toBeGreaterThan(3);
  expect(lines.join('\n')).toContain('/media/uploads/:id');
  expect(lines.join('\n')).not.toMatch(/account:|[0-9a-f]{32}|photo:/);
});

/** A request whose line goes dead after so many bytes. */
async function cutAfter(location: string, bytes: Buffer, count: number): Promise<void> {
  const { hostname, port } = new URL(app.url);
  const { authorization = '' } = await app.authorization(LEAD);
  const head = [
    `PATCH ${location} HTTP/1.1`,
    `Host: ${hostname}`,
    `Authorization: ${authorization}`,
    'Tus-Resumable: 1.0.0',
    'Upload-Offset: 0',
    'Content-Type: application/offset+octet-stream',
    `Content-Length: ${bytes.length}`,
  ].join('\r\n');
  const socket = connect(Number(port), hostname);
  socket.write(`${head}\r\n\r\n`);
  socket.write(bytes.subarray(0, count));
  const id = location.split('/').at(-1) ?? '';
  await expect.poll(async () => (await app.ctx.media.uploads.find(id))?.offsetBytes).toBe(count);
  socket.destroy();
}
