/**
 * The audit log: who did what, when, and what it was before (R22, R51). Entries form one hash chain per server, so that
 * taking one out, changing one or putting one in shows (verify-chain.ts).
 *
 * What must stay true: an entry is on disk before what it announces is written; entries are numbered and chained in the
 * order in which they are appended, by one writer; what waits while a batch is being written goes together in the next.
 * When a batch fails, the end of the chain is read again from the database before anything more is appended.
 */
import type { Clock } from '#server/ports/clock.ts';
import type { Couch } from '#server/ports/couch.ts';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import type { Log } from '#server/ports/log.ts';
import { auditDatabaseOf, ensureAuditDatabase, entryDoc, stateDoc } from './audit-database.ts';
import { findChainEnd, judgeIntent } from './audit-recovery.ts';
import type { Entry, EntryFacts, IntentFacts, OutcomeFacts, RefusalFacts, SecurityFacts } from './entries.ts';
import { toEntry } from './hash.ts';

export interface KeptState {
  readonly hash: string;
  readonly state: unknown;
}

export type Settlement = OutcomeFacts['results'][number];

export interface AuditLog {
  /** Finds the end of the chain and settles what the last run left open. */
  start(): Promise<void>;
  /** Resolves when the entries are on disk, to their numbers. Throws `CouchUnavailable` when they may not be. */
  record(
    facts: readonly (IntentFacts | RefusalFacts | SecurityFacts)[],
    states: readonly KeptState[],
  ): Promise<readonly number[]>;
  /** What became of intents. Never throws for an absent database: then it is settled later. */
  settle(results: readonly Settlement[]): Promise<void>;
  /** Nobody knows whether these were carried out: to be settled by looking at the documents. */
  abandon(intents: readonly number[]): void;
}

interface Waiting {
  readonly facts: readonly EntryFacts[];
  readonly states: readonly KeptState[];
  readonly resolve: (numbers: readonly number[]) => void;
  readonly reject: (error: unknown) => void;
}

interface Head {
  readonly database: string | undefined;
  readonly n: number;
  readonly h: string;
}

const MAX_BATCH = 1000;

export interface AuditLogOptions {
  readonly couch: Couch;
  readonly clock: Clock;
  readonly log: Log;
}

export function createAuditLog({ couch, clock, log }: AuditLogOptions): AuditLog {
  let head: Head | undefined;
  let waiting: Waiting[] = [];
  let isWriting = false;
  /** Intents whose writing goes on. */
  const inFlight = new Set<number>();
  /** Intents given up. */
  const uncertain = new Set<number>();
  const ensured = new Set<string>();

  const append = (entries: readonly EntryFacts[], states: readonly KeptState[]): Promise<readonly number[]> =>
    new Promise((resolve, reject) => {
      waiting.push({ facts: entries, states, resolve, reject });
      void drain();
    });

  const drain = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const batch = takeBatch();
      try {
        await makeReady();
        const numbers = await write(batch);
        batch.forEach((one, at) => one.resolve(numbers[at] ?? []));
      } catch (error) {
        head = undefined;
        for (const one of batch) one.reject(error);
      }
    }
    isWriting = false;
  };

  const takeBatch = (): Waiting[] => {
    let count = 0;
    const end = waiting.findIndex((one) => (count += one.facts.length) > MAX_BATCH);
    const batch = waiting.slice(0, end <= 0 ? (end === 0 ? 1 : waiting.length) : end);
    waiting = waiting.slice(batch.length);
    return batch;
  };

  const makeReady = async (): Promise<void> => {
    if (head !== undefined && uncertain.size === 0) return;
    // What is given up from here on may be missing below: it waits for the next time.
    const given = [...uncertain];
    const end = await findChainEnd(couch);
    head = end;
    const open = end.open.filter((intent) => !inFlight.has(intent.n));
    const repairs: EntryFacts[] = [];
    if (end.orphans.length > 0) repairs.push({ kind: 'gap', orphans: end.orphans });
    if (open.length > 0) {
      const results = await Promise.all(
        open.map(async (intent) => ({
          intent: intent.n,
          code: await judgeIntent(
            couch,
            intent,
            end.open.filter((other) => other.n > intent.n),
          ),
        })),
      );
      repairs.push({ kind: 'outcome', results });
    }
    if (repairs.length > 0) {
      log.warn({ orphans: end.orphans.length, settled: open.length }, 'audit log repaired');
      await write([{ facts: repairs, states: [], resolve: () => {}, reject: () => {} }]);
    }
    for (const n of given) uncertain.delete(n);
  };

  const write = async (batch: readonly Waiting[]): Promise<number[][]> => {
    if (head === undefined) throw new Error('the end of the chain is not known');
    const atMs = clock.nowMs();
    const database = laterOf(head.database, auditDatabaseOf(atMs));
    if (!ensured.has(database)) {
      await ensureAuditDatabase(couch, database);
      ensured.add(database);
    }
    if (batch.every((one) => one.facts.length === 0)) return batch.map(() => []);
    const { entries, numbers } = chain(head, batch, new Date(atMs).toISOString(), firstOpen());
    const states = batch.flatMap((one) => one.states).map(({ hash, state }) => stateDoc(hash, state));
    const outcomes = await couch.bulkWrite(database, [...states, ...entries.map(entryDoc)]);
    // A state that is there already conflicts; so does nothing else but an entry that somebody else numbered.
    const failed = outcomes.slice(states.length).find((outcome) => !outcome.ok);
    if (failed !== undefined) throw new CouchUnavailable(`an audit entry was not taken: ${failed.id}`);
    for (const entry of entries) note(entry);
    head = { database, n: entries.at(-1)?.n ?? head.n, h: entries.at(-1)?.h ?? head.h };
    return numbers;
  };

  const firstOpen = (): number => Math.min(...inFlight, ...uncertain);

  const note = (entry: Entry): void => {
    if (entry.kind === 'intent') inFlight.add(entry.n);
    if (entry.kind === 'outcome') for (const { intent } of entry.results) inFlight.delete(intent);
  };

  const abandon = (intents: readonly number[]): void => {
    for (const n of intents) if (inFlight.delete(n)) uncertain.add(n);
  };

  return {
    start: async () => {
      await append([], []);
    },
    record: append,
    settle: async (results) => {
      if (results.length === 0) return;
      try {
        await append([{ kind: 'outcome', results }], []);
      } catch (error) {
        if (!(error instanceof CouchUnavailable)) throw error;
        abandon(results.map(({ intent }) => intent));
      }
    },
    abandon,
  };
}

/** A clock that was put back never returns to a month that was left. */
function laterOf(database: string | undefined, now: string): string {
  return database !== undefined && database > now ? database : now;
}

function chain(
  head: Head,
  batch: readonly Waiting[],
  at: string,
  openFrom: number,
): { entries: Entry[]; numbers: number[][] } {
  const entries: Entry[] = [];
  let { n, h } = head;
  let lowestOpen = openFrom;
  const numbers = batch.map((one) =>
    one.facts.map((fact) => {
      n += 1;
      // Intents of this very batch are open, too, for what stands behind them.
      if (fact.kind === 'intent') lowestOpen = Math.min(lowestOpen, n);
      const entry = toEntry(h, { ...fact, n, at, openFrom: Math.min(lowestOpen, n) });
      h = entry.h;
      entries.push(entry);
      return n;
    }),
  );
  return { entries, numbers };
}
