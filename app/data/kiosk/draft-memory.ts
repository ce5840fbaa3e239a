/**
 * What somebody is typing at the kiosk, through a reload of the page: in the memory of the service worker and nowhere else,
 * so that no stranger's name comes near the disk (docs/decisions/013-kiosk-draft.md). Runs in the worker.
 */

/** Nobody has touched the form for this long: the next person gets a fresh screen. */
export const KIOSK_IDLE_MS = 120_000;

export type DraftMessage =
  | {
      readonly type: 'KIOSK_DRAFT';
      readonly act: 'keep';
      readonly activityUlid: string;
      readonly fields: unknown;
    }
  /** The form still stands: a worker that hears nothing for half a minute is ended by the browser. */
  | { readonly type: 'KIOSK_DRAFT'; readonly act: 'stay' | 'forget' }
  | { readonly type: 'KIOSK_DRAFT'; readonly act: 'give'; readonly activityUlid: string };

export interface DraftMemory {
  /** For `give`: what is kept for this activity, undefined when there is nothing. */
  readonly heed: (message: DraftMessage) => unknown;
}

export const isDraftMessage = (data: unknown): data is DraftMessage =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === 'KIOSK_DRAFT';

/** `clock` in milliseconds. */
export const createDraftMemory = (clock: () => number): DraftMemory => {
  let kept: { readonly activityUlid: string; readonly fields: unknown; readonly atMs: number } | undefined;
  return {
    heed: (message) => {
      if (kept !== undefined && clock() - kept.atMs >= KIOSK_IDLE_MS) kept = undefined;
      switch (message.act) {
        case 'keep':
          kept = { activityUlid: message.activityUlid, fields: message.fields, atMs: clock() };
          return undefined;
        case 'forget':
          kept = undefined;
          return undefined;
        case 'give':
          return kept?.activityUlid === message.activityUlid ? kept.fields : undefined;
        case 'stay':
          return undefined;
      }
    },
  };
};
