/** Where a reading begins, given what a device says it has. */
import type { ScopeCheckpoint } from '#schemas/protocol/sync.ts';
import type { ServerContext } from '#server/context.ts';
import type { CollectionDatabase } from './collection-database.ts';
import { changesUpTo, START } from './sequence.ts';

export interface Position {
  /** To be handed out: the database's life, and the run of the server in which the position was reached. */
  readonly incarnation: string;
  readonly since: string;
  /** The device had a position, but in another life of the database. */
  readonly isReborn: boolean;
}

const SEPARATOR = '.';

export async function locate(
  { couch, databases }: Pick<ServerContext, 'couch' | 'databases'>,
  database: CollectionDatabase,
  stored: ScopeCheckpoint | undefined,
): Promise<Position> {
  const lifeline = databases.lifeline();
  const incarnation = `${database.incarnation}${SEPARATOR}${lifeline.current}`;
  if (stored === undefined) return { incarnation, since: START, isReborn: false };
  const [life, run = ''] = stored.incarnation.split(SEPARATOR);
  const reach = lifeline.reachOf(run, database.name);
  const reached = changesUpTo(stored.seq);
  const isPast = life === database.incarnation && reach !== undefined && reached <= reach;
  if (!isPast || !(await hasReached({ couch }, database, reached))) {
    return { incarnation, since: START, isReborn: true };
  }
  return { incarnation, since: stored.seq, isReborn: false };
}

/** A position ahead of the database is asked about: what is remembered here may be behind. */
async function hasReached(
  { couch }: Pick<ServerContext, 'couch'>,
  database: CollectionDatabase,
  reached: number,
): Promise<boolean> {
  if (reached <= database.knownChanges) return true;
  const { updateSeq } = await couch.info(database.name);
  database.noteChanges(updateSeq);
  return reached <= changesUpTo(updateSeq);
}
