/**
 * Checks a code and never rejects: a store that the browser took away, or a part that could not be fetched, must not leave the
 * keypad waiting for an answer that will not come. What could not be checked counts for no attempt; it can be typed again.
 */
import type { CodeOutcome } from '#app/data/kiosk/kiosk-gate.ts';
import { isStorageFull, type StorageFull } from '#app/data/local/storage-error.ts';

export type TryCode = (code: string) => Promise<CodeOutcome>;

export type CheckedCode = CodeOutcome | StorageFull | { readonly type: 'unchecked' };

export const checkCode = async (tryCode: TryCode, code: string): Promise<CheckedCode> => {
  try {
    return await tryCode(code);
  } catch (cause) {
    // The kiosk notes each attempt before it answers.
    if (isStorageFull(cause)) return { type: 'storage_full' };
    globalThis.reportError(cause);
    return { type: 'unchecked' };
  }
};
