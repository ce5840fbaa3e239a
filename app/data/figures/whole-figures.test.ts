import { firstValueFrom, of } from 'rxjs';
import { afterEach, expect, it } from 'vitest';
import type { SyncStatus } from '#app/sync/status.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import { ASSOCIATION, PUBLISHER_SERVICE } from '#schemas/primitives/ids.ts';
import type { FullClubs } from '#schemas/rules/figures/figures.ts';
import { ASSOCIATION_SUMMARY } from '#schemas/rules/figures/summaries.ts';
import { openUserDatabase } from '#app/data/local/database.ts';
import { startFiguresEngine } from './figures-engine.ts';
import { collectionOf } from '#app/data/local/local-database.ts';
import { settled } from '#app/data/local/local-document.ts';
import { writeLocal } from '#app/data/local/local-rows.ts';
import { createUserStore, openSealer } from '#app/data/local/user-store.ts';
import { areFiguresWhole$, markWhenWhole, wholeFigures$ } from './whole-figures.ts';

const AT = '2026-03-14T15:00:00.000Z' as Instant;
const summary = {
  id: ASSOCIATION_SUMMARY,
  ...{ clubId: ASSOCIATION, createdAt: AT, updatedAt: AT, v: 1 },
  ...{ createdBy: PUBLISHER_SERVICE, updatedBy: PUBLISHER_SERVICE },
  kind: 'association',
  years: {},
} as unknown as StoredDocument;

const closing: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

let names = 0;
/** A device whose server had nothing more to give. */
const device = async (fullClubs: FullClubs) => {
  const name = `whole-figures-${++names}`;
  const collections = ['activities', 'summaries'] as const;
  const database = await openUserDatabase({ name, sealer: openSealer, multiInstance: false, collections });
  const store = createUserStore(`${name}-store`, openSealer);
  const deps = {
    database,
    store,
    fullClubs,
    clock: () => Date.parse(AT),
    onError: (cause: unknown) => expect.fail(String(cause)),
  };
  const engine = startFiguresEngine(deps);
  const status$ = of({ caughtUp: true } as SyncStatus);
  const marking = markWhenWhole({ ...deps, engine, status$ });
  closing.push(async () => {
    marking.unsubscribe();
    await engine.stop();
    await database.close();
  });
  return { database, engine, areWhole: () => firstValueFrom(areFiguresWhole$(store)), store };
};

it('R14 R61 whoever lives on published figures is shown none before they were published', async () => {
  const { database, engine, areWhole, store } = await device([]);
  await engine.settled();
  expect(await areWhole()).toBe(false);
  const come = () => settled(summary);
  await writeLocal(collectionOf(database, 'summaries'), new Map([[summary.id, come]]));
  await expect.poll(areWhole).toBe(true);
  expect(await firstValueFrom(wholeFigures$(store))).toBeDefined();
});

it('R61 whoever counts the participants of all clubs waits for no publication', async () => {
  const { areWhole } = await device('all');
  await expect.poll(areWhole).toBe(true);
});
