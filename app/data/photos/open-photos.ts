/** A person's outbox of photos, opened with the rest of the data: what a death left is settled first, then one tab of several sends. */
import type { Observable, Subscription } from 'rxjs';
import type { Sealer } from '#app/crypto/sealer.ts';
import type { Timers } from '#app/sync/back-off.ts';
import { leadOnce, type LockManagerLike } from '#app/sync/leader.ts';
import type { SyncStatus } from '#app/sync/status.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { createOutboxStore } from './outbox-store.ts';
import { createPhotoBox, settlePhotos, type PhotoBoxDeps, type SendingPhotoBox } from './photo-box.ts';
import { startPhotoUploader, type PhotoUploader } from './photo-uploader.ts';
import type { SendPhoto } from './send-photo.ts';
import { settleRemovals, type SettleRemovalsDeps } from './settle-removals.ts';

export interface OpenPhotosDeps {
  readonly name: string;
  readonly sealer: Sealer;
  readonly database: LocalDatabase;
  readonly actor: SettleRemovalsDeps['actor'];
  readonly commands: PhotoBoxDeps['commands'] & SettleRemovalsDeps['commands'];
  readonly status$: Observable<SyncStatus>;
  readonly sendPhoto?: SendPhoto | undefined;
  readonly clock: () => number;
  readonly locks: LockManagerLike | undefined;
  readonly timers?: Timers | undefined;
  readonly onError: (cause: unknown) => void;
}

export interface OpenPhotos {
  readonly box: SendingPhotoBox;
  readonly close: () => Promise<void>;
}

export const openPhotos = (deps: OpenPhotosDeps): OpenPhotos => {
  const { database, sendPhoto } = deps;
  const store = createOutboxStore(deps.name, deps.sealer);
  const box = createPhotoBox({ ...deps, store });
  const stopper = new AbortController();
  let removals: Subscription | undefined;
  let uploader: PhotoUploader | undefined;
  let settling: Promise<void> = Promise.resolve();
  leadOnce(`aesi-photos-${database.name}`, deps.locks, stopper.signal, () => {
    settling = settlePhotos({ ...deps, store }).catch(deps.onError);
    removals = settleRemovals(deps);
    if (sendPhoto === undefined) return;
    void settling.then(() => {
      if (stopper.signal.aborted) return;
      uploader = startPhotoUploader({ ...deps, store, progress$: box.progress$, send: sendPhoto });
    });
  });
  return {
    box: { ...box, sendNow: () => uploader?.sendNow() },
    close: async () => {
      stopper.abort();
      removals?.unsubscribe();
      await settling;
      await uploader?.stop();
      box.close();
    },
  };
};
