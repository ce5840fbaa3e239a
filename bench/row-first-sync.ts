/** Rows 1 and 2: a device's first sync, beside plain requests and PouchDB, and what it sends over the line. */
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Request } from '@playwright/test';
import { MAX_PULL_LIMIT, PROTOCOL_HEADER, PROTOCOL_VERSION } from '#schemas/protocol/limits.ts';
import type { PullResponse } from '#schemas/protocol/sync.ts';
import { COLLECTIONS } from '#schemas/documents/collections.ts';
import { brotliBytes } from './brotli-bytes.ts';
import { inLab, withBrowser } from './browser.ts';
import { buildLab } from './build-lab.ts';
import { interleave, median, ratios, spreadOf } from './measure.ts';
import { places } from './places.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';
import { startServer, type BenchServer } from './server.ts';
import type { Signed } from './server-messages.ts';
import type { Synced } from './lab-sync.ts';
import { filledYear } from './years.ts';

const CLUBS = ['informatique', 'anglais', 'art-oratoire', 'sport'];

export const firstSync = async ({ quick, say }: Bench): Promise<Row[]> => {
  const attendances = quick ? 1_000 : 10_000;
  const rounds = quick ? 1 : 3;
  await buildLab();
  const server = await startServer(await filledYear(attendances, say), places.lab);
  try {
    const documents = await visibleDocuments(server);
    const [times, bytes] = await withBrowser({ anyOrigin: true }, async (context) => {
      const seen = await bytesOfSync(context, server);
      return [await compare(context, server, rounds, documents.length, say), seen] as const;
    });
    return [...timeRows(times, documents), byteRow(bytes, documents)];
  } finally {
    await server.stop();
  }
};

type Times = Record<'sync' | 'whole' | 'byHand' | 'pouch', number[]>;
type Documents = readonly { readonly id: string }[];

const board = (server: BenchServer): Promise<Signed> => server.sign('board@demo.test');

const compare = (
  context: BrowserContext,
  server: BenchServer,
  rounds: number,
  expected: number,
  say: (line: string) => void,
): Promise<Times> => {
  const timed = async (name: string, synced: Synced): Promise<number> => {
    // PouchDB also takes the design documents, two for each database.
    const isAll = name === 'PouchDB' ? synced.documents >= expected : synced.documents === expected;
    if (!isAll) throw new Error(`${name} brought ${synced.documents} of ${expected} documents`);
    say(`first sync, ${name}: ${Math.round(synced.ms)} ms`);
    return synced.ms;
  };
  const { url, database } = server;
  const withApp = async (name: string, whole: boolean): Promise<number> =>
    timed(name, await inLab(context, url, 'syncWithApp', [await board(server), whole]));
  return interleave(rounds, {
    sync: () => withApp('app', false),
    whole: () => withApp('app with figures', true),
    byHand: async () => timed('by hand', await inLab(context, url, 'syncByHand', [await board(server)])),
    pouch: async () => timed('PouchDB', await inLab(context, url, 'syncWithPouch', [database, CLUBS])),
  });
};

const timeRows = ({ sync, whole, byHand, pouch }: Times, documents: Documents): Row[] => {
  const attendances = documents.filter(({ id }) => id.startsWith('attendance:')).length;
  const ms = (name: string, values: readonly number[]): string => `${name} ${Math.round(median(values))} ms`;
  return [
    {
      number: '1',
      name: 'first sync, push enabled ÷ raw fetch + bulk add',
      value: spreadOf(ratios(sync, byHand)),
      unit: 'ratio',
      goal: { sign: '≤', bound: 3 },
      details: `${documents.length} documents, ${attendances} of them attendances; ${ms('app', sync)}, ${ms('by hand', byHand)}`,
    },
    {
      number: '1',
      name: 'first sync, push enabled ÷ PouchDB 9 replicate',
      value: spreadOf(ratios(sync, pouch)),
      unit: 'ratio',
      goal: { sign: '≤', bound: 0.9 },
      details: `batches of ${MAX_PULL_LIMIT}; ${ms('PouchDB', pouch)}`,
    },
    {
      number: '1+',
      name: 'the same while the figures are counted ÷ PouchDB 9 replicate',
      value: spreadOf(ratios(whole, pouch)),
      unit: 'ratio',
      details: ms('app with figures', whole),
    },
  ];
};

interface Bytes {
  readonly up: number;
  readonly down: number;
}

/** The bodies of everything that the app asks for while it syncs, as brotli; heads shrink to nothing under HTTP/2. */
const bytesOfSync = async (context: BrowserContext, server: BenchServer): Promise<Bytes> => {
  const asked: Request[] = [];
  context.on('requestfinished', (request) => {
    if (new URL(request.url()).pathname.startsWith('/sync/')) asked.push(request);
  });
  await inLab(context, server.url, 'syncWithApp', [await board(server), false]);
  context.removeAllListeners('requestfinished');
  const down = await Promise.all(asked.map(brotliBytes));
  return { up: sumOf(asked.map((request) => request.postDataBuffer()?.length ?? 0)), down: sumOf(down) };
};

const sumOf = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

const byteRow = ({ up, down }: Bytes, documents: Documents): Row => {
  const zipped = gzipSync(documents.map((document) => `${JSON.stringify(document)}\n`).join('')).length;
  const kib = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`;
  return {
    number: '2',
    name: 'bytes of a first sync ÷ gzip of the documents as NDJSON',
    value: spreadOf([(up + down) / zipped]),
    unit: 'ratio',
    goal: { sign: '≤', bound: 1 },
    details: `down ${kib(down)} as brotli, up ${kib(up)}; gzip -6 ${kib(zipped)}`,
  };
};

/** What the board may read, collection by collection. */
const visibleDocuments = async (server: BenchServer): Promise<Documents> => {
  const { token } = await board(server);
  const all: { id: string }[] = [];
  for (const collection of COLLECTIONS) {
    let checkpoint = {};
    for (;;) {
      const response = await fetch(`${server.url}/sync/pull`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
        },
        body: JSON.stringify({ pulls: [{ collection, checkpoint, limit: MAX_PULL_LIMIT }] }),
      });
      const [pull] = ((await response.json()) as PullResponse).pulls;
      if (pull === undefined || 'error' in pull) break;
      all.push(...pull.documents);
      checkpoint = pull.checkpoint;
      if (pull.documents.length < MAX_PULL_LIMIT) break;
    }
  }
  return all;
};
