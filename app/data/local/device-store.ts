/**
 * What this device knows before anybody has signed in, in clear: settings, when the server was last reached, and the
 * vaults of the people who use it (opaque records, see app/crypto/vault.ts). Nothing here may name a person.
 */
import { Dexie, liveQuery, type EntityTable } from 'dexie';
import { Observable } from 'rxjs';
import type { VaultRecord } from '#app/crypto/vault.ts';

export interface DeviceSettings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly language: 'fr' | 'en';
  /** Minutes without a touch after which a user's data is locked. */
  readonly lockAfterMinutes: number;
}

export const DEFAULT_SETTINGS: DeviceSettings = { theme: 'system', language: 'fr', lockAfterMinutes: 15 };

interface ValueRow {
  readonly key: string;
  readonly value: unknown;
}

class DeviceDexie extends Dexie {
  declare readonly values: EntityTable<ValueRow, 'key'>;
  declare readonly vaults: EntityTable<VaultRecord, 'accountId'>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({ values: 'key', vaults: 'accountId' });
  }
}

export interface DeviceStore {
  readonly settings$: Observable<DeviceSettings>;
  readonly saveSettings: (change: Partial<DeviceSettings>) => Promise<void>;
  readonly vaults: () => Promise<VaultRecord[]>;
  readonly saveVault: (record: VaultRecord) => Promise<void>;
  /** Changes these parts and leaves the others as they are now; nothing happens when the vault is gone. */
  readonly updateVault: (accountId: string, change: Partial<VaultRecord>) => Promise<void>;
  readonly removeVault: (accountId: string) => Promise<void>;
  readonly lastContactAt: () => Promise<number | undefined>;
  readonly saveLastContact: (atMs: number) => Promise<void>;
  readonly close: () => void;
}

const SETTINGS = 'settings';
const LAST_CONTACT = 'lastContactAt';

export const createDeviceStore = (name = 'aesi-device'): DeviceStore => {
  const dexie = new DeviceDexie(name);
  const settings = async (): Promise<DeviceSettings> => {
    const row = await dexie.values.get(SETTINGS);
    return { ...DEFAULT_SETTINGS, ...(row?.value as Partial<DeviceSettings> | undefined) };
  };
  return {
    settings$: new Observable((observer) => liveQuery(settings).subscribe(observer)),
    saveSettings: (change) =>
      dexie.transaction('rw', dexie.values, async () => {
        await dexie.values.put({ key: SETTINGS, value: { ...(await settings()), ...change } });
      }),
    vaults: () => dexie.vaults.toArray(),
    saveVault: async (record) => void (await dexie.vaults.put(record)),
    updateVault: async (accountId, change) => void (await dexie.vaults.update(accountId, change)),
    removeVault: (accountId) => dexie.vaults.delete(accountId),
    lastContactAt: async () => (await dexie.values.get(LAST_CONTACT))?.value as number | undefined,
    saveLastContact: async (value) => void (await dexie.values.put({ key: LAST_CONTACT, value })),
    close: () => dexie.close(),
  };
};
