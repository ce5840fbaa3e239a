/**
 * A network as it is: requests are lost before the server sees them, answers are lost after it has acted, requests arrive
 * twice or late, something in between answers 401, 403 or 503, and lines break in the middle of an answer.
 */
import type { Network } from './messages.ts';
import type { Random } from './random.ts';

type Fetch = typeof fetch;

export interface FlakyNetwork {
  readonly fetch: Fetch;
  readonly set: (network: Network) => void;
  readonly network: () => Network;
  /** Requests on their way, the stream of hints not counted. */
  readonly inFlight: () => number;
  /** Counts requests and answers, to see when the device rests. */
  readonly activity: () => number;
}

type Fault =
  | 'none'
  | 'lost_before'
  | 'lost_after'
  | 'twice'
  | 'late'
  | 'broken_answer'
  | 'cut_answer'
  | 'status_401'
  | 'status_403'
  | 'status_503';

const FAULTS: readonly (readonly [number, Fault])[] = [
  [10, 'none'],
  [2, 'lost_before'],
  [3, 'lost_after'],
  [2, 'twice'],
  [3, 'late'],
  [1, 'broken_answer'],
  [1, 'cut_answer'],
  [1, 'status_401'],
  [1, 'status_403'],
  [1, 'status_503'],
];

const MAX_DELAY_MS = 25;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const lost = (): TypeError => new TypeError('the line is broken');

export const createFlakyNetwork = (random: Random): FlakyNetwork => {
  let network: Network = 'clear';
  let inFlight = 0;
  let activity = 0;
  const streams = new Set<AbortController>();

  const send = async (input: Parameters<Fetch>[0], init: RequestInit): Promise<Response> => {
    const response = await fetch(input, init);
    // Read to its end here: what is lost on the way back was nevertheless sent by the server.
    const body = await response.arrayBuffer();
    return new Response(body, { status: response.status, headers: response.headers });
  };
  const ordinary = async (input: Parameters<Fetch>[0], init: RequestInit): Promise<Response> => {
    const fault = network === 'flaky' ? random.weighted(FAULTS) : 'none';
    if (fault === 'lost_before') throw lost();
    if (fault.startsWith('status_')) return refusal(Number(fault.slice('status_'.length)));
    if (fault === 'late') await pause(random.below(MAX_DELAY_MS));
    if (fault === 'twice') await send(input, init);
    const response = await send(input, init);
    if (network === 'off' || fault === 'lost_after') throw lost();
    if (fault === 'broken_answer') return shortened(response, random, false);
    return fault === 'cut_answer' ? shortened(response, random, true) : response;
  };
  const stream = async (input: Parameters<Fetch>[0], init: RequestInit): Promise<Response> => {
    if (network === 'flaky' && random.chance(0.3)) throw lost();
    const controller = new AbortController();
    streams.add(controller);
    const signals = [controller.signal, ...(init.signal ? [init.signal] : [])];
    return fetch(input, { ...init, signal: AbortSignal.any(signals) });
  };
  return {
    fetch: async (input, init = {}) => {
      activity += 1;
      if (network === 'off') throw lost();
      if (String(input).endsWith('/sync/hints')) return stream(input, init);
      inFlight += 1;
      try {
        return await ordinary(input, init);
      } finally {
        inFlight -= 1;
        activity += 1;
      }
    },
    set: (next) => {
      network = next;
      if (next !== 'off') return;
      for (const controller of streams) controller.abort();
      streams.clear();
    },
    network: () => network,
    inFlight: () => inFlight,
    activity: () => activity,
  };
};

/** By something between device and server: it says nothing that the server would. */
const refusal = (status: number): Response =>
  new Response(JSON.stringify({ error: { code: 'between' } }), { status });

const shortened = async (response: Response, random: Random, isCut: boolean): Promise<Response> => {
  const body = new Uint8Array(await response.arrayBuffer());
  const rest = body.slice(0, random.below(body.length));
  const { status, headers } = response;
  if (!isCut) return new Response(rest, { status, headers });
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(rest);
      controller.error(lost());
    },
  });
  return new Response(broken, { status, headers });
};
