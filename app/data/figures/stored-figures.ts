/**
 * The figures as they lie on disk: what each document counts for, the parts, and how far each collection was counted. What belongs
 * together is written in one transaction, so that a tab killed anywhere resumes exactly. Counting a document twice changes
 * nothing, because what it counted for before is taken back first.
 */
import type { Collection } from '#schemas/documents/collections.ts';
import { applyChange, DASHBOARD_PART } from '#schemas/rules/figures/apply-change.ts';
import { contributionOf, type Contribution } from '#schemas/rules/figures/contribution.ts';
import { emptyFigures, type Figures, type FullClubs } from '#schemas/rules/figures/figures.ts';
import { joinFigures, SOURCE_PARTS, splitFigures, type FiguresPart } from '#schemas/rules/figures/parts.ts';
import { sameValue } from '#schemas/rules/same-document.ts';
import { toWire, type LocalDocument } from '#app/data/local/local-document.ts';
import type { UserStore, Write } from '#app/data/local/user-store.ts';

/** Raised when the same documents would give other figures or other parts; everything is then counted anew. */
const FIGURES_VERSION = 3;

const STATE = 'state';

export interface Position {
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

export interface StoredFiguresDeps {
  readonly store: UserStore;
  /** Clubs whose participants this actor may read. */
  readonly fullClubs: FullClubs;
  readonly clock: () => number;
}

export const forgetFigures = (store: UserStore): Promise<void> => store.clear(['figures', 'contributions']);

export interface CountedFigures {
  state: State;
  /** Read when a change comes: opening a dashboard needs none of it. */
  figures: Figures | undefined;
}

export const loadFigures = async ({
  store,
  fullClubs,
  clock,
}: StoredFiguresDeps): Promise<CountedFigures> => {
  const state = (await store.get('figures', STATE)) as State | undefined;
  const fresh: State = { version: FIGURES_VERSION, isWhole: false, fullClubs, positions: {} };
  if (state === undefined || state.version !== FIGURES_VERSION || !sameValue(state.fullClubs, fullClubs)) {
    await forgetFigures(store);
    return { state: fresh, figures: emptyFigures(fullClubs) };
  }
  // A position in the future: the clock was set back, and what is written now would seem to be counted already.
  const isAhead = Object.values(state.positions).some(({ lwt }) => lwt > clock());
  return { state: isAhead ? { ...fresh, isWhole: state.isWhole } : state, figures: undefined };
};

const readFigures = async ({ store, fullClubs }: StoredFiguresDeps): Promise<Figures> => {
  const values = await store.getMany('figures', SOURCE_PARTS);
  const stored = SOURCE_PARTS.flatMap((name, index) => {
    const part = values[index] as FiguresPart | undefined;
    return part === undefined ? [] : [[name, part] as const];
  });
  return stored.length === 0 ? emptyFigures(fullClubs) : joinFigures(Object.fromEntries(stored));
};

interface Difference {
  readonly id: string;
  readonly before: Contribution | null;
  readonly after: Contribution | null;
}

/** One transaction: contributions, changed parts, position. */
export const countDocuments = async (
  deps: StoredFiguresDeps,
  memory: CountedFigures,
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
export const showFirst = async (deps: StoredFiguresDeps, memory: CountedFigures): Promise<void> => {
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
export class MiscountError extends Error {}

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
