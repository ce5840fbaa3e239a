/**
 * The host's side of the kiosk: hand the phone over, and take answers and photos back once the vault is open. What cannot be taken
 * stays in the kiosk until the host has corrected, exported or discarded it.
 */
import type { Observable } from 'rxjs';
import type { AccountActor } from '#schemas/rules/roles.ts';
import { isStorageFull, type StorageFull } from '#app/data/local/storage-error.ts';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { clearActiveKiosk, markKioskActive } from './active-kiosk.ts';
import {
  importAnswer,
  importKioskAnswers,
  kioskKeyPair,
  type AnswerEdit,
  type AnswerRejection,
  type ImportDependencies,
  type ImportOutcome,
  type RejectedAnswer,
} from './kiosk-import.ts';
import {
  importKioskPhotos,
  importPhoto,
  photoToExport,
  type PhotoImportDependencies,
  type PhotoRejection,
  type RejectedPhoto,
} from './kiosk-photo-import.ts';
import { createShelf } from './kiosk-shelf.ts';
import type { KioskSetup } from './kiosk-store.ts';

export type KioskHandover = Omit<KioskSetup, 'publicKey' | 'hostAccountId'>;

export interface KioskHost {
  /** From here on this device is a kiosk, also after a reboot, until the host's passphrase. Then go to its page. */
  readonly begin: (handover: KioskHandover) => Promise<Result<true, StorageFull>>;
  /** Photos, too. May be called at any time; what was already moved is not moved again. */
  readonly importAnswers: () => Promise<HostImport>;
  /** What the last import could not move. */
  readonly rejected$: Observable<readonly RejectedAnswer[]>;
  /** Tries one again, with what the host corrected in it. The answer stays as it was given until that succeeds. */
  readonly retry: (seq: number, edit?: AnswerEdit) => Promise<Result<true, AnswerRejection>>;
  /** Gives back the way to undo it. */
  readonly discard: (seq: number) => Promise<() => Promise<void>>;
  /** As JSON text, for a file; one that does not open, sealed as it is. */
  readonly exportJson: (seqs?: readonly number[]) => Promise<string>;
  readonly photos: KioskPhotos;
  /** The host's passphrase opened the vault: the device is no kiosk any more, unless another person hosts it. */
  readonly end: (activityUlid: string) => Promise<KioskEnd>;
}

/** Photos that the host's outbox could not take: the same for them. */
export interface KioskPhotos {
  readonly rejected$: Observable<readonly RejectedPhoto[]>;
  readonly retry: (seq: number) => Promise<Result<true, PhotoRejection>>;
  readonly discard: (seq: number) => Promise<() => Promise<void>>;
  /** With their bytes in base64. */
  readonly exportJson: (seqs?: readonly number[]) => Promise<string>;
}

export type HostImport = ImportOutcome & { readonly rejectedPhotos: readonly RejectedPhoto[] };

export type KioskEnd =
  { readonly type: 'ended'; readonly clubId: string | undefined } | { readonly type: 'hosted_by_another' };

type Dependencies = ImportDependencies & PhotoImportDependencies;

export type KioskHostDependencies = Omit<Dependencies, 'accountId'> & { readonly actor: AccountActor };

export const createKioskHost = ({ actor, ...rest }: KioskHostDependencies): KioskHost => {
  const dependencies: Dependencies = { ...rest, accountId: actor.id };
  const { kiosk, store, clock } = rest;
  return {
    begin: async (handover) => {
      try {
        const { publicKey } = await kioskKeyPair(store, clock());
        await kiosk.begin({ ...handover, publicKey, hostAccountId: actor.id });
      } catch (cause) {
        if (isStorageFull(cause)) return err({ type: 'storage_full' });
        throw cause;
      }
      markKioskActive(ulidOfActivity(handover.activityId));
      return ok(true);
    },
    ...createReturns(dependencies),
    end: async (activityUlid) => {
      const record = await kiosk.load(activityUlid);
      if (record !== undefined && record.hostAccountId !== actor.id) return { type: 'hosted_by_another' };
      await kiosk.hostIntervened(activityUlid);
      clearActiveKiosk();
      return { type: 'ended', clubId: record?.clubId };
    },
  };
};

type Returns = Pick<KioskHost, 'importAnswers' | 'rejected$' | 'retry' | 'discard' | 'exportJson' | 'photos'>;

const createReturns = (dependencies: Dependencies): Returns => {
  const { kiosk, accountId } = dependencies;
  let importing: Promise<HostImport> | undefined;
  // One at a time: two at once would write every answer twice for nothing.
  const importAnswers = (): Promise<HostImport> => {
    importing ??= importAll(dependencies).finally(() => {
      importing = undefined;
    });
    return importing.then((outcome) => {
      answers.rejected$.next(outcome.rejected);
      photos.rejected$.next(outcome.rejectedPhotos);
      return outcome;
    });
  };
  const answers = createShelf({
    accountId,
    waiting: kiosk.waiting,
    move: (one, edit?: AnswerEdit) => importAnswer(dependencies, one, edit),
    forget: (seq) => kiosk.forget([seq]),
    putBack: kiosk.putBack,
    importAgain: importAnswers,
  });
  const photos = createShelf({
    accountId,
    waiting: kiosk.waitingPhotos,
    move: (one) => importPhoto(dependencies, one),
    forget: kiosk.forgetPhoto,
    putBack: kiosk.putBackPhoto,
    importAgain: importAnswers,
  });
  return {
    importAnswers,
    rejected$: answers.rejected$,
    retry: async (seq, edit) => reasonIn(await answers.retry(seq, edit)),
    discard: answers.discard,
    exportJson: async (seqs) => {
      const { rejected } = await importAnswers();
      return JSON.stringify(chosenOf(rejected, seqs).map(toExport), null, 2);
    },
    photos: {
      rejected$: photos.rejected$,
      retry: async (seq) => reasonIn(await photos.retry(seq)),
      discard: photos.discard,
      exportJson: async (seqs) => {
        const { rejectedPhotos } = await importAnswers();
        const chosen = new Set(chosenOf(rejectedPhotos, seqs).map(({ seq }) => seq));
        const waiting = (await kiosk.waitingPhotos()).filter(({ seq }) => chosen.has(seq));
        const exported = waiting.map((one) => photoToExport(dependencies, one));
        return JSON.stringify(await Promise.all(exported), null, 2);
      },
    },
  };
};

/** Texts first. */
const importAll = async (dependencies: Dependencies): Promise<HostImport> => {
  const outcome = await importKioskAnswers(dependencies);
  return { ...outcome, rejectedPhotos: await importKioskPhotos(dependencies) };
};

const reasonIn = <E>(moved: Result<true, { readonly reason: E }>): Result<true, E> =>
  moved.ok ? moved : err(moved.error.reason);

const chosenOf = <T extends { readonly seq: number }>(
  rejected: readonly T[],
  seqs: readonly number[] | undefined,
): readonly T[] => rejected.filter(({ seq }) => seqs === undefined || seqs.includes(seq));

const toExport = ({ activityId, topic, reason, late, answer, sealed }: RejectedAnswer) => ({
  activityId,
  topic,
  reason,
  late,
  ...(answer === undefined ? { sealed } : { answer }),
});
