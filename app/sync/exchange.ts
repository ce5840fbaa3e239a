/**
 * One exchange for all collections: handlers that ask within a few milliseconds of each other travel in one request, and
 * each gets its own part of the answer. On a 2G line twelve requests are twelve round trips; this makes them one.
 *
 * What must stay true: a failed request rejects everybody it carried, an error of one collection rejects only its own
 * handler; nothing is sent before the back-off allows it; at most one pull and one push are on their way.
 */
import type { Collection } from '#schemas/documents/collections.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { CollectionErrorCode } from '#schemas/protocol/error-codes.ts';
import type { PullAnswer, PullRequest, PushAnswer, PushRow } from '#schemas/protocol/sync.ts';
import { createBackOff, type BackOff, type Timers } from './back-off.ts';
import { SyncError } from './sync-error.ts';
import type { PushBody, SyncTransport, TransportFailure } from './transport.ts';

export type PullPart = PullRequest['pulls'][number] & { readonly collection: Collection };
export interface PushPart {
  readonly collection: Collection;
  readonly rows: readonly PushRow[];
}
export type Pulled = Exclude<PullAnswer, { error: unknown }>;
export type Pushed = Exclude<PushAnswer, { error: unknown }>;

export interface ExchangeEvents {
  readonly onContact: () => void;
  readonly onFailure: (failure: TransportFailure) => void;
  /** A push is on its way. */
  readonly onSending: (isSending: boolean) => void;
}

export interface Exchange {
  readonly pull: (part: PullPart) => Promise<Pulled>;
  readonly push: (part: PushPart) => Promise<Pushed>;
  /** Whoever waits for the back-off goes now. */
  readonly hurry: () => void;
  /** Pushes wait from now on until `stop`. */
  readonly holdPushes: () => void;
  /** Rejects whatever waits or is on its way, and everything asked later. */
  readonly stop: () => void;
}

export interface ExchangeDeps extends ExchangeEvents {
  readonly transport: SyncTransport;
  readonly timers: Timers;
  readonly random?: () => number;
  readonly coalesceMs?: number;
}

const COALESCE_MS = 15;
/** Half of what the server takes: the estimate counts characters, not bytes. */
const MAX_REQUEST_CHARACTERS = 2 * 1024 * 1024;

export const createExchange = (deps: ExchangeDeps): Exchange => {
  const stopper = new AbortController();
  const backOff = createBackOff(deps.timers, deps.random);
  let isHeld = false;
  const untilStopped = (): Promise<never> =>
    new Promise((_, reject) => {
      const end = (): void => reject(new SyncError({ type: 'stopped' }));
      if (stopper.signal.aborted) end();
      stopper.signal.addEventListener('abort', end, { once: true });
    });
  const ofCollections = new Map<Collection, BackOff>();
  const backOffOf = (name: Collection): BackOff => {
    const known = ofCollections.get(name) ?? createBackOff(deps.timers, deps.random);
    ofCollections.set(name, known);
    return known;
  };
  const send = async <A>(
    ask: (signal: AbortSignal) => Promise<Result<A, TransportFailure>>,
  ): Promise<Result<A, TransportFailure>> => {
    await backOff.ready(stopper.signal);
    if (stopper.signal.aborted) return err({ type: 'offline' });
    const answer = await ask(stopper.signal);
    if (stopper.signal.aborted) return err({ type: 'offline' });
    if (answer.ok) {
      backOff.succeeded();
      deps.onContact();
    } else {
      backOff.failed(answer.error.type === 'server_busy' ? answer.error.retryAfterMs : undefined);
      deps.onFailure(answer.error);
    }
    return answer;
  };
  const pulls = createLane<PullPart, Pulled>({
    ...deps,
    signal: stopper.signal,
    backOffOf,
    ask: async (parts) => {
      const body: PullRequest = { pulls: parts.map((part) => ({ ...part })) };
      const answer = await send((signal) => deps.transport.pull(body, signal));
      return answer.ok ? ok(answer.value.pulls) : answer;
    },
  });
  const pushes = createLane<PushPart, Pushed>({
    ...deps,
    signal: stopper.signal,
    backOffOf,
    ask: async (parts) => {
      const body: PushBody = { pushes: parts };
      const answer = await send(async (signal) => {
        deps.onSending(true);
        try {
          return await deps.transport.push(body, signal);
        } finally {
          deps.onSending(false);
        }
      });
      return answer.ok ? ok(answer.value.pushes) : answer;
    },
  });
  return {
    pull: pulls.add,
    push: (part) => (isHeld ? untilStopped() : pushes.add(part)),
    holdPushes: () => {
      isHeld = true;
    },
    hurry: () => {
      backOff.reset();
      for (const one of ofCollections.values()) one.reset();
    },
    stop: () => {
      stopper.abort();
      pulls.clear();
      pushes.clear();
    },
  };
};

interface LaneDeps<Part, Answer> {
  readonly timers: Timers;
  readonly coalesceMs?: number;
  readonly signal: AbortSignal;
  readonly backOffOf: (collection: Collection) => BackOff;
  readonly ask: (
    parts: readonly Part[],
  ) => Promise<
    Result<readonly (Answer | { collection: string; error: CollectionErrorCode })[], TransportFailure>
  >;
}

interface Waiting<Part, Answer> {
  readonly part: Part;
  readonly characters: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: SyncError) => void;
}

interface Lane<Part, Answer> {
  readonly add: (part: Part) => Promise<Answer>;
  readonly clear: () => void;
}

/** The pulls, or the pushes: gathered, sent one request after the other, answers handed out by collection. */
const createLane = <
  Part extends { readonly collection: Collection },
  Answer extends { readonly collection: string },
>(
  deps: LaneDeps<Part, Answer>,
): Lane<Part, Answer> => {
  let queue: Waiting<Part, Answer>[] = [];
  let isRunning = false;

  const handOut = (
    carried: readonly Waiting<Part, Answer>[],
    answer: Awaited<ReturnType<LaneDeps<Part, Answer>['ask']>>,
  ): void => {
    for (const one of carried) {
      if (deps.signal.aborted) one.reject(new SyncError({ type: 'stopped' }));
      else if (!answer.ok) one.reject(new SyncError(answer.error));
      else
        handOutOne(
          one,
          answer.value.find(({ collection }) => collection === one.part.collection),
        );
    }
  };
  const handOutOne = (
    one: Waiting<Part, Answer>,
    answer: Answer | { collection: string; error: CollectionErrorCode } | undefined,
  ): void => {
    const backOff = deps.backOffOf(one.part.collection);
    if (answer === undefined) {
      backOff.failed();
      one.reject(new SyncError({ type: 'bad_response', detail: `no answer for ${one.part.collection}` }));
    } else if ('error' in answer) {
      backOff.failed();
      one.reject(new SyncError({ type: 'collection', code: answer.error as CollectionErrorCode }));
    } else {
      backOff.succeeded();
      one.resolve(answer);
    }
  };
  /** One part per collection, and no more than the server takes at once; the others go with the next request. */
  const takeRequest = (): Waiting<Part, Answer>[] => {
    const taken: Waiting<Part, Answer>[] = [];
    const left: Waiting<Part, Answer>[] = [];
    let characters = 0;
    for (const one of queue) {
      const isTwice = taken.some(({ part }) => part.collection === one.part.collection);
      const isTooMuch = taken.length > 0 && characters + one.characters > MAX_REQUEST_CHARACTERS;
      (isTwice || isTooMuch ? left : taken).push(one);
      if (!isTwice && !isTooMuch) characters += one.characters;
    }
    queue = left;
    return taken;
  };
  const run = async (): Promise<void> => {
    while (queue.length > 0 && !deps.signal.aborted) {
      const carried = takeRequest();
      handOut(carried, await deps.ask(carried.map(({ part }) => part)));
    }
    isRunning = false;
  };
  const start = (): void => {
    if (isRunning) return;
    isRunning = true;
    deps.timers.after(deps.coalesceMs ?? COALESCE_MS, () => void run());
  };
  return {
    add: async (part) => {
      await deps.backOffOf(part.collection).ready(deps.signal);
      if (deps.signal.aborted) throw new SyncError({ type: 'stopped' });
      return new Promise<Answer>((resolve, reject) => {
        queue.push({ part, characters: JSON.stringify(part).length, resolve, reject });
        start();
      });
    },
    clear: () => {
      for (const one of queue) one.reject(new SyncError({ type: 'stopped' }));
      queue = [];
    },
  };
};
