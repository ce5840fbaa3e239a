/** Two tabs on one disk: after the news arrived both ways, both show and count what lies there. */
import fc from 'fast-check';
import type { MangoQuery } from 'rxdb';
import { filter, firstValueFrom } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import { anyQuery, operation, run } from './testing-arbitraries.ts';
import { createDisk, openVisits, visitOf, type Visit, type VisitDatabase } from './testing.ts';

const isConflict = (cause: unknown): void => {
  if (!(cause instanceof Error) || !cause.message.includes('CONFLICT')) throw cause;
};

/** Messages of one tab arrive in order: once its marker is heard, so is all it wrote before. */
const newsArrived = async (from: VisitDatabase, to: VisitDatabase): Promise<void> => {
  const marker = `marker:${from.token}`;
  const heard = firstValueFrom(to.visits.$.pipe(filter((event) => event.documentId === marker)));
  await from.visits.insert(visitOf(marker, { updatedAt: '2020', rating: 9 }));
  await heard;
};

const steps = fc.array(fc.tuple(fc.nat({ max: 1 }), operation, fc.boolean()), { maxLength: 10 });
const unlimited = anyQuery.map(({ limit: _limit, ...query }): MangoQuery<Visit> => ({ ...query, skip: 0 }));

describe('two tabs over sealed storage', () => {
  const opened: VisitDatabase[] = [];
  const closeAll = async (): Promise<void> => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
  };
  afterEach(closeAll);

  it('show and count the same, whoever wrote, however late the news came', () =>
    fc.assert(
      fc
        .asyncProperty(steps, unlimited, async (history, query) => {
          const disk = createDisk();
          const name = `tabs-${opened.length}-${crypto.randomUUID().slice(0, 8)}`;
          const openTab = async (): Promise<VisitDatabase> => {
            const tab = await openVisits(await disk.sealedWith(1), { name, multiInstance: true });
            opened.push(tab);
            return tab;
          };
          const [one, two] = [await openTab(), await openTab()];
          const { selector = {} } = query;
          const look = async (tab: VisitDatabase) => ({
            found: (await tab.visits.find(query).exec()).map((row) => row.toJSON()),
            counted: await tab.visits.count({ selector }).exec(),
          });
          for (const [tab, step, looking] of history) {
            await run((tab === 0 ? one : two).visits, step).catch(isConflict);
            if (looking) await Promise.all([look(one), look(two)]);
          }
          await newsArrived(one, two);
          await newsArrived(two, one);
          const truth = await look(await openTab());
          expect(truth.counted).toBe(truth.found.length);
          expect(await look(one)).toEqual(truth);
          expect(await look(two)).toEqual(truth);
        })
        .beforeEach(closeAll),
      { numRuns: 25, endOnFailure: true },
    ));
});
