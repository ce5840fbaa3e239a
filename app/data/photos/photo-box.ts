/**
 * This person's photos that the server does not have yet: kept, shown, sent, and, where they cannot be sent, kept with the
 * reason until somebody decides.
 *
 * What must stay true: bytes are on the disk before a document speaks of them, so no document waits for a picture that nobody
 * has. A device that dies in between finds bytes without a document, and lists them again when the data is opened (`settle`).
 */
import { BehaviorSubject, type Observable } from 'rxjs';
import { bytesToBase64 } from '#app/crypto/encoding.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { Commands } from '#app/data/commands/commands.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { isStorageFull } from '#app/data/local/storage-error.ts';
import type { CommandError } from '#app/data/commands/write-context.ts';
import type { PreparedPhoto } from './compress-photo.ts';
import { referrerOf } from './find-photo.ts';
import type { OutboxPhoto, OutboxStore, PhotoPicture } from './outbox-store.ts';
import type { PhotoPlace } from './photo-commands.ts';
import type { PortraitPlace } from './portrait-commands.ts';
import { createPhotoRoom, type PhotoRoom } from './photo-room.ts';

export interface PhotoProgress {
  readonly sha256: string;
  readonly sentBytes: number;
}

export interface PhotoBox {
  readonly list$: Observable<readonly OutboxPhoto[]>;
  /** Of the one that is on its way from this tab. */
  readonly progress$: BehaviorSubject<PhotoProgress | undefined>;
  readonly all: () => Promise<readonly OutboxPhoto[]>;
  /** Keeps it, and lists it in the activity's dossier. */
  readonly keep: (
    photo: PreparedPhoto,
    activity: PhotoPlace,
    /** Now, unless it was taken before. */
    takenAtMs?: number,
  ) => Promise<Result<true, CommandError>>;
  /** Keeps it, and puts it on the officer's card. */
  readonly keepPortrait: (
    photo: PreparedPhoto,
    officer: PortraitPlace,
  ) => Promise<Result<true, CommandError>>;
  /** Before a photo: is there room for it? */
  readonly room: () => Promise<PhotoRoom>;
  /** An address of the picture for this tab, until the photo is gone or the data is closed; undefined when it is not here. */
  readonly addressOf: (sha256: string, picture: PhotoPicture) => Promise<string | undefined>;
  /** The picture as a file, for whoever wants to take it along. */
  readonly fileOf: (sha256: string) => Promise<Blob | undefined>;
  /** A refused one is tried again. */
  readonly retry: (sha256: string) => Promise<void>;
  /** Gives it up, on this device and in the documents; gives back the way to undo it. */
  readonly discard: (sha256: string) => Promise<() => Promise<void>>;
  /** All of them with their bytes in base64, as JSON. */
  readonly exportJson: () => Promise<string>;
  readonly close: () => void;
}

/** With the way to send at once, whatever the back-off says. */
export type SendingPhotoBox = PhotoBox & { readonly sendNow: () => void };

export interface PhotoBoxDeps {
  readonly store: OutboxStore;
  readonly database: LocalDatabase;
  readonly commands: Pick<
    Commands,
    'addPendingPhoto' | 'dropPendingPhotos' | 'takeDownPhoto' | 'setPortrait'
  >;
  readonly clock: () => number;
}

export const createPhotoBox = ({ store, database, commands, clock }: PhotoBoxDeps): PhotoBox => {
  const progress$ = new BehaviorSubject<PhotoProgress | undefined>(undefined);
  const addresses = createAddresses(store);

  const refer = createReferring({ store, database, commands });
  const keep = async (
    { full, thumb, ...known }: PreparedPhoto,
    place: Pick<OutboxPhoto, 'clubId' | 'activityId' | 'officerId'>,
    takenAtMs = clock(),
  ): Promise<Result<true, CommandError>> => {
    const kept: OutboxPhoto = {
      ...known,
      ...place,
      bytes: full.length,
      takenAt: toInstant(takenAtMs),
      isReferred: false,
      uploadUrl: null,
      refusal: null,
    };
    try {
      await store.add(kept, { full, thumb }, clock());
      return await refer(kept);
    } catch (cause) {
      if (isStorageFull(cause)) return err({ type: 'storage_full' });
      throw cause;
    }
  };
  return {
    list$: store.list$,
    progress$,
    all: store.all,
    keep: (photo, { id: activityId, clubId }, takenAtMs) => keep(photo, { clubId, activityId }, takenAtMs),
    keepPortrait: (photo, { id: officerId, clubId }) => keep(photo, { clubId, activityId: null, officerId }),
    room: createPhotoRoom({ clock }),
    addressOf: addresses.of,
    fileOf: (sha256) => fileOf(store, sha256),
    retry: async (sha256) => {
      const photo = await store.get(sha256);
      if (photo !== undefined) await refer({ ...photo, refusal: null });
    },
    discard: async (sha256) => {
      const photo = await store.get(sha256);
      const [full, thumb] = [await store.bytes(sha256, 'full'), await store.bytes(sha256, 'thumb')];
      if (photo === undefined || full === undefined || thumb === undefined) return () => Promise.resolve();
      await unrefer({ database, commands }, photo);
      await store.remove(sha256);
      return async () => {
        await store.add({ ...photo, isReferred: false, refusal: null }, { full, thumb }, clock());
        await refer(photo);
      };
    },
    exportJson: async () => {
      const photos = await store.all();
      const withBytes = photos.map(async (photo) => {
        const bytes = await store.bytes(photo.sha256, 'full');
        return { ...photo, base64: bytes && bytesToBase64(bytes) };
      });
      return JSON.stringify(await Promise.all(withBytes), null, 2);
    },
    close: () => {
      addresses.revokeAll();
      store.close();
    },
  };
};

/** Writes what must refer to a photo that is kept; a refusal is noted beside it. */
const createReferring =
  ({ store, database, commands }: Omit<PhotoBoxDeps, 'clock'>) =>
  async (photo: OutboxPhoto): Promise<Result<true, CommandError>> => {
    const { sha256, widthPx, heightPx, tinyHash, takenAt, clubId, activityId, officerId } = photo;
    const picture = { sha256, widthPx, heightPx, tinyHash, takenAt, caption: '' };
    const listed =
      officerId !== undefined
        ? await commands.setPortrait({ id: officerId, clubId }, picture)
        : activityId === null || (await referrerOf(database, photo)) !== undefined
          ? ok(true)
          : await commands.addPendingPhoto({ id: activityId, clubId }, picture);
    if (!listed.ok) {
      await store.update(sha256, { refusal: codeOf(listed.error) });
      return listed;
    }
    await store.update(sha256, { isReferred: true, refusal: null });
    return ok(true);
  };

/** What a death between two writes left, and what nobody wants any more. Done before anything is sent. */
export const settlePhotos = async (deps: Omit<PhotoBoxDeps, 'clock'>): Promise<void> => {
  const refer = createReferring(deps);
  for (const photo of await deps.store.all()) {
    const referrer = await referrerOf(deps.database, photo);
    if (referrer?.type === 'takenDown') await deps.store.remove(photo.sha256);
    else if (!photo.isReferred) await refer(photo);
  }
};

const codeOf = (error: CommandError): string => (error.type === 'refused' ? error.code : error.type);

const unrefer = async (
  { database, commands }: Pick<PhotoBoxDeps, 'database' | 'commands'>,
  photo: OutboxPhoto,
): Promise<void> => {
  const { activityId, clubId, sha256 } = photo;
  const referrer = await referrerOf(database, photo);
  if (referrer?.type === 'published') await commands.takeDownPhoto(referrer.id);
  else if (referrer?.type === 'pending' && activityId !== null)
    await commands.dropPendingPhotos({ id: activityId, clubId }, [sha256]);
};

const fileOf = async (store: OutboxStore, sha256: string): Promise<Blob | undefined> => {
  const photo = await store.get(sha256);
  const bytes = await store.bytes(sha256, 'full');
  return photo && bytes && new Blob([bytes as BlobPart], { type: photo.type });
};

/** Each picture is opened once per tab; its address dies with the data. */
const createAddresses = (store: OutboxStore) => {
  const opened = new Map<string, Promise<string | undefined>>();
  const open = async (sha256: string, picture: PhotoPicture): Promise<string | undefined> => {
    const photo = await store.get(sha256);
    const bytes = await store.bytes(sha256, picture);
    return photo && bytes && URL.createObjectURL(new Blob([bytes as BlobPart], { type: photo.type }));
  };
  return {
    of: (sha256: string, picture: PhotoPicture): Promise<string | undefined> => {
      const key = `${sha256}/${picture}`;
      const known = opened.get(key) ?? open(sha256, picture);
      opened.set(key, known);
      // One that is not here may come.
      void known.then(
        (address) => address ?? opened.delete(key),
        () => opened.delete(key),
      );
      return known;
    },
    revokeAll: () => {
      for (const address of opened.values()) {
        void address.then(
          (text) => text === undefined || URL.revokeObjectURL(text),
          () => undefined,
        );
      }
      opened.clear();
    },
  };
};
