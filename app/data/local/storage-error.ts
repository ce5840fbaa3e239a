/** A full disk is expected on the phones this runs on: it becomes a value, and what was typed stays in the form. */

export interface StorageFull {
  readonly type: 'storage_full';
}

const QUOTA_NAMES: ReadonlySet<string> = new Set(['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED']);

/** Dexie and IndexedDB wrap the cause in turn: `inner`, `cause`, or the `failures` of a bulk write. */
export const isStorageFull = (error: unknown, depth = 0): boolean => {
  if (typeof error !== 'object' || error === null || depth > 4) return false;
  const { name, inner, cause, failures } = error as Record<string, unknown>;
  if (typeof name === 'string' && QUOTA_NAMES.has(name)) return true;
  const nested = [inner, cause, ...(Array.isArray(failures) ? failures : [])];
  return nested.some((one) => isStorageFull(one, depth + 1));
};

export interface StorageEstimate {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** Granted by the browser: the data is not thrown away under storage pressure. */
  readonly persistent: boolean;
}

/** Undefined where the browser does not tell. */
export const storageEstimate = async (): Promise<StorageEstimate | undefined> => {
  const storage = (navigator as Partial<Navigator>).storage as Partial<StorageManager> | undefined;
  if (storage?.estimate === undefined) return undefined;
  const { usage = 0, quota = 0 } = await storage.estimate();
  const persistent = (await storage.persisted?.()) ?? false;
  return { usedBytes: usage, quotaBytes: quota, persistent };
};

/** Asked after a sign-in, when the answer matters: the browser may say no, and everything still works. */
export const askForPersistence = async (): Promise<boolean> => {
  const storage = (navigator as Partial<Navigator>).storage as Partial<StorageManager> | undefined;
  return (await storage?.persist?.()) ?? false;
};
