import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OfficerId } from '#schemas/primitives/ids.ts';
import { photos$ } from '../queries.ts';
import { NEXT_TERM, openBureau, type TestBureau } from '#app/data/commands/testing-bureau.ts';
import { CLUB_ID as clubId, NOW } from '#app/data/commands/testing-commands.ts';

let bureau: TestBureau;
beforeEach(async () => {
  bureau = await openBureau('photos');
});
afterEach(() => bureau.database.close());

const PICTURE = {
  sha256: 'a'.repeat(64),
  widthPx: 720,
  heightPx: 720,
  tinyHash: '',
  takenAt: NOW,
  caption: '',
};

describe('R12 a portrait', () => {
  const shown = async () =>
    (await firstValueFrom(photos$(bureau.database, clubId))).map(({ id, sha256 }) => ({
      id,
      sha256: sha256[0],
    }));
  const cards = async () => (await bureau.officers()).map(({ photoId }) => photoId);

  it('is put on the card once, however often, and gives way to the next', async () => {
    const officer = await bureau.addOfficer();
    await bureau.lead.setPortrait(officer, PICTURE);
    await bureau.lead.setPortrait(officer, PICTURE);
    const [first] = await shown();
    expect([await shown(), await cards()]).toEqual([[{ id: first?.id, sha256: 'a' }], [first?.id]]);
    await bureau.lead.setPortrait(officer, { ...PICTURE, sha256: 'b'.repeat(64) });
    expect(await shown()).toMatchObject([{ sha256: 'b' }]);
    await bureau.lead.setPortrait(officer, PICTURE);
    expect(await shown()).toMatchObject([{ id: first?.id, sha256: 'a' }]);
  });

  it('stays for the mandate that shows it when the next one changes it', async () => {
    const officer = await bureau.addOfficer();
    const set = await bureau.lead.setPortrait(officer, PICTURE);
    if (!set.ok) throw new Error('no portrait');
    await bureau.lead.prepareBureau(
      [{ officer: set.value, position: 'lead', contact: undefined }],
      NEXT_TERM,
    );
    const next = (await bureau.officers()).find(({ term: one }) => one === NEXT_TERM);
    if (next === undefined) throw new Error('no next card');
    await bureau.lead.setPortrait(next, { ...PICTURE, sha256: 'b'.repeat(64) });
    expect((await shown()).map(({ sha256 }) => sha256).sort()).toEqual(['a', 'b']);
  });

  it('R21 is set by the lead alone, and of nobody who has no card', async () => {
    const { id } = await bureau.addOfficer();
    const officer = await bureau.actAsOfficer();
    expect(await officer.setPortrait({ id, clubId }, PICTURE)).toMatchObject({
      error: { type: 'refused', code: 'forbidden' },
    });
    expect(await shown()).toEqual([]);
    const unknown = `officer:${'9'.repeat(26)}` as OfficerId;
    expect(await bureau.lead.setPortrait({ id: unknown, clubId }, PICTURE)).toMatchObject({
      error: { type: 'not_found' },
    });
  });
});
