/** `/sync/push`: what a device did, collection by collection. One that fails does not fail its neighbours. */
import { isCollection, type Collection } from '#schemas/documents/collections.ts';
import type { Checkpoint, PushAnswer, PushRequest, PushResponse } from '#schemas/protocol/sync.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import type { ServerContext } from '#server/context.ts';
import { isCouchFailure } from '#server/ports/couch-errors.ts';
import { currentEnd } from './position.ts';
import { writeDocuments } from './write-documents.ts';
import type { RowOutcome } from './write-request.ts';

type Push = PushRequest['pushes'][number];

export async function handlePush(
  ctx: ServerContext,
  actor: Actor,
  request: PushRequest,
  requestId: string,
): Promise<PushResponse> {
  const answer = (push: Push): Promise<PushAnswer> => pushCollection(ctx, actor, push, requestId);
  // A new club's card comes before the club's documents: without it they have no database.
  const clubs = request.pushes.filter(({ collection }) => collection === 'clubs');
  const answers = new Map<Push, PushAnswer>();
  for (const push of clubs) answers.set(push, await answer(push));
  const others = request.pushes.filter(({ collection }) => collection !== 'clubs');
  await Promise.all(others.map(async (push) => answers.set(push, await answer(push))));
  return { pushes: request.pushes.flatMap((push) => answers.get(push) ?? []) };
}

async function pushCollection(
  ctx: ServerContext,
  actor: Actor,
  { collection, rows }: Push,
  requestId: string,
): Promise<PushAnswer> {
  if (!isCollection(collection)) return { collection, error: 'unknown_collection' };
  try {
    const outcomes = await writeDocuments(ctx, { actor, collection, rows, requestId });
    return toAnswer(collection, outcomes, await reachedBy(ctx, collection, outcomes));
  } catch (error) {
    if (!isCouchFailure(error)) throw error;
    ctx.log.warn({ requestId, collection, err: error }, 'push not taken: database unavailable');
    return { collection, error: 'database_unavailable' };
  }
}

/** Read after the writing, therefore never before what was taken. */
async function reachedBy(
  ctx: ServerContext,
  collection: Collection,
  outcomes: readonly RowOutcome[],
): Promise<Checkpoint> {
  const scopes = new Set(outcomes.flatMap((outcome) => (outcome.type === 'accepted' ? [outcome.scope] : [])));
  const databases = [...scopes].flatMap((scope) => ctx.databases.find(collection, scope) ?? []);
  const positions = databases.map(
    async (database) => [database.scope, await currentEnd(ctx, database)] as const,
  );
  return Object.fromEntries(await Promise.all(positions));
}

function toAnswer(collection: string, outcomes: readonly RowOutcome[], reached: Checkpoint): PushAnswer {
  const conflicts = outcomes.flatMap((outcome) => (outcome.type === 'conflict' ? [outcome.master] : []));
  const rejected = outcomes.flatMap((outcome) =>
    outcome.type === 'rejected' ? [{ id: outcome.id, code: outcome.code, master: outcome.master }] : [],
  );
  return { collection, conflicts, rejected, reached };
}
