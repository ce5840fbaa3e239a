import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseNameOf } from '#schemas/documents/collections.ts';
import type { Dossier } from '#schemas/documents/dossier.ts';
import { MAX_REMOVALS } from '#schemas/documents/limits.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import {
  activityIdOf,
  CHECK_IN_SERVICE,
  dossierIdOf,
  type AuthorId,
  type ClubSlug,
} from '#schemas/primitives/ids.ts';
import { REMOVALS_PATH } from '#schemas/protocol/media.ts';
import { photoDocument, photoIdFor } from '#server/media/testing-photos.ts';
import { LEAD, push, row } from '#server/replication/testing-sync.ts';
import { afterRead } from '#server/ports/testing-couch.ts';
import { TEST_NOW_MS } from '#server/setup/testing-context.ts';
import { errorCodeOf, startTestApp, type TestApp } from './testing-app.ts';

const ACTIVITY = activityIdOf('0'.repeat(26));
const CLUB = 'informatique' as ClubSlug;
const DOSSIER = dossierIdOf(CLUB, ACTIVITY);
const WHY = 'On ne m’a rien demandé.';

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
  const { id, sha256, caption, takenAt, takenDownAt, widthPx, heightPx, tinyHash, activityId, ...base } =
    photoDocument('a'.repeat(64));
  const dossier: Dossier = {
    ...base,
    createdBy: LEAD.id as AuthorId,
    id: DOSSIER,
    activityId: ACTIVITY,
    checkIn: null,
    difficulties: 'Ballon crevé',
    debrief: '',
    winners: [],
    pendingPhotos: [{ sha256, caption, takenAt, widthPx, heightPx, tinyHash }],
  };
  await push(app.ctx, LEAD, 'dossiers', [row(dossier)]);
  const photos = [
    photoDocument(sha256, { id, activityId: ACTIVITY }),
    photoDocument('b'.repeat(64), { id: photoIdFor(2), activityId: ACTIVITY, takenDownAt: takenAt }),
    photoDocument('c'.repeat(64), { id: photoIdFor(3), activityId }),
  ];
  const { rejected } = await push(
    app.ctx,
    LEAD,
    'photos',
    photos.map((photo) => row(photo)),
  );
  expect([rejected, takenDownAt]).toEqual([[], null]);
});
afterEach(() => app.close());

const ask = (n: number, text = WHY): Promise<Response> =>
  app.post(REMOVALS_PATH, { photoId: photoIdFor(n), text });
const dossier = async (): Promise<Dossier> =>
  (await app.ctx.couch.get(databaseNameOf('dossiers', CLUB), DOSSIER)) as unknown as Dossier;

describe('asking that a photo be taken down', () => {
  it('R43 takes a text without the half of a character that a keyboard left behind', async () => {
    expect((await ask(1, `${WHY} \uD83D`)).status).toBe(204);
    expect((await dossier()).removals).toMatchObject([{ text: WHY }]);
  });

  it('R43 reaches the dossier from anybody, and touches nothing else there', async () => {
    expect((await ask(1, ` ${WHY} `)).status).toBe(204);
    expect((await ask(1, '')).status).toBe(204);
    expect(await dossier()).toMatchObject({
      difficulties: 'Ballon crevé',
      updatedBy: CHECK_IN_SERVICE,
      pendingPhotos: [{ sha256: 'a'.repeat(64) }],
      removals: [
        { photoId: photoIdFor(1), text: WHY, askedAt: toInstant(TEST_NOW_MS) },
        { photoId: photoIdFor(1), text: '', askedAt: toInstant(TEST_NOW_MS + 1) },
      ],
    });
  });

  it('R43 is of a photo that is shown, of an activity', async () => {
    for (const n of [2, 3, 9]) expect(await errorCodeOf(await ask(n))).toBe('not_found');
    expect((await dossier()).removals).toBeUndefined();
  });

  it('R62 says what is wrong with it', async () => {
    expect(await errorCodeOf(await ask(1, 'x'.repeat(501)))).toBe('invalid_body');
    const named = { photoId: photoIdFor(1), text: '', name: 'Awa' };
    expect(await errorCodeOf(await app.post(REMOVALS_PATH, named))).toBe('invalid_body');
    expect(await errorCodeOf(await app.post(REMOVALS_PATH, '{'))).toBe('not_json');
  });

  it('R27 is heard ten times an hour from one place', async () => {
    for (let time = 0; time < 10; time += 1) await ask(1);
    expect(await errorCodeOf(await ask(1))).toBe('too_many_attempts');
    expect((await dossier()).removals).toHaveLength(10);
  });

  it('R43 R62 refuses the one too many kindly, also when another came in between', async () => {
    const removals = Array.from({ length: MAX_REMOVALS }, (_, n) => ({
      ...{ photoId: photoIdFor(1), text: '' },
      askedAt: toInstant(TEST_NOW_MS - 1000 + n),
    }));
    const db = databaseNameOf('dossiers', CLUB);
    const fill = async () =>
      void (await app.ctx.couch.bulkWrite(db, [{ ...(await dossier()), _id: DOSSIER, removals }]));
    afterRead(app.ctx.couch, { id: DOSSIER, time: 1 }, fill);
    for (let time = 0; time < 2; time += 1) expect(await errorCodeOf(await ask(1))).toBe('too_many_attempts');
    expect((await dossier()).removals).toHaveLength(MAX_REMOVALS);
  });
});
