/**
 * Is this device a kiosk right now? One small mark, read synchronously before anything is shown, so that neither a reload, a
 * reboot nor a typed address leads out of the kiosk. It is set when the host hands the phone over and cleared when the host's
 * passphrase has opened the vault again.
 */
import { ULID_PATTERN } from '#schemas/primitives/ids.ts';

const MARK = 'aesi-kiosk';

/** The ulid of the activity whose kiosk runs here. */
export const activeKiosk = (): string | undefined => {
  const mark = localStorage.getItem(MARK);
  return mark !== null && ULID_PATTERN.test(mark) ? mark : undefined;
};

export const markKioskActive = (activityUlid: string): void => localStorage.setItem(MARK, activityUlid);

export const clearActiveKiosk = (): void => localStorage.removeItem(MARK);

/** Its kiosk is gone from this device: nothing must lead back to it. */
export const clearIfActive = (activityUlid: string): void => {
  if (activeKiosk() === activityUlid) clearActiveKiosk();
};
