import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thumbHashToApproximateAspectRatio } from 'thumbhash';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENT_SCHEMAS } from '#schemas/documents/documents.ts';
import type { Activity } from '#schemas/documents/activity.ts';
import type { Officer } from '#schemas/documents/officer.ts';
import type { Photo } from '#schemas/documents/photo.ts';
import { refusalOf } from '#schemas/rules/write-check.ts';
import { blake2bHex } from '#server/crypto/blake2b.ts';
import { createMedia, type Media } from '#server/media/media.ts';
import { silentLog } from '#server/ports/log.ts';
import { addPhotos } from './photos.ts';
import { createYear, STANDARD_ATTENDANCES, type Year } from './year.ts';

const NOW_MS = Date.parse('2026-03-14T15:30:00.000Z');

let dataDir: string;
let media: Media;
let year: Year;

const documentsOf = <T>(collection: string): T[] =>
  year.flatMap((part) => (part.collection === collection ? (part.documents as unknown as T[]) : []));

const bare = (): Year => createYear({ nowMs: NOW_MS, hash: blake2bHex, attendances: STANDARD_ATTENDANCES });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'aesi-demo-photos-'));
  media = createMedia({ dataDir, clock: { nowMs: () => NOW_MS }, log: silentLog });
  year = await addPhotos(media, bare());
});
afterAll(() => rm(dataDir, { recursive: true }));

describe('R19 R58 the photos of the demonstration', () => {
  it('are valid, filed for their club, and show what their document says', async () => {
    const photos = documentsOf<Photo>('photos');
    expect(photos.length).toBeGreaterThanOrEqual(40);
    for (const photo of photos) {
      expect(DOCUMENT_SCHEMAS.photos.safeParse(photo).success).toBe(true);
      const actor = { kind: 'service', service: 'setup' } as const;
      const question = {
        actor,
        collection: 'photos',
        current: undefined,
        next: photo,
        knowsTombstone: false,
      } as const;
      expect(refusalOf(question)).toBeUndefined();
      expect(await media.folder.clubsOf(photo.sha256)).toContain(photo.clubId);
      const ratio = thumbHashToApproximateAspectRatio(Buffer.from(photo.tinyHash, 'base64'));
      expect(Math.abs(ratio - photo.widthPx / photo.heightPx)).toBeLessThan(0.25);
    }
  });

  it('are spread over the activities of each club, and some officers have a portrait', () => {
    const activities = new Map(documentsOf<Activity>('activities').map((one) => [one.id, one]));
    const photos = new Map(documentsOf<Photo>('photos').map((one) => [one.id, one]));
    for (const clubId of ['informatique', 'anglais', 'art-oratoire', 'sport']) {
      const own = [...photos.values()].filter(
        (photo) => photo.clubId === clubId && photo.activityId !== null,
      );
      expect(own.length).toBeGreaterThanOrEqual(4);
      expect(own.length).toBeLessThanOrEqual(12);
      for (const { activityId } of own) {
        expect(activities.get(activityId ?? ('' as Activity['id']))).toMatchObject({ clubId, state: 'done' });
      }
      const officers = documentsOf<Officer>('officers').filter((officer) => officer.clubId === clubId);
      const portraits = officers.flatMap(({ photoId }) =>
        photoId === null ? [] : [photos.get(photoId)?.clubId],
      );
      expect(portraits).toEqual([clubId, clubId, clubId]);
    }
  });

  it('come out the same twice', async () => {
    expect(await addPhotos(media, bare())).toEqual(year);
  });
});
