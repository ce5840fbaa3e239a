/** The kiosk's half-filled form, on the page's side; draft-memory.ts keeps it. Without a worker nothing is kept. */
import type { DraftMessage } from './draft-memory.ts';

export interface KioskDraft {
  readonly keep: (fields: unknown) => void;
  /** Undefined when there is none, or when the worker does not answer. */
  readonly kept: () => Promise<unknown>;
  readonly forget: () => void;
  /** To be called while the form stands; returns what ends it. */
  readonly hold: () => () => void;
}

/** As much of a worker as is needed here. */
export interface DraftWorker {
  readonly postMessage: (message: DraftMessage, transfer: Transferable[]) => void;
}

const ANSWER_WITHIN_MS = 1000;
/** Less than the half minute after which a browser ends a silent worker. */
const STAY_EVERY_MS = 15_000;

export const createKioskDraft = (
  activityUlid: string,
  worker: () => Promise<DraftWorker | null>,
): KioskDraft => {
  const tell = (message: DraftMessage): void =>
    void worker().then(
      (running) => running?.postMessage(message, []),
      () => undefined,
    );
  return {
    keep: (fields) => tell({ type: 'KIOSK_DRAFT', act: 'keep', activityUlid, fields }),
    forget: () => tell({ type: 'KIOSK_DRAFT', act: 'forget' }),
    kept: async () => {
      const running = await worker().catch(() => null);
      if (running === null) return undefined;
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise<unknown>((resolve) => {
        port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data ?? undefined), {
          once: true,
        });
        port1.start();
        setTimeout(() => resolve(undefined), ANSWER_WITHIN_MS);
      });
      running.postMessage({ type: 'KIOSK_DRAFT', act: 'give', activityUlid }, [port2]);
      return answer.finally(() => port1.close());
    },
    hold: () => {
      const timer = setInterval(() => tell({ type: 'KIOSK_DRAFT', act: 'stay' }), STAY_EVERY_MS);
      return () => clearInterval(timer);
    },
  };
};
