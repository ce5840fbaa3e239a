/** Row 8: the same documents through the server and straight from its database, over kept connections. */
import { Agent, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#schemas/protocol/limits.ts';
import { interleave, median, spreadOf } from './measure.ts';
import { places } from './places.ts';
import type { Row } from './report.ts';
import type { Bench } from './rows.ts';
import { startServer, type BenchServer } from './server.ts';
import { filledYear } from './years.ts';

const CLUB = 'informatique';
const DATABASE = `aesi-attendances-${CLUB}`;

interface Question {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Documents in its answer. */
  readonly count: (answer: unknown) => number;
}

type Ask = (question: Question) => Promise<unknown>;

export const proxy = async ({ quick, say }: Bench): Promise<Row[]> => {
  const server = await startServer(await filledYear(quick ? 1_000 : 10_000, say), places.app);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const ask = askOver(agent);
    const rounds = quick ? 3 : 15;
    const page = await compare(ask, server, { limit: quick ? 100 : 500, perRound: 4, rounds });
    const one = await compare(ask, server, { limit: 1, perRound: 40, rounds });
    const concurrent = new Agent({ keepAlive: true, maxSockets: 4 });
    const four = await compare(askOver(concurrent), server, {
      limit: 1,
      perRound: 40,
      rounds,
      atOnce: 4,
    }).finally(() => concurrent.destroy());
    return [
      rowOf('8', 'pages of documents through the server ÷ straight', page),
      rowOf('8', 'requests for one document through the server ÷ straight', one),
      { ...rowOf('8+', 'the same, four at a time', four) },
    ];
  } finally {
    agent.destroy();
    await server.stop();
  }
};

interface Size {
  readonly limit: number;
  readonly perRound: number;
  readonly rounds: number;
  readonly atOnce?: number;
}

interface Compared {
  readonly size: Size;
  /** Milliseconds per request, by round. */
  readonly through: readonly number[];
  readonly straight: readonly number[];
}

const compare = async (ask: Ask, server: BenchServer, size: Size): Promise<Compared> => {
  const { through, straight } = await questionsOf(ask, server, size.limit);
  const repeat = async (question: Question): Promise<number> => {
    const startedAt = performance.now();
    const lanes = size.atOnce ?? 1;
    const lane = async (): Promise<void> => {
      for (let turn = 0; turn < size.perRound / lanes; turn += 1) {
        const found = question.count(await ask(question));
        if (found !== size.limit) throw new Error(`${found} documents instead of ${size.limit}`);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return (performance.now() - startedAt) / size.perRound;
  };
  await repeat(through);
  await repeat(straight);
  const times = await interleave(size.rounds, {
    through: () => repeat(through),
    straight: () => repeat(straight),
  });
  return { size, ...times };
};

/** Both from the same position, behind the design documents that a device never gets. */
const questionsOf = async (
  ask: Ask,
  server: BenchServer,
  limit: number,
): Promise<Record<'through' | 'straight', Question>> => {
  const { token } = await server.sign(`lead.${CLUB}@demo.test`);
  const pull = (checkpoint: unknown, count: number): Question => ({
    url: `${server.url}/sync/pull`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'accept-encoding': 'gzip',
      [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
    },
    body: JSON.stringify({ pulls: [{ collection: 'attendances', checkpoint, limit: count }] }),
    count: (answer) => pullOf(answer)?.documents.length ?? 0,
  });
  const checkpoint = pullOf(await ask(pull({}, 1)))?.checkpoint;
  const since = checkpoint?.[CLUB]?.seq ?? '0';
  const { url, username, password } = server.database;
  return {
    through: pull(checkpoint, limit),
    straight: {
      url: `${url}/${DATABASE}/_changes?include_docs=true&limit=${limit}&since=${encodeURIComponent(since)}`,
      method: 'GET',
      headers: { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
      count: (answer) => (answer as { results: { doc: unknown }[] }).results.length,
    },
  };
};

interface Pulled {
  readonly documents: readonly unknown[];
  readonly checkpoint: Readonly<Record<string, { readonly seq: string }>>;
}

const pullOf = (answer: unknown): Pulled | undefined => (answer as { pulls: Pulled[] }).pulls[0];

/** fetch would take more of the client's time than a small answer of the database takes the database. */
const askOver =
  (agent: Agent): Ask =>
  ({ url, method, headers, body }) =>
    new Promise((resolve, reject) => {
      const sent = request(url, { method, agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = response.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
          if (response.statusCode !== 200) reject(new Error(`${response.statusCode}: ${text.toString()}`));
          else resolve(JSON.parse(text.toString()));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });

const rowOf = (number: string, name: string, { size, through, straight }: Compared): Row => ({
  number,
  name,
  // Requests per second, so that more is better.
  value: spreadOf(straight.map((ms, round) => ms / (through[round] ?? Number.NaN))),
  unit: 'ratio',
  ...(number === '8' ? { goal: { sign: '≥', bound: 0.4 } as const } : {}),
  details: `${size.limit} attendance${size.limit > 1 ? 's' : ''} each; through ${median(through).toFixed(1)} ms (gzip), straight ${median(straight).toFixed(1)} ms`,
});
