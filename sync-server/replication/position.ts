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

type Reader = Pick<ServerContext, 'couch' | 'databases'>;

/** `heard`: other positions that the device knows of. One that is not of this past tells of a lost stretch as well. */
export async function locate(
  ctx: Reader,
  database: CollectionDatabase,
  stored: ScopeCheckpoint | undefined,
  heard: readonly ScopeCheckpoint[] = [],
): Promise<Position> {
  const incarnation = nowIn(ctx, database);
  for (const known of stored === undefined ? heard : [stored, ...heard]) {
    if (!(await isPast(ctx, database, known))) return { incarnation, since: START, isReborn: true };
  }
  return { incarnation, since: stored?.seq ?? START, isReborn: false };
}

/** Where the database stands now. */
export async function currentEnd(ctx: Reader, database: CollectionDatabase): Promise<ScopeCheckpoint> {
  const { updateSeq } = await ctx.couch.info(database.name);
  database.noteChanges(updateSeq);
  return { incarnation: nowIn(ctx, database), seq: updateSeq };
}

const nowIn = ({ databases }: Reader, { incarnation }: CollectionDatabase): string =>
  `${incarnation}${SEPARATOR}${databases.lifeline().current}`;

async function isPast(ctx: Reader, database: CollectionDatabase, known: ScopeCheckpoint): Promise<boolean> {
  const [life, run = ''] = known.incarnation.split(SEPARATOR);
  const reach = ctx.databases.lifeline().reachOf(run, database.name);
  const reached = changesUpTo(known.seq);
  const isOfThisPast = life === database.incarnation && reach !== undefined && reached <= reach;
  return isOfThisPast && (await hasReached(ctx, database, reached));
}

/** A position ahead of the database is asked about: what is remembered here may be behind. */
async function hasReached(ctx: Reader, database: CollectionDatabase, reached: number): Promise<boolean> {
  if (reached <= database.knownChanges) return true;
  return reached <= changesUpTo((await currentEnd(ctx, database)).seq);
}
