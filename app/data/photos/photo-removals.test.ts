import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dossier, PendingPhoto, Removal } from '#schemas/documents/dossier.ts';
import type { Photo } from '#schemas/documents/photo.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import { activityIdOf, dossierIdOf } from '#schemas/primitives/ids.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';
import type { Commands } from '#app/data/commands/commands.ts';
import { collectionOf, type LocalDatabase } from '#app/data/local/local-database.ts';
import { readLocal } from '#app/data/local/local-rows.ts';
import { CLUB_ID, openLeadDesk, SIGNED_IN_ID } from '#app/data/commands/testing-commands.ts';
import { settleRemovals } from './settle-removals.ts';

const activity = { id: activityIdOf('0'.repeat(26)), clubId: CLUB_ID };

const actor: AccountActor = { kind: 'account', id: SIGNED_IN_ID, roles: [`club:${CLUB_ID}:lead`] };

let database: LocalDatabase;
let commands: Commands;

beforeEach(async () => {
  ({ database, commands } = await openLeadDesk('dossiers', 'photos'));
});
afterEach(() => database.close());

const pictureOf = (sha256: string): PendingPhoto => ({
  ...{ sha256, widthPx: 64, heightPx: 48, tinyHash: '', caption: '' },
  takenAt: '2026-03-14T14:00:00.000Z' as Instant,
});

const published = async (...hashes: string[]): Promise<Photo[]> => {
  for (const sha256 of hashes) await commands.addPendingPhoto(activity, pictureOf(sha256));
  await commands.publishPhotos(
    activity,
    hashes.map((sha256) => ({ sha256, caption: '' })),
  );
  const found = await collectionOf(database, 'photos')
    .find({ sort: [{ id: 'asc' }] })
    .exec();
  return found.map((one) => one.toJSON() as unknown as Photo);
};

const asked = ({ id }: Photo, minute: number): Removal => ({
  ...{ photoId: id, text: 'Non' },
  askedAt: `2026-03-14T14:0${minute}:00.000Z` as Instant,
});

const removals = async (): Promise<readonly Removal[] | undefined> => {
  const id = dossierIdOf(activity.clubId, activity.id);
  const [row] = await readLocal(collectionOf(database, 'dossiers'), [id]);
  return (row as unknown as Dossier).removals;
};

describe('a photo that was asked to be taken down', () => {
  it('R43 takes what was asked with it when it goes, and brings it back when it is shown after all', async () => {
    const [one, two] = (await published('a'.repeat(64), 'b'.repeat(64))) as [Photo, Photo];
    const requests = [asked(one, 1), asked(two, 2), asked(one, 3)];
    await commands.editDossier(activity, { removals: requests });
    const taken = await commands.takeDownPhoto(one.id);
    if (!taken.ok) throw new Error(taken.error.type);
    expect(await removals()).toEqual([asked(two, 2)]);
    for (let time = 0; time < 2; time += 1) await commands.showPhotoAgain(one, taken.value);
    expect(await removals()).toEqual([asked(two, 2), asked(one, 1), asked(one, 3)]);
  });

  it('R43 goes from the list by itself, when it was asked about only after it was gone', async () => {
    const [one, two] = (await published('a'.repeat(64), 'b'.repeat(64))) as [Photo, Photo];
    const settling = settleRemovals({
      database,
      actor,
      commands,
      onError: (cause) => expect.unreachable(String(cause)),
    });
    await commands.takeDownPhoto(one.id);
    await commands.editDossier(activity, { removals: [asked(one, 1), asked(two, 2)] });
    await expect.poll(removals).toEqual([asked(two, 2)]);
    settling.unsubscribe();
  });

  it('R43 goes from the list with the next one, where nothing settles by itself', async () => {
    const [one, two] = (await published('a'.repeat(64), 'b'.repeat(64))) as [Photo, Photo];
    await commands.takeDownPhoto(one.id);
    await commands.editDossier(activity, { removals: [asked(one, 1), asked(two, 2)] });
    expect(await commands.takeDownPhoto(two.id)).toEqual({ ok: true, value: { answered: [asked(two, 2)] } });
    expect(await removals()).toEqual([]);
  });
});
