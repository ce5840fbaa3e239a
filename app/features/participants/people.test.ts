/** R9: who there is shows at once; what everybody came to follows, whole or not at all. */
import { firstValueFrom, toArray, takeWhile } from 'rxjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFiguresEngine } from '#app/data/figures/figures-engine.ts';
import { answerOf, CLUB_ID, NOW, openLeadDesk } from '#app/data/commands/testing-commands.ts';
import { createUserStore, openSealer, type UserStore } from '#app/data/local/user-store.ts';
import { samePersons } from '#schemas/rules/people/same-person.ts';
import { people$, type PeopleRead } from './people.ts';
import { personRows } from './person-rows.ts';

type Desk = Awaited<ReturnType<typeof openLeadDesk>>;

let desk: Desk;
let store: UserStore;

beforeEach(async () => {
  desk = await openLeadDesk('activities', 'participants', 'attendances');
  store = createUserStore(`people-${Date.now()}`, openSealer);
});
afterEach(async () => {
  await desk.database.close();
  await store.remove();
});

/** Awa came once, Zoé twice. */
const fill = async (): Promise<void> => {
  for (const names of [['Zoé', 'Awa'], ['Zoé']]) {
    const activity = await desk.commands.createActivity({
      ...{ clubId: CLUB_ID, topic: 'R', startsAt: NOW, kind: 'atelier' },
    });
    if (!activity.ok) throw new Error('no activity');
    for (const firstName of names) {
      const added = await desk.commands.addAttendanceFromAnswer({
        ...{ clubId: CLUB_ID, activityId: activity.value.id, way: 'kiosk', late: false },
        answer: answerOf({ firstName }),
      });
      if (!added.ok) throw new Error('nobody came');
    }
  }
};

const shown = (read: PeopleRead) =>
  personRows(samePersons(read.cards, CLUB_ID), read).map(({ main, visits }) => [
    main.firstName,
    visits?.length,
  ]);

/** Every state until the visits are there. */
const states = (held: UserStore | undefined): Promise<PeopleRead[]> =>
  firstValueFrom(
    people$({ database: desk.database, store: held }, CLUB_ID).pipe(
      takeWhile(({ visits }) => visits === undefined, true),
      toArray(),
    ),
  );

it('R9 the figures give the order in which people stay', async () => {
  await fill();
  const engine = startFiguresEngine({
    ...{ database: desk.database, store, fullClubs: [CLUB_ID], clock: () => desk.time.nowMs },
    onError: (cause) => {
      throw cause;
    },
  });
  await engine.settled();
  await engine.stop();
  const last = (await states(store)).at(-1);
  if (last === undefined) throw new Error('nobody was read');
  expect(shown(last)).toEqual([
    ['Zoé', 2],
    ['Awa', 1],
  ]);
  // As it was before: on so small a device the visits may be read before the figures are.
  expect(shown({ ...last, visits: undefined })).toEqual([
    ['Zoé', undefined],
    ['Awa', undefined],
  ]);
});

it('R9 names come first, without a number; where nothing was counted yet by name', async () => {
  await fill();
  const all = (await states(undefined)).map(shown);
  expect(all[0]).toEqual([
    ['Awa', undefined],
    ['Zoé', undefined],
  ]);
  expect(all.at(-1)).toEqual([
    ['Zoé', 2],
    ['Awa', 1],
  ]);
});

it('R9 the progress of the reading is told from nothing on', async () => {
  await fill();
  const { progress$ } = await firstValueFrom(people$({ database: desk.database, store: undefined }, CLUB_ID));
  expect(await firstValueFrom(progress$)).toBe(0);
});
