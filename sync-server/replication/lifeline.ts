/**
 * Is a device's position part of this database's past? An older copy of the data may have been put back: then the positions
 * of the lost stretch still look plausible, and once new writes have filled their numbers nothing in the database tells.
 *
 * So every start of the server is a `run` with a random name, stored with the data together with where each database stood.
 * A position is handed out with the name of the run. It is good when that run is known here and the database got at least
 * that far before the next run began. A copy put back either does not know the run, or began its next run earlier.
 */
import { randomBytes } from 'node:crypto';
import type { Couch } from '#server/ports/couch.ts';
import { changesUpTo } from './sequence.ts';

export const SERVER_DATABASE = 'aesi-server';

/** Older runs are forgotten; a device that slept through so many starts reads everything again. */
const KEPT_RUNS = 300;

export interface Run {
  readonly name: string;
  /** Database → changes it counted when the run began. */
  readonly positions: Readonly<Record<string, number>>;
}

export interface Lifeline {
  /** The run that goes on now. */
  readonly current: string;
  /** How far the database got within that run: Infinity while it goes on, undefined when the run is not of this past. */
  reachOf(run: string, database: string): number | undefined;
}

const runId = (number: number, name: string): string => `run:${String(number).padStart(9, '0')}:${name}`;

export async function readRuns(couch: Couch): Promise<Run[]> {
  const docs = await couch.range(SERVER_DATABASE, { startId: 'run:', endId: 'run:\ufff0' });
  return docs.map((doc) => ({
    name: doc._id.split(':')[2] ?? '',
    positions: doc['positions'] as Run['positions'],
  }));
}

/** Notes where every database stands, and begins a run. */
export async function beginRun(
  couch: Couch,
  past: readonly Run[],
  positions: ReadonlyMap<string, string>,
): Promise<Lifeline> {
  const docs = await couch.range(SERVER_DATABASE, {
    startId: 'run:',
    endId: 'run:\ufff0',
    includeDocs: false,
  });
  const last = Number(docs.at(-1)?._id.split(':')[1] ?? 0);
  const name = randomBytes(6).toString('hex');
  const counts = Object.fromEntries([...positions].map(([database, seq]) => [database, changesUpTo(seq)]));
  const [outcome] = await couch.bulkWrite(SERVER_DATABASE, [
    { _id: runId(last + 1, name), positions: counts },
    ...docs.slice(0, -KEPT_RUNS).map((doc) => ({ _id: doc._id, _rev: doc._rev, _deleted: true })),
  ]);
  if (outcome?.ok !== true) throw new Error('the run could not be noted');
  return createLifeline([...past, { name, positions: counts }]);
}

function createLifeline(runs: readonly Run[]): Lifeline {
  const places = new Map(runs.map((run, place) => [run.name, place]));
  const current = runs.at(-1);
  if (current === undefined) throw new Error('a lifeline has at least the run that goes on');
  return {
    current: current.name,
    reachOf: (run, database) => {
      const place = places.get(run);
      if (place === undefined) return undefined;
      const next = runs[place + 1];
      return next === undefined ? Infinity : next.positions[database];
    },
  };
}
