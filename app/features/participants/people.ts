/**
 * The participant base of one club, or of all, in two steps: who there is, at once, and what they came to, which is twenty times as
 * much to read. Until all visits are read there are none: no number is shown or exported that would grow later.
 */
import {
  BehaviorSubject,
  catchError,
  combineLatest,
  defer,
  from,
  map,
  of,
  shareReplay,
  startWith,
  switchMap,
  take,
  type Observable,
} from 'rxjs';
import { readCountedVisits } from '#app/data/figures/counted-visits.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { separatePeople$ } from '#app/data/workspace/separate-people.ts';
import { wholeCollection$ } from '#app/data/whole-collection.ts';
import type { Workspace } from '#app/data/workspace/workspace.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import type { Card, CountedVisits, Visit } from './person-rows.ts';

export interface PeopleRead {
  readonly cards: readonly Card[];
  /** Undefined while they are read. */
  readonly visits: readonly Visit[] | undefined;
  readonly counted: CountedVisits;
  /** Pairs of cards of which somebody said that they are two people. */
  readonly separate: ReadonlySet<string>;
  /** How much of the visits is read, from 0 to 1. */
  readonly progress$: Observable<number>;
}

const NOT_COUNTED: CountedVisits = new Map();

export const people$ = (
  { database, store }: Pick<Workspace, 'database' | 'store'>,
  club: ClubSlug | null,
): Observable<PeopleRead> =>
  defer(() => {
    const isHere = (clubId: ClubSlug): boolean => club === null || clubId === club;
    const progress$ = new BehaviorSubject(0);
    const cards$ = wholeCollection$(database, 'participants', (card) =>
      isHere(card.clubId) ? toCard(card) : undefined,
    ).pipe(
      map((cards) => [...cards.values()]),
      shareReplay({ bufferSize: 1, refCount: true }),
    );
    const allVisits$ = wholeCollection$(
      database,
      'attendances',
      (one) => (isHere(one.clubId) ? toVisit(one) : undefined),
      (share) => progress$.next(share),
    );
    return combineLatest({
      cards: cards$,
      // No order is worth a page that fails.
      counted:
        store === undefined
          ? of(NOT_COUNTED)
          : from(readCountedVisits(store)).pipe(catchError(() => of(NOT_COUNTED))),
      separate: separatePeople$({ store }),
      // After the cards: reading both at once would keep the names waiting.
      visits: cards$.pipe(
        take(1),
        switchMap(() => allVisits$),
        map((visits) => [...visits.values()]),
        startWith(undefined),
      ),
      progress$: of(progress$),
    });
  });

const toCard = (card: Local<'participants'>): Card => ({
  id: card.id,
  clubId: card.clubId,
  firstName: card.firstName,
  lastName: card.lastName,
  programId: card.programId,
  levelId: card.levelId,
  matricule: card.matricule,
  discriminator: card.discriminator,
  mergedInto: card.mergedInto,
  rankingConsent: card.rankingConsent,
  imageConsent: card.imageConsent,
  updatedAt: card.updatedAt,
});

const toVisit = (one: Local<'attendances'>): Visit => ({
  id: one.id,
  clubId: one.clubId,
  participantId: one.participantId,
  activityId: one.activityId,
  at: one.at,
  way: one.way,
  late: one.late,
  rating: one.rating,
  texts: [...one.appreciations, ...one.suggestions],
});
