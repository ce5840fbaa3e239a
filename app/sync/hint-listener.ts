/** Keeps the stream of hints standing: after every end it is opened again, and then everything is asked for once. */
import type { Hint } from '#schemas/protocol/sync.ts';
import { createBackOff, type Timers } from './back-off.ts';
import type { SyncTransport } from './transport.ts';

export interface HintListenerDeps {
  readonly transport: SyncTransport;
  readonly timers: Timers;
  readonly random?: () => number;
  readonly onOpen: () => void;
  readonly onAlive: () => void;
  readonly onHint: (hint: Hint) => void;
}

export interface HintListener {
  /** The network is back, or somebody wants it now. */
  readonly hurry: () => void;
  /** The server was reached another way: whoever waits because it could not be goes now. */
  readonly reached: () => void;
  readonly stop: () => void;
}

export const listenToHints = (deps: HintListenerDeps): HintListener => {
  const stopper = new AbortController();
  const backOff = createBackOff(deps.timers, deps.random);
  let isCutOff = false;
  const listen = async (): Promise<void> => {
    while (!stopper.signal.aborted) {
      await backOff.ready(stopper.signal);
      if (stopper.signal.aborted) return;
      const openedAt = { ms: 0 };
      const onOpen = (): void => {
        openedAt.ms = deps.timers.now();
        deps.onOpen();
      };
      const ended = await deps.transport.hints({ ...deps, onOpen }, stopper.signal);
      // A stream that stood for a while ended by a restart or a change of network: the next try need not wait long.
      const stoodMs = openedAt.ms === 0 ? 0 : deps.timers.now() - openedAt.ms;
      // Not of one that stood and broke: it would be opened again and again, and everything asked for each time.
      isCutOff = ended.type === 'offline' && openedAt.ms === 0;
      if (stoodMs > STOOD_WELL_MS) backOff.succeeded();
      backOff.failed(ended.type === 'server_busy' ? ended.retryAfterMs : undefined);
    }
  };
  void listen();
  return {
    hurry: backOff.reset,
    reached: () => {
      if (isCutOff) backOff.reset();
    },
    stop: () => stopper.abort(),
  };
};

const STOOD_WELL_MS = 10_000;
