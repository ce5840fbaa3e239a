/**
 * Figures are shown once they were whole. While a device receives its documents for the first time the totals pass through
 * every number from zero up, and a person would take any of them for the truth. From then on the last known figures stand,
 * also offline, and changes show as they come.
 */
import { combineLatest, filter, map, of, switchMap, take, type Observable, type Subscription } from 'rxjs';
import type { SyncStatus } from '#app/sync/status.ts';
import type { DashboardFigures } from '#schemas/rules/figures/dashboard-figures.ts';
import type { FullClubs } from '#schemas/rules/figures/figures.ts';
import { ASSOCIATION_SUMMARY } from '#schemas/rules/figures/summaries.ts';
import { dashboard$, type FiguresEngine } from './figures-engine.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { document$ } from '#app/data/queries.ts';
import type { UserStore } from '#app/data/local/user-store.ts';

const MARK = 'figuresWereWhole';

export const wholeFigures$ = (store: UserStore): Observable<DashboardFigures | undefined> =>
  combineLatest([store.value$('marks', MARK), dashboard$(store)]).pipe(
    map(([mark, figures]) => (mark === undefined ? undefined : figures)),
  );

/** False while the first documents are still on their way. */
export const areFiguresWhole$ = (store: UserStore): Observable<boolean> =>
  store.value$('marks', MARK).pipe(map((mark) => mark !== undefined));

export interface WholeFiguresDeps {
  readonly database: LocalDatabase;
  readonly fullClubs: FullClubs;
  readonly store: UserStore;
  readonly status$: Observable<SyncStatus>;
  readonly engine: FiguresEngine;
  readonly clock: () => number;
  readonly onError: (cause: unknown) => void;
}

/** Sets the mark when everything that the server had is here and counted, and what it computes itself is among that. */
export const markWhenWhole = (deps: WholeFiguresDeps): Subscription => {
  const { store, status$, engine, clock, onError } = deps;
  return combineLatest([status$, isPublished$(deps)])
    .pipe(
      filter(([{ caughtUp }, isPublished]) => caughtUp && isPublished),
      take(1),
      switchMap(() => engine.settled()),
      switchMap(() => store.write([{ table: 'marks', key: MARK, at: clock(), value: true }])),
    )
    .subscribe({ error: onError });
};

/** Whoever reads no participants lives on what the server publishes, which a server that has just been filled has yet to do. */
const isPublished$ = ({ database, fullClubs }: WholeFiguresDeps): Observable<boolean> =>
  fullClubs.length > 0
    ? of(true)
    : document$(database, 'summaries', ASSOCIATION_SUMMARY).pipe(map((summary) => summary !== null));
