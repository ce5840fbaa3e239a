/** For tests of photos: the whole application over a folder of its own, which outlives a restart, and what its people do. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Dossier } from '#schemas/documents/dossier.ts';
import type { Photo } from '#schemas/documents/photo.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { activityIdOf, dossierIdOf, type AuthorId, type ClubSlug } from '#schemas/primitives/ids.ts';
import { photoPathOf } from '#schemas/protocol/media.ts';
import { VISITOR, type Actor } from '#schemas/rules/roles.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { createUploader, photoDocument, plainPhoto, sha256Of } from '#server/media/testing-photos.ts';
import { edited, LEAD, push, row } from '#server/replication/testing-sync.ts';
import { createTestClock, testConfig, TEST_NOW_MS, type TestClock } from '#server/setup/testing-context.ts';
import { startTestApp, type TestApp } from './testing-app.ts';

const ULID = '0'.repeat(25);

export interface MediaTest {
  readonly dataDir: string;
  readonly clock: TestClock;
  /** The one that runs now. */
  readonly app: () => TestApp;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly uploaded: (make?: () => Promise<Buffer>) => Promise<string>;
  readonly published: () => Promise<Photo>;
  readonly change: (photo: Photo, changes: Partial<Photo>, ms: number) => Promise<Photo>;
  /** A small picture of the photo, as this person gets it. */
  readonly ask: (sha256: string, actor?: Actor, headers?: Record<string, string>) => Promise<Response>;
}

export const startMedia = async (): Promise<MediaTest> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'aesi-media-'));
  const couch = createCouchMemory();
  const clock = createTestClock();
  const start = () => startTestApp({ couch, clock, config: testConfig({ DATA_DIR: dataDir }) });
  let app = await start();
  const uploaded = async (make: () => Promise<Buffer> = plainPhoto): Promise<string> => {
    const bytes = await make();
    const response = await createUploader(app).upload(bytes);
    expect(response.status).toBe(204);
    return sha256Of(bytes);
  };
  return {
    dataDir,
    clock,
    app: () => app,
    restart: async () => {
      await app.close();
      app = await start();
    },
    close: async () => {
      await app.close();
      await rm(dataDir, { recursive: true });
    },
    uploaded,
    published: async () => {
      const photo = photoDocument(await uploaded());
      await push(app.ctx, LEAD, 'photos', [row(photo)]);
      return photo;
    },
    change: async (photo, changes, ms) => {
      const next = edited(photo, changes, ms);
      expect(await push(app.ctx, LEAD, 'photos', [row(next, photo)])).toMatchObject({
        conflicts: [],
        rejected: [],
      });
      await app.ctx.media.settled();
      return next;
    },
    ask: async (sha256, actor = VISITOR, headers = {}) =>
      app.get(photoPathOf(sha256, 'thumb'), { ...(await app.authorization(actor)), ...headers }),
  };
};

/** Where photos wait that the club has not published. */
export const dossier = (...hashes: string[]): Dossier => ({
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
