/** For tests: pictures good and bad, and a device that uploads them by hand. */
import { createHash, randomInt } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import type { Photo } from '#schemas/documents/photo.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { AuthorId, ClubSlug, PhotoId } from '#schemas/primitives/ids.ts';
import { MEDIA_UPLOADS_PATH } from '#schemas/protocol/media.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import type { TestApp } from '#server/http/testing-app.ts';
import { LEAD } from '#server/replication/testing-sync.ts';
import { TEST_NOW_MS } from '#server/setup/testing-context.ts';

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export const photoIdFor = (n: number): PhotoId => `photo:${String(n).padStart(26, '0')}` as PhotoId;

/** Left half red, right half blue, so that one sees how it lies. */
export const picture = (widthPx = 1200, heightPx = 800): Sharp => {
  const right = { width: Math.floor(widthPx / 2), height: heightPx, channels: 3 as const };
  return sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: 'red' } }).composite([
    { input: { create: { ...right, background: 'blue' } }, left: Math.ceil(widthPx / 2), top: 0 },
  ]);
};

/** Taken in Ouagadougou with the phone turned: the pixels lie on their side, the camera says how to turn them. */
export const takenByCamera = (): Promise<Buffer> =>
  picture()
    .withExif({
      IFD0: { Make: 'Tecno', Artist: 'Awa Ouédraogo' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '12/1 21/1 58/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '1/1 32/1 5/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** Not the same bytes twice. */
export const plainPhoto = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 64,
      height: 48,
      channels: 3,
      background: { r: randomInt(255), g: randomInt(255), b: randomInt(255) },
    },
  })
    .withExif({ IFD0: { ImageDescription: String(randomInt(2 ** 40)) } })
    .jpeg()
    .toBuffer();

/** A JPEG of some hundred bytes whose header declares these sides. */
export const declaring = async (widthPx: number, heightPx: number): Promise<Buffer> => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(heightPx, frame + 5);
  bytes.writeUInt16BE(widthPx, frame + 7);
  return bytes;
};

export const photoDocument = (sha256: string, changes: Partial<Photo> = {}): Photo => ({
  id: photoIdFor(1),
  clubId: 'informatique' as ClubSlug,
  createdAt: toInstant(TEST_NOW_MS),
  createdBy: LEAD.id as AuthorId,
  updatedAt: toInstant(TEST_NOW_MS),
  updatedBy: LEAD.id as AuthorId,
  v: 1,
  activityId: null,
  sha256,
  widthPx: 1200,
  heightPx: 800,
  tinyHash: '',
  caption: '',
  takenAt: toInstant(TEST_NOW_MS),
  takenDownAt: null,
  ...changes,
});

const TUS = { 'tus-resumable': '1.0.0' };

export const metadataHeader = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

export interface Uploading {
  readonly actor?: Actor;
  readonly sizeBytes?: number;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** The device's side, request by request. */
export const createUploader = (app: Pick<TestApp, 'url' | 'authorization'>) => {
  const send = async (
    path: string,
    method: string,
    actor: Actor,
    headers: Record<string, string>,
    body?: Buffer,
  ) =>
    fetch(`${app.url}${path}`, {
      method,
      headers: { ...TUS, ...(await app.authorization(actor)), ...headers },
      ...(body !== undefined && { body: new Uint8Array(body) }),
    });
  const begin = (
    bytes: Buffer,
    { actor = LEAD, sizeBytes = bytes.length, metadata = {} }: Uploading = {},
  ) => {
    const said = {
      sha256: sha256Of(bytes),
      type: 'image/jpeg',
      clubId: 'informatique',
      id: photoIdFor(1),
      ...metadata,
    };
    return send(MEDIA_UPLOADS_PATH, 'POST', actor, {
      'upload-length': String(sizeBytes),
      'upload-metadata': metadataHeader(said),
    });
  };
  const patch = (location: string, bytes: Buffer, offset = 0, actor: Actor = LEAD) =>
    send(
      location,
      'PATCH',
      actor,
      {
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      bytes,
    );
  return {
    begin,
    patch,
    head: (location: string, actor: Actor = LEAD) => send(location, 'HEAD', actor, {}),
    giveUp: (location: string, actor: Actor = LEAD) => send(location, 'DELETE', actor, {}),
    /** All at once; the answer to the last byte, or to what was refused before. */
    upload: async (bytes: Buffer, options: Uploading = {}): Promise<Response> => {
      const begun = await begin(bytes, options);
      return begun.ok ? patch(begun.headers.get('location') ?? '', bytes, 0, options.actor) : begun;
    },
  };
};
