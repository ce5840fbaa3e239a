/** Counts what changed in the databases since a checkpoint, or everything where the checkpoint does not fit. */
import type { ScopeCheckpoint } from '#schemas/protocol/sync.ts';
import type { ServerContext } from '#server/context.ts';
import type { CollectionDatabase } from '#server/replication/collection-database.ts';
import { locate, type Position } from '#server/replication/position.ts';
import { readChanges } from '#server/replication/read-changes.ts';
import { countAll, COUNTED_COLLECTIONS, countDocument, type Counted } from './counted.ts';
import type { FiguresCheckpoint } from './figures-checkpoint.ts';

const PAGE = 1000;

type Reader = Pick<ServerContext, 'couch' | 'databases'>;

export interface CaughtUp {
  readonly counted: Counted;
  readonly positions: Record<string, ScopeCheckpoint>;
}

export async function catchUp(ctx: Reader, stored: FiguresCheckpoint | undefined): Promise<CaughtUp> {
  const databases = countedDatabases(ctx);
  const starts = await Promise.all(
    databases.map(async (database) => locate(ctx, database, stored?.positions[database.name])),
  );
  // A database that began another life may have lost documents, and nothing says which.
  const isUsable = stored !== undefined && !starts.some(({ isReborn }) => isReborn);
  const counted = countAll(isUsable ? stored.contributions : new Map());
  const positions: Record<string, ScopeCheckpoint> = {};
  for (const [at, database] of databases.entries()) {
    const start = starts[at];
    if (start === undefined) continue;
    positions[database.name] = await countFrom(
      ctx,
      database,
      isUsable ? start : { ...start, since: '0' },
      counted,
    );
  }
  return { counted, positions };
}

export const countedDatabases = ({ databases }: Pick<ServerContext, 'databases'>): CollectionDatabase[] =>
  databases.all().filter(({ collection }) => COUNTED_COLLECTIONS.includes(collection));

async function countFrom(
  ctx: Reader,
  database: CollectionDatabase,
  { since, incarnation }: Position,
  counted: Counted,
): Promise<ScopeCheckpoint> {
  let seq = since;
  for (;;) {
    const read = await readChanges(ctx.couch, database, seq, PAGE);
    // A position that was good a moment ago and is not now: the database is read from its start.
    if (read === undefined)
      return countFrom(ctx, database, { since: '0', incarnation, isReborn: true }, counted);
    for (const document of read.documents) countDocument(counted, database.collection, document);
    seq = read.seq;
    if (read.documents.length < PAGE) return { incarnation, seq };
  }
}
