/**
 * Checks a code and never rejects: a store that the browser took away, or a part that could not be fetched, must not leave the
 * keypad waiting for an answer that will not come. What could not be checked counts for no attempt; it can be typed again.
 */
import type { CodeOutcome } from '#app/data/kiosk/kiosk-gate.ts';

export type TryCode = (code: string) => Promise<CodeOutcome>;

export const checkCode = async (
  tryCode: TryCode,
  code: string,
): Promise<CodeOutcome | { readonly type: 'unchecked' }> => {
  try {
    return await tryCode(code);
  } catch (cause) {
    globalThis.reportError(cause);
    return { type: 'unchecked' };
  }
};
