/** R24: merges of cards and the list that shows them, with local data only. */
import { filter, firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClubSlug, ParticipantId } from '#schemas/primitives/ids.ts';
import type { Commands } from './commands.ts';
import { collectionOf, type LocalDatabase } from '#app/data/local/local-database.ts';
import { readLocal, writeLocal } from '#app/data/local/local-rows.ts';
import { askAgain, keepSeparate, separatePeople$ } from '#app/data/workspace/separate-people.ts';
import { CLUB_ID as informatique, openDesk, type Desk } from './testing-commands.ts';
import { createUserStore, openSealer } from '#app/data/local/user-store.ts';
import { wholeCollection$ } from '#app/data/whole-collection.ts';

const sport = 'sport' as ClubSlug;

let database: LocalDatabase;
let actAs: Desk['actAs'];

beforeEach(async () => {
  ({ database, actAs } = await openDesk('participants', 'attendances'));
});
afterEach(() => database.close());

const cardOf = async (commands: Commands, clubId: ClubSlug, firstName: string): Promise<ParticipantId> => {
  const made = await commands.createParticipant({
    clubId,
    firstName,
    lastName: 'Ouédraogo',
    programId: 'stat',
    levelId: 'l2',
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.id;
};

const merges$ = () => wholeCollection$(database, 'participants', ({ mergedInto }) => mergedInto);

describe('R24 a merge', () => {
  const SAME = { ok: false, error: { type: 'invalid', fields: { mergedInto: 'same_person' } } };

  it('of a card with itself, or with one that leads back to it, is refused by name', async () => {
    const lead = await actAs(['club:informatique:lead']);
    const [ali, aly, alyy] = [
      await cardOf(lead, informatique, 'Ali'),
      await cardOf(lead, informatique, 'Aly'),
      await cardOf(lead, informatique, 'Alyy'),
    ];
    expect(await lead.mergeParticipant(ali, ali)).toEqual(SAME);
    expect(await lead.mergeParticipant(ali, aly)).toMatchObject({ ok: true });
    expect(await lead.mergeParticipant(aly, alyy)).toMatchObject({ ok: true });
    expect(await lead.mergeParticipant(alyy, ali)).toEqual(SAME);
    expect((await firstValueFrom(merges$())).get(alyy)).toBeNull();
  });

  it('across clubs is the board’s, made and taken back', async () => {
    const board = await actAs(['board']);
    const lead = await actAs(['club:informatique:lead', 'club:sport:lead']);
    const [ali, aly] = [await cardOf(lead, informatique, 'Ali'), await cardOf(lead, sport, 'Aly')];
    expect(await lead.mergeParticipant(aly, ali)).toMatchObject({ error: { code: 'forbidden' } });
    expect(await board.mergeParticipant(aly, ali)).toMatchObject({ ok: true });
    expect(await lead.mergeParticipant(aly, null)).toMatchObject({ error: { code: 'forbidden' } });
    expect(await board.mergeParticipant(aly, null)).toMatchObject({ ok: true });
  });
});

describe('the whole of a kind', () => {
  it('is read once, and follows what is created, changed and deleted', async () => {
    const lead = await actAs(['club:informatique:lead']);
    const ali = await cardOf(lead, informatique, 'Ali');
    expect([...(await firstValueFrom(merges$()))]).toEqual([[ali, null]]);
    // Changes are gathered while they come together: how many maps show these three is the machine's business.
    const afterAll = firstValueFrom(
      merges$().pipe(filter((merges) => merges.size === 1 && !merges.has(ali))),
    );
    const aly = await cardOf(lead, informatique, 'Aly');
    await lead.mergeParticipant(aly, ali);
    await lead.deleteDocument('participants', ali);
    expect([...(await afterAll)]).toEqual([[aly, ali]]);
  });

  it('is more than one portion', async () => {
    const lead = await actAs(['club:informatique:lead']);
    const id = await cardOf(lead, informatique, 'Ali');
    const people = collectionOf(database, 'participants');
    const [card] = await readLocal(people, [id]);
    const copies = Array.from(
      { length: 1_050 },
      (_, index) => `participant:informatique:${String(index).padStart(32, '0')}`,
    );
    await writeLocal(people, new Map(copies.map((copy) => [copy, () => card && { ...card, id: copy }])));
    expect((await firstValueFrom(merges$())).size).toBe(copies.length + 1);
  });
});

it('R24 two people stay two on this device, until somebody asks again', async () => {
  const store = createUserStore('separate-people', openSealer);
  await keepSeparate({ store }, ['a b', 'a c']);
  await keepSeparate({ store }, ['a b', 'd e']);
  expect(await firstValueFrom(separatePeople$({ store }))).toEqual(new Set(['a b', 'a c', 'd e']));
  await askAgain({ store }, ['a b', 'a c']);
  expect(await firstValueFrom(separatePeople$({ store }))).toEqual(new Set(['d e']));
  store.close();
});
