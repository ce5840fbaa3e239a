/**
 * Openings of check-in whose code this device showed to a room. One may lose against another that was made apart
 * (schemas/rules/lost-opening.ts); its code is accepted here all the same. Sealed: it holds the secrets of codes.
 */
import { map, of, type Observable } from 'rxjs';
import type { DossierCheckIn } from '#schemas/documents/dossier.ts';
import { instantToMs } from '#schemas/primitives/dates.ts';
import type { ActivityId } from '#schemas/primitives/ids.ts';
import type { UserStore } from '#app/data/local/user-store.ts';
import type { Workspace } from './workspace.ts';

const KEY = 'shownOpenings';
/** Whoever answered in time may stand in the queue for long; nobody does on the next day. */
const KEPT_MS = 24 * 3_600_000;

interface Shown {
  readonly activityId: ActivityId;
  readonly opening: DossierCheckIn;
}

type Holder = Pick<Workspace, 'store'>;

const toShown = (value: unknown): readonly Shown[] => (value as readonly Shown[] | undefined) ?? [];

export const shownOpenings$ = (
  { store }: Holder,
  activityId: ActivityId,
): Observable<readonly DossierCheckIn[]> =>
  store === undefined
    ? of([])
    : store
        .value$('marks', KEY)
        .pipe(
          map((value) =>
            toShown(value).flatMap((one) => (one.activityId === activityId ? [one.opening] : [])),
          ),
        );

/** One change after the other: a new code is shown and the older ones forgotten in the same moment. */
const turns = new WeakMap<UserStore, Promise<void>>();

const change = ({ store }: Holder, nowMs: number, next: Next): Promise<void> => {
  if (store === undefined) return Promise.resolve();
  const work = (): Promise<void> => changeNow(store, nowMs, next);
  const turn = (turns.get(store) ?? Promise.resolve()).then(work, work);
  turns.set(store, turn);
  return turn;
};

type Next = (shown: readonly Shown[]) => readonly Shown[];

const changeNow = async (store: UserStore, nowMs: number, next: Next): Promise<void> => {
  const before = toShown(await store.get('marks', KEY));
  const value = next(before).filter(({ opening }) => instantToMs(opening.openedAt) > nowMs - KEPT_MS);
  await store.write([{ table: 'marks', key: KEY, at: nowMs, value }]);
};

/** In place of what it showed of the same opening before a reissue. */
export const keepShown = (holder: Holder, { activityId, opening }: Shown, nowMs: number): Promise<void> =>
  change(holder, nowMs, (shown) => [
    ...shown.filter((one) => one.opening.secretBase32 !== opening.secretBase32),
    { activityId, opening },
  ]);

/** After a new code or a closing on this device: what other openings of the activity showed is dead. */
export const forgetOthers = (holder: Holder, { activityId, opening }: Shown, nowMs: number): Promise<void> =>
  change(holder, nowMs, (shown) =>
    shown.filter((one) => one.activityId !== activityId || one.opening.secretBase32 === opening.secretBase32),
  );
