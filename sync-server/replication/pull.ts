/**
 * `/sync/pull`: what changed since a device's checkpoint, collection by collection, over all scopes it may read.
 *
 * What must stay true: a page shorter than asked ends the device's pull, so pages are filled across scopes; the checkpoint
 * of a scope moves only past what was handed out; a position that is not of this database's past starts again at the
 * beginning and is named in `reborn`; design documents stay here.
 */
import { isCollection, type Collection, type Scope } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import {
  checkpointSchema,
  type Checkpoint,
  type PullAnswer,
  type PullRequest,
  type PullResponse,
} from '#schemas/protocol/sync.ts';
import { readableScopes } from '#schemas/rules/permissions.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import type { ServerContext } from '#server/context.ts';
import { isCouchFailure } from '#server/ports/couch-errors.ts';
import type { CollectionDatabase } from './collection-database.ts';
import { locate } from './position.ts';
import { readChanges } from './read-changes.ts';
import { isSequence } from './sequence.ts';

type Pull = PullRequest['pulls'][number];
type Reader = Pick<ServerContext, 'couch' | 'databases' | 'log'>;

export async function handlePull(
  ctx: Reader,
  actor: Actor,
  request: PullRequest,
  requestId: string,
): Promise<PullResponse> {
  const answer = async (pull: Pull): Promise<PullAnswer> => {
    try {
      return await pullCollection(ctx, actor, pull);
    } catch (error) {
      if (!isCouchFailure(error)) throw error;
      ctx.log.warn(
        { requestId, collection: pull.collection, err: error },
        'pull not answered: database unavailable',
      );
      return { collection: pull.collection, error: 'database_unavailable' };
    }
  };
  return { pulls: await Promise.all(request.pulls.map(answer)) };
}

async function pullCollection(ctx: Reader, actor: Actor, pull: Pull): Promise<PullAnswer> {
  const { collection } = pull;
  if (!isCollection(collection)) return { collection, error: 'unknown_collection' };
  const scopes = readableScopes(actor, collection, ctx.databases.clubs());
  if (scopes.length === 0) return { collection, error: 'forbidden' };
  const checkpoint = parseCheckpoint(pull.checkpoint);
  if (checkpoint === undefined) return { collection, error: 'bad_checkpoint' };
  const heard = (pull.heard ?? []).map(parseCheckpoint).filter((one) => one !== undefined);
  const from = { checkpoint, heard };
  const page = await fillPage(ctx, databasesOf(ctx, collection, scopes), from, pull.limit);
  return page === undefined ? { collection, error: 'bad_checkpoint' } : { collection, ...page };
}

/** More than there can be clubs. A body has room for some hundred thousand, and looking at each would hold up everybody. */
const MAX_SCOPES = 300;

function parseCheckpoint(value: unknown): Checkpoint | undefined {
  const given = value ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) return undefined;
  if (Object.keys(given).length > MAX_SCOPES) return undefined;
  const parsed = checkpointSchema.safeParse(given);
  if (!parsed.success) return undefined;
  return Object.values(parsed.data).every(({ seq }) => isSequence(seq)) ? parsed.data : undefined;
}

const databasesOf = (ctx: Reader, collection: Collection, scopes: readonly Scope[]): CollectionDatabase[] =>
  scopes.flatMap((scope) => ctx.databases.find(collection, scope) ?? []);

interface Page {
  readonly documents: readonly StoredDocument[];
  readonly checkpoint: Checkpoint;
  readonly reborn: readonly string[];
}

interface From {
  readonly checkpoint: Checkpoint;
  readonly heard: readonly Checkpoint[];
}

/** undefined: a position that no database ever gave out. */
async function fillPage(
  ctx: Reader,
  databases: readonly CollectionDatabase[],
  before: From,
  limit: number,
): Promise<Page | undefined> {
  const documents: StoredDocument[] = [];
  const checkpoint: Checkpoint = {};
  const reborn: string[] = [];
  for (const database of databases) {
    const { scope } = database;
    const stored = before.checkpoint[scope];
    if (documents.length >= limit) {
      // Its turn comes with the next page: what the device had there stays as it was.
      if (stored !== undefined) checkpoint[scope] = stored;
      continue;
    }
    const position = await locate(
      ctx,
      database,
      stored,
      before.heard.flatMap((one) => one[scope] ?? []),
    );
    const read = await readChanges(ctx.couch, database, position.since, limit - documents.length);
    if (read === undefined) return undefined;
    documents.push(...read.documents);
    checkpoint[scope] = { incarnation: position.incarnation, seq: read.seq };
    if (position.isReborn) reborn.push(scope);
  }
  return { documents, checkpoint, reborn };
}
