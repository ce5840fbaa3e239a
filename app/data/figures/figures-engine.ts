/**
 * Keeps the figures up to date, change by change, and on disk (stored-figures.ts). A dashboard opens from one read, before
 * anything is computed.
 *
 * One tab computes; every tab reads the dashboard from disk. Changes are taken in order of writing from a kept position;
 * those that arrive as events are counted too, for the clocks of phones go back.
 */
import type { Observable, Subscription } from 'rxjs';
import { map } from 'rxjs';
import { getChangedDocumentsSince } from 'rxdb/plugins/core';
import type { Collection } from '#schemas/documents/collections.ts';
import { DASHBOARD_PART } from '#schemas/rules/figures/apply-change.ts';
import type { DashboardFigures } from '#schemas/rules/figures/dashboard-figures.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import type { LocalDocument } from '#app/data/local/local-document.ts';
import { toDocument, type LocalCollection } from '#app/data/local/local-rows.ts';
import {
  countDocuments,
  forgetFigures,
  loadFigures,
  MiscountError,
  showFirst,
  type CountedFigures,
  type Position,
  type StoredFiguresDeps,
} from './stored-figures.ts';
import type { UserStore } from '#app/data/local/user-store.ts';

const COUNTED = ['activities', 'actions', 'photos', 'summaries', 'participants', 'attendances'] as const;
const BATCH = 4000;

export interface FiguresEngine {
  /** Every change so far is counted and on disk. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface FiguresEngineDeps extends StoredFiguresDeps {
  readonly database: LocalDatabase;
  readonly onError: (cause: unknown) => void;
}

export const dashboard$ = (store: UserStore): Observable<DashboardFigures | undefined> =>
  store.value$('figures', DASHBOARD_PART).pipe(map((part) => part as DashboardFigures | undefined));

export const startFiguresEngine = (deps: FiguresEngineDeps): FiguresEngine => {
  const collections = COUNTED.flatMap((name) => {
    const collection = deps.database.collections.get(name);
    return collection === undefined ? [] : [{ name, collection }];
  });
  const heard = new Map<Collection, Map<string, LocalDocument>>();
  let memory: CountedFigures | undefined;
  let isStopped = false;
  let hasMiscounted = false;
  let working: Promise<void> = Promise.resolve();
  let isAsked = false;

  const work = async (): Promise<void> => {
    isAsked = false;
    if (isStopped) return;
    try {
      memory ??= await loadFigures(deps);
      for (const { name, collection } of collections) {
        if (isStopped) return;
        await countCollection(deps, memory, name, collection, takeHeard(heard, name));
      }
      if (!memory.state.isWhole) await showFirst(deps, memory);
    } catch (cause) {
      // What is in memory may be ahead of the disk: the disk is right, and is read again with the next change.
      memory = undefined;
      if (isStopped) return;
      deps.onError(cause);
      if (!(cause instanceof MiscountError) || hasMiscounted) return;
      hasMiscounted = true;
      await forgetFigures(deps.store);
      ask();
    }
  };
  const ask = (): void => {
    if (isAsked || isStopped) return;
    isAsked = true;
    working = working.then(work);
  };
  const subscriptions: Subscription[] = collections.map(({ name, collection }) =>
    collection.storageInstance.changeStream().subscribe(({ events }) => {
      const documents = heard.get(name) ?? new Map<string, LocalDocument>();
      for (const { documentId, documentData } of events) documents.set(documentId, toDocument(documentData));
      heard.set(name, documents);
      ask();
    }),
  );
  ask();
  return {
    settled: async () => {
      let seen: Promise<void> | undefined;
      while (seen !== working) {
        seen = working;
        await seen;
      }
    },
    stop: async () => {
      isStopped = true;
      for (const subscription of subscriptions) subscription.unsubscribe();
      await working;
    },
  };
};

const takeHeard = (
  heard: Map<Collection, Map<string, LocalDocument>>,
  name: Collection,
): readonly LocalDocument[] => {
  const documents = [...(heard.get(name)?.values() ?? [])];
  heard.delete(name);
  return documents;
};

const countCollection = async (
  deps: FiguresEngineDeps,
  memory: CountedFigures,
  name: Collection,
  collection: LocalCollection,
  heard: readonly LocalDocument[],
): Promise<void> => {
  if (heard.length > 0) await countDocuments(deps, memory, memory.state, name, heard);
  for (;;) {
    const { positions } = memory.state;
    const page = await getChangedDocumentsSince(collection.storageInstance, BATCH, positions[name]);
    if (page.documents.length === 0) return;
    const state = { ...memory.state, positions: { ...positions, [name]: page.checkpoint as Position } };
    await countDocuments(deps, memory, state, name, page.documents.map(toDocument));
    if (page.documents.length < BATCH) return;
  }
};
