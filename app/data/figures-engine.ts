/**
 * Keeps the figures up to date, change by change, and on disk: what each document counts for, the parts that changed and the
 * position in each collection are written in one transaction, so that a tab killed anywhere resumes exactly. A dashboard
 * opens from one read, before anything is computed.
 *
 * One tab computes; every tab reads the dashboard from disk. Changes are taken in order of writing from a kept position;
 * those that arrive as events are counted too, for the clocks of phones go back. Counting a document twice changes
 * nothing, because what it counted for before is taken back first.
 */
import type { Observable, Subscription } from 'rxjs';
import { map } from 'rxjs';
import { getChangedDocumentsSince } from 'rxdb/plugins/core';
import type { Collection } from '#schemas/documents/collections.ts';
import { applyChange, DASHBOARD_PART } from '#schemas/rules/figures/apply-change.ts';
import { contributionOf, type Contribution } from '#schemas/rules/figures/contribution.ts';
import type { DashboardFigures } from '#schemas/rules/figures/dashboard-figures.ts';
import { emptyFigures, type Figures, type FullClubs } from '#schemas/rules/figures/figures.ts';
import { joinFigures, SOURCE_PARTS, splitFigures, type FiguresPart } from '#schemas/rules/figures/parts.ts';
import { sameValue } from '#schemas/rules/same-document.ts';
import type { LocalDatabase } from './local-database.ts';
import { toWire, type LocalDocument } from './local-document.ts';
import { toDocument, type LocalCollection } from './local-rows.ts';
import type { UserStore, Write } from './user-store.ts';

/** Raised when the same documents would give other figures or other parts; everything is then counted anew. */
export const FIGURES_VERSION = 3;

const COUNTED = ['activities', 'actions', 'photos', 'summaries', 'participants', 'attendances'] as const;
const STATE = 'state';
const BATCH = 4000;

interface Position {
  readonly id: string;
  readonly lwt: number;
}

interface State {
  readonly version: number;
  /**
   * Everything was counted once since counting began: until then the dashboard is not written, so that nobody takes the
   * numbers on the way up for the truth. It is there from then on, also where there is nothing to count.
   */
  readonly isWhole: boolean;
  readonly fullClubs: FullClubs;
  readonly positions: Readonly<Partial<Record<Collection, Position>>>;
}

export interface FiguresEngine {
  /** Every change so far is counted and on disk. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface FiguresEngineDeps {
  readonly database: LocalDatabase;
  readonly store: UserStore;
  /** Clubs whose participants this actor may read. */
  readonly fullClubs: FullClubs;
  readonly clock: () => number;
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
  let memory: Memory | undefined;
  let isStopped = false;
  let hasMiscounted = false;
  let working: Promise<void> = Promise.resolve();
  let isAsked = false;

  const work = async (): Promise<void> => {
    isAsked = false;
    if (isStopped) return;
    try {
      memory ??= await load(deps);
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
      await forget(deps.store);
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

const forget = (store: UserStore): Promise<void> => store.clear(['figures', 'contributions']);

interface Memory {
  state: State;
  /** Read when a change comes: opening a dashboard needs none of it. */
  figures: Figures | undefined;
}

const load = async ({ store, fullClubs, clock }: FiguresEngineDeps): Promise<Memory> => {
  const state = (await store.get('figures', STATE)) as State | undefined;
  const fresh: State = { version: FIGURES_VERSION, isWhole: false, fullClubs, positions: {} };
  if (state === undefined || state.version !== FIGURES_VERSION || !sameValue(state.fullClubs, fullClubs)) {
    await forget(store);
    return { state: fresh, figures: emptyFigures(fullClubs) };
  }
  // A position in the future: the clock was set back, and what is written now would seem to be counted already.
  const isAhead = Object.values(state.positions).some(({ lwt }) => lwt > clock());
  return { state: isAhead ? { ...fresh, isWhole: state.isWhole } : state, figures: undefined };
};

const readFigures = async ({ store, fullClubs }: FiguresEngineDeps): Promise<Figures> => {
  const values = await store.getMany('figures', SOURCE_PARTS);
  const stored = SOURCE_PARTS.flatMap((name, index) => {
    const part = values[index] as FiguresPart | undefined;
    return part === undefined ? [] : [[name, part] as const];
  });
  return stored.length === 0 ? emptyFigures(fullClubs) : joinFigures(Object.fromEntries(stored));
};

const countCollection = async (
  deps: FiguresEngineDeps,
  memory: Memory,
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

interface Difference {
  readonly id: string;
  readonly before: Contribution | null;
  readonly after: Contribution | null;
}

/** One transaction: contributions, changed parts, position. */
const countDocuments = async (
  deps: FiguresEngineDeps,
  memory: Memory,
  state: State,
  name: Collection,
  documents: readonly LocalDocument[],
): Promise<void> => {
  const { store, clock } = deps;
  const at = clock();
  const differences = await differencesOf(store, name, documents);
  const writes: Write[] = [{ table: 'figures', key: STATE, at, value: state }];
  if (differences.length > 0) {
    memory.figures ??= await readFigures(deps);
    const touched = new Set<string>();
    for (const { id, before, after } of differences) {
      for (const part of changed(memory.figures, before, after)) touched.add(part);
      writes.push({ table: 'contributions', key: id, at, value: after ?? undefined });
    }
    if (!state.isWhole) touched.delete(DASHBOARD_PART);
    const { parts } = splitFigures(memory.figures, touched);
    for (const [key, value] of Object.entries(parts)) writes.push({ table: 'figures', key, at, value });
  }
  await store.write(writes);
  memory.state = state;
};

/** The first dashboard, of all that there is. */
const showFirst = async (deps: FiguresEngineDeps, memory: Memory): Promise<void> => {
  const at = deps.clock();
  memory.figures ??= await readFigures(deps);
  const { parts } = splitFigures(memory.figures, new Set([DASHBOARD_PART]));
  const state = { ...memory.state, isWhole: true };
  await deps.store.write([
    { table: 'figures', key: STATE, at, value: state },
    { table: 'figures', key: DASHBOARD_PART, at, value: parts[DASHBOARD_PART] },
  ]);
  memory.state = state;
};

/** The contributions on disk contradict the figures: a bug, cured by counting everything anew. */
class MiscountError extends Error {}

const changed = (figures: Figures, before: Contribution | null, after: Contribution | null): Set<string> => {
  try {
    return applyChange(figures, before, after);
  } catch (cause) {
    throw new MiscountError('A document counted for something else than was noted', { cause });
  }
};

const differencesOf = async (
  store: UserStore,
  name: Collection,
  documents: readonly LocalDocument[],
): Promise<Difference[]> => {
  const counted = await store.getMany(
    'contributions',
    documents.map(({ id }) => id),
  );
  return documents.flatMap((document, index) => {
    const before = (counted[index] ?? null) as Contribution | null;
    const after = contributionOf(name, toWire(document));
    return sameValue(before, after) ? [] : [{ id: document.id, before, after }];
  });
};
