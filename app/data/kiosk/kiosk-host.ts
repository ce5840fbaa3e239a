/** The host's side of the kiosk: hand the phone over, and take the answers back once the vault is open. */
import type { AccountActor } from '#app/data/write-context.ts';
import type { Commands } from '#app/data/commands.ts';
import { isStorageFull, type StorageFull } from '#app/data/storage-error.ts';
import type { UserStore } from '#app/data/user-store.ts';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { clearActiveKiosk, markKioskActive } from './active-kiosk.ts';
import { importKioskAnswers, kioskKeyPair, type ImportOutcome } from './kiosk-import.ts';
import type { KioskSetup, KioskStore } from './kiosk-store.ts';

export type KioskHandover = Omit<KioskSetup, 'publicKey' | 'hostAccountId'>;

export interface KioskHost {
  /** From here on this device is a kiosk, also after a reboot, until the host's passphrase. Then go to its page. */
  readonly begin: (handover: KioskHandover) => Promise<Result<true, StorageFull>>;
  /** May be called at any time; what was already moved is not moved again. */
  readonly importAnswers: () => Promise<ImportOutcome>;
  /** The host's passphrase opened the vault: the device is no kiosk any more, unless another person hosts it. */
  readonly end: (activityUlid: string) => Promise<KioskEnd>;
}

export type KioskEnd =
  { readonly type: 'ended'; readonly clubId: string | undefined } | { readonly type: 'hosted_by_another' };

export interface KioskHostDependencies {
  readonly kiosk: KioskStore;
  readonly store: UserStore;
  readonly commands: Commands;
  readonly actor: AccountActor;
  readonly clock: () => number;
}

export const createKioskHost = ({
  kiosk,
  store,
  commands,
  actor,
  clock,
}: KioskHostDependencies): KioskHost => {
  let importing: Promise<ImportOutcome> | undefined;
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
    // One at a time: two at once would write every answer twice for nothing.
    importAnswers: () => {
      importing ??= importKioskAnswers({ kiosk, store, commands, accountId: actor.id, clock }).finally(() => {
        importing = undefined;
      });
      return importing;
    },
    end: async (activityUlid) => {
      const record = await kiosk.load(activityUlid);
      if (record !== undefined && record.hostAccountId !== actor.id) return { type: 'hosted_by_another' };
      await kiosk.hostIntervened(activityUlid);
      clearActiveKiosk();
      return { type: 'ended', clubId: record?.clubId };
    },
  };
};
