/**
 * Sends what lies in the outbox, one photo at a time, in one tab of several; texts always first: while anything textual waits,
 * no photo is begun, and one that is under way is stopped where it is and goes on later. A photo that fails lets the others pass.
 */
import {
  BehaviorSubject,
  combineLatest,
  distinctUntilChanged,
  filter,
  firstValueFrom,
  map,
  type Observable,
} from 'rxjs';
import { createBackOff, systemTimers, type Timers } from '#app/sync/back-off.ts';
import type { SyncStatus } from '#app/sync/status.ts';
import { instantToMs } from '#schemas/primitives/dates.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { referrerOf, type Referrer } from './find-photo.ts';
import type { OutboxPhoto, OutboxStore } from './outbox-store.ts';
import type { PhotoBox } from './photo-box.ts';
import type { SendPhoto } from './send-photo.ts';

export interface PhotoUploaderDeps {
  readonly store: OutboxStore;
  readonly database: LocalDatabase;
  readonly progress$: PhotoBox['progress$'];
  readonly status$: Observable<SyncStatus>;
  readonly send: SendPhoto;
  readonly onError: (cause: unknown) => void;
  /** Shortened where a test waits. */
  readonly timers?: Timers | undefined;
}

export interface PhotoUploader {
  /** Whatever the back-off says. */
  readonly sendNow: () => void;
  readonly stop: () => Promise<void>;
}

/** Somebody must decide about those with a reason; those nothing refers to yet are settled when the data is opened. */
const waits = ({ refusal, isReferred }: OutboxPhoto): boolean => refusal === null && isReferred;

/** While somebody may still say that a photo should not have been taken down, its bytes stay. */
const KEPT_AFTER_TAKE_DOWN_MS = 60_000;

export const startPhotoUploader = (deps: PhotoUploaderDeps): PhotoUploader => {
  const { store, status$ } = deps;
  const stopper = new AbortController();
  const timers = deps.timers ?? systemTimers;
  const backOff = createBackOff(timers);
  const held$ = new BehaviorSubject<ReadonlySet<string>>(new Set());
  /** Of this session, by hash: who failed least goes first. */
  const failures = new Map<string, number>();
  const isFree$ = status$.pipe(
    map(
      ({ connection, caughtUp, pendingCount }) => connection === 'online' && caughtUp && pendingCount === 0,
    ),
    distinctUntilChanged(),
  );
  const returning = isFree$.subscribe((isFree) => {
    if (isFree) backOff.reset();
  });
  const hold = (sha256: string): void => {
    held$.next(new Set([...held$.value, sha256]));
    const letGo = (): void => held$.next(new Set([...held$.value].filter((one) => one !== sha256)));
    stopper.signal.addEventListener('abort', timers.after(KEPT_AFTER_TAKE_DOWN_MS, letGo), { once: true });
  };
  const stopped = new Promise<undefined>((resolve) => {
    stopper.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const nextPhoto = (): Promise<OutboxPhoto | undefined> => {
    const ready$ = combineLatest([isFree$, store.list$, held$]).pipe(
      map(([isFree, photos, held]) =>
        isFree
          ? firstOf(
              photos.filter((photo) => waits(photo) && !held.has(photo.sha256)),
              failures,
            )
          : undefined,
      ),
      filter((photo) => photo !== undefined),
    );
    return Promise.race([firstValueFrom(ready$, { defaultValue: undefined }), stopped]);
  };
  const work = async (): Promise<void> => {
    while (!stopper.signal.aborted) {
      const photo = await nextPhoto();
      await backOff.ready(stopper.signal);
      if (photo === undefined || stopper.signal.aborted) continue;
      const outcome = await sendOne(deps, photo, isFree$, stopper.signal);
      if (outcome.type === 'failed') {
        failures.set(photo.sha256, (failures.get(photo.sha256) ?? 0) + 1);
        backOff.failed(outcome.retryAfterMs);
      } else if (outcome.type === 'done') backOff.succeeded();
      else if (outcome.type === 'takenDown') hold(photo.sha256);
    }
  };
  const running = work().catch(deps.onError);
  return {
    sendNow: backOff.reset,
    stop: async () => {
      returning.unsubscribe();
      stopper.abort();
      await running;
    },
  };
};

const firstOf = (
  photos: readonly OutboxPhoto[],
  failures: ReadonlyMap<string, number>,
): OutboxPhoto | undefined => {
  const failuresOf = ({ sha256 }: OutboxPhoto): number => failures.get(sha256) ?? 0;
  const fewest = Math.min(...photos.map(failuresOf));
  return photos.find((photo) => failuresOf(photo) === fewest);
};

type Outcome =
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly retryAfterMs?: number | undefined }
  | { readonly type: 'stopped' }
  | { readonly type: 'takenDown' };

const sendOne = async (
  { store, database, progress$, send, timers = systemTimers }: PhotoUploaderDeps,
  { sha256 }: OutboxPhoto,
  isFree$: Observable<boolean>,
  signal: AbortSignal,
): Promise<Outcome> => {
  // As it is now: it waited meanwhile.
  const photo = await store.get(sha256);
  const bytes = await store.bytes(sha256, 'full');
  if (photo === undefined || bytes === undefined || !waits(photo)) return { type: 'done' };
  const referrer = await referrerOf(database, photo);
  if (referrer?.type === 'takenDown') return takenDown(store, referrer, sha256, timers);
  if (referrer === undefined) {
    await store.update(sha256, { refusal: 'deleted' });
    return { type: 'done' };
  }
  const urgent = new AbortController();
  const watching = isFree$.subscribe((isFree) => {
    if (!isFree) urgent.abort();
  });
  try {
    const outcome = await send({
      photo,
      bytes,
      referrerId: referrer.id,
      signal: AbortSignal.any([signal, urgent.signal]),
      onProgress: (sentBytes) => progress$.next({ sha256, sentBytes }),
      onUploadUrl: (uploadUrl) => store.update(sha256, { uploadUrl }),
    });
    if (outcome.type === 'sent') await store.remove(sha256);
    if (outcome.type === 'refused') await store.update(sha256, { refusal: outcome.code, uploadUrl: null });
    return outcome.type === 'sent' || outcome.type === 'refused' ? { type: 'done' } : outcome;
  } finally {
    watching.unsubscribe();
    progress$.next(undefined);
  }
};

const takenDown = async (
  store: OutboxStore,
  { at }: Extract<Referrer, { type: 'takenDown' }>,
  sha256: string,
  timers: Timers,
): Promise<Outcome> => {
  if (timers.now() - instantToMs(at) < KEPT_AFTER_TAKE_DOWN_MS) return { type: 'takenDown' };
  await store.remove(sha256);
  return { type: 'done' };
};
