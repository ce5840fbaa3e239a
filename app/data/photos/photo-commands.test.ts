import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Activity } from '#schemas/documents/activity.ts';
import type { Photo } from '#schemas/documents/photo.ts';
import type { Commands } from '#app/data/commands/commands.ts';
import { collectionOf, type LocalDatabase } from '#app/data/local/local-database.ts';
import { readLocal } from '#app/data/local/local-rows.ts';
import { photos$ } from '../queries.ts';
import { CLUB_ID, NOW, openLeadDesk } from '#app/data/commands/testing-commands.ts';

const CAPTION = 'Awa Ouédraogo et Issouf Kaboré';

let database: LocalDatabase;
let commands: Commands;
let activity: Activity;

beforeEach(async () => {
  ({ database, commands } = await openLeadDesk('activities', 'dossiers', 'photos'));
  const written = await commands.createActivity({
    clubId: CLUB_ID,
    topic: 'R',
    startsAt: NOW,
    kind: 'atelier',
  });
  if (!written.ok) throw new Error('no activity');
  activity = written.value;
});
afterEach(() => database.close());

const publish = async (letter: string): Promise<Photo> => {
  const picture = { sha256: letter.repeat(64), widthPx: 4, heightPx: 3, tinyHash: 'abc' };
  await commands.addPendingPhoto(activity, { ...picture, takenAt: NOW, caption: '' });
  await commands.publishPhotos(activity, [{ sha256: picture.sha256, caption: CAPTION }]);
  const photo = (await shown()).find(({ sha256 }) => sha256 === picture.sha256);
  if (photo === undefined) throw new Error('not published');
  return photo;
};
const shown = async (): Promise<readonly Photo[]> => firstValueFrom(photos$(database));
const stored = async (id: string) => (await readLocal(collectionOf(database, 'photos'), [id]))[0];

describe('R43 a photo that is taken down', () => {
  it('leaves neither caption nor preview in what everyone may read', async () => {
    const photo = await publish('a');
    expect((await commands.takeDownPhoto(photo.id)).ok).toBe(true);
    expect(await stored(photo.id)).toMatchObject({ caption: '', tinyHash: '', takenDownAt: NOW });
    expect(await shown()).toEqual([]);
  });

  it('has both again when that is undone, or when it is published again', async () => {
    const photo = await publish('a');
    await commands.takeDownPhoto(photo.id);
    await commands.showPhotoAgain(photo, { answered: [] });
    expect(await shown()).toMatchObject([{ id: photo.id, caption: CAPTION, tinyHash: 'abc' }]);
    await commands.takeDownPhoto(photo.id);
    expect(await publish('a')).toMatchObject({ id: photo.id, caption: CAPTION, tinyHash: 'abc' });
  });
});

describe('R43 the photos of an activity that is deleted', () => {
  it('are taken down with it', async () => {
    const [first, second] = [await publish('a'), await publish('b')];
    expect((await commands.deleteActivity(activity.id)).ok).toBe(true);
    expect(await shown()).toEqual([]);
    for (const { id } of [first, second])
      expect(await stored(id)).toMatchObject({ caption: '', takenDownAt: NOW });
  });

  it('show nowhere either when they come after the deletion', async () => {
    const photo = await publish('a');
    await commands.deleteActivity(activity.id);
    await commands.showPhotoAgain(photo, { answered: [] });
    expect(await stored(photo.id)).toMatchObject({ takenDownAt: null });
    expect(await shown()).toEqual([]);
  });
});
