/**
 * The host's side of the kiosk: hand the phone over, and take the answers back once the vault is open. An answer that cannot be
 * taken stays in the kiosk until the host has corrected, exported or discarded it.
 */
import { BehaviorSubject, type Observable } from 'rxjs';
import type { AccountActor } from '#app/data/write-context.ts';
import { isStorageFull, type StorageFull } from '#app/data/storage-error.ts';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { clearActiveKiosk, markKioskActive } from './active-kiosk.ts';
import type { WaitingAnswer } from './kiosk-database.ts';
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
import { importKioskPhotos, type PhotoImportDependencies } from './kiosk-photo-import.ts';
import type { KioskSetup } from './kiosk-store.ts';

export type KioskHandover = Omit<KioskSetup, 'publicKey' | 'hostAccountId'>;

export interface KioskHost {
  /** From here on this device is a kiosk, also after a reboot, until the host's passphrase. Then go to its page. */
  readonly begin: (handover: KioskHandover) => Promise<Result<true, StorageFull>>;
  /** May be called at any time; what was already moved is not moved again. */
  readonly importAnswers: () => Promise<ImportOutcome>;
  /** What the last import could not move. */
  readonly rejected$: Observable<readonly RejectedAnswer[]>;
  /** Tries one again, with what the host corrected in it. The answer stays as it was given until that succeeds. */
  readonly retry: (seq: number, edit?: AnswerEdit) => Promise<Result<true, AnswerRejection>>;
  /** Gives back the way to undo it. */
  readonly discard: (seq: number) => Promise<() => Promise<void>>;
  /** As JSON text, for a file; one that does not open, sealed as it is. */
  readonly exportJson: (seqs?: readonly number[]) => Promise<string>;
  /** The host's passphrase opened the vault: the device is no kiosk any more, unless another person hosts it. */
  readonly end: (activityUlid: string) => Promise<KioskEnd>;
}

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
    ...createAnswers(dependencies),
    end: async (activityUlid) => {
      const record = await kiosk.load(activityUlid);
      if (record !== undefined && record.hostAccountId !== actor.id) return { type: 'hosted_by_another' };
      await kiosk.hostIntervened(activityUlid);
      clearActiveKiosk();
      return { type: 'ended', clubId: record?.clubId };
    },
  };
};

type Answers = Pick<KioskHost, 'importAnswers' | 'rejected$' | 'retry' | 'discard' | 'exportJson'>;

const createAnswers = (dependencies: Dependencies): Answers => {
  const { kiosk, accountId } = dependencies;
  const rejected$ = new BehaviorSubject<readonly RejectedAnswer[]>([]);
  let importing: Promise<ImportOutcome> | undefined;
  // One at a time: two at once would write every answer twice for nothing.
  const importAnswers = (): Promise<ImportOutcome> => {
    importing ??= importAll(dependencies).finally(() => {
      importing = undefined;
    });
    return importing.then((outcome) => {
      rejected$.next(outcome.rejected);
      return outcome;
    });
  };
  const find = async (seq: number): Promise<WaitingAnswer | undefined> =>
    (await kiosk.waiting()).find((one) => one.seq === seq && one.hostAccountId === accountId);
  /** What else was rejected stays in its place. */
  const show = (seq: number, now: readonly RejectedAnswer[]): void =>
    rejected$.next(rejected$.value.flatMap((one) => (one.seq === seq ? now : [one])));
  return {
    importAnswers,
    rejected$,
    retry: async (seq, edit) => {
      const waiting = await find(seq);
      // Another tab has decided already.
      const moved = waiting === undefined ? ok(true) : await importAnswer(dependencies, waiting, edit);
      show(seq, moved.ok ? [] : [moved.error]);
      return moved.ok ? ok(true) : err(moved.error.reason);
    },
    discard: async (seq) => {
      const waiting = await find(seq);
      await kiosk.forget([seq]);
      show(seq, []);
      return async () => {
        if (waiting === undefined) return;
        await kiosk.putBack(waiting);
        await importAnswers();
      };
    },
    exportJson: async (seqs) => {
      const { rejected } = await importAnswers();
      const chosen = rejected.filter(({ seq }) => seqs === undefined || seqs.includes(seq));
      return JSON.stringify(chosen.map(toExport), null, 2);
    },
  };
};

/** Texts first. */
const importAll = async (dependencies: Dependencies): Promise<ImportOutcome> => {
  const outcome = await importKioskAnswers(dependencies);
  await importKioskPhotos(dependencies);
  return outcome;
};

const toExport = ({ activityId, topic, reason, late, answer, sealed }: RejectedAnswer) => ({
  activityId,
  topic,
  reason,
  late,
  ...(answer === undefined ? { sealed } : { answer }),
});
