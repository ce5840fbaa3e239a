/** What the audit log is told about rows. */
import { SCOPE_KINDS } from '#schemas/documents/collections.ts';
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { isInstant } from '#schemas/primitives/dates.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import type { KeptState } from '#server/audit/audit-log.ts';
import type { IntentFacts, RefusalFacts } from '#server/audit/entries.ts';
import { hashOfState } from '#server/audit/hash.ts';
import { NOBODY } from '#server/audit/security-trail.ts';
import type { ServerContext } from '#server/context.ts';
import type { ParsedRow, UnreadableRow } from './parse-row.ts';
import type { WriteRequest } from './write-request.ts';

export interface Noted<Facts> {
  readonly facts: Facts;
  readonly states: readonly KeptState[];
}

interface Context {
  readonly request: WriteRequest;
  readonly row: ParsedRow;
  readonly current: StoredDocument | undefined;
}

/** Kept with an intent: the state that will be overwritten. The new one is in its database until then. */
export function intentOf(context: Context): Noted<IntentFacts> {
  const { row, current } = context;
  const { facts, states } = commonFacts(context);
  const operation = isTombstone(row.doc)
    ? 'delete'
    : current === undefined || isTombstone(current)
      ? 'create'
      : 'update';
  return { facts: { kind: 'intent', operation, ...facts }, states };
}

/** Kept with a refusal: what was asked for, because it is written nowhere else. */
export function refusalFactsOf(context: Context, code: RefusalFacts['code']): Noted<RefusalFacts> {
  const { facts, states } = commonFacts(context);
  const asked = { hash: facts.after, state: context.row.doc };
  return { facts: { kind: 'refusal', code, ...facts }, states: [...states, asked] };
}

/** What there is room for; the others are counted, and the log has a line of each. */
export function withinRoom(
  { refusalRoom, trail }: Pick<ServerContext, 'refusalRoom' | 'trail'>,
  actor: Actor,
  refusals: readonly Noted<RefusalFacts>[],
): readonly Noted<RefusalFacts>[] {
  if (actor.kind !== 'account') return refusals;
  return refusals.flatMap((noted) => {
    const bytes = noted.states.reduce((sum, { state }) => sum + Buffer.byteLength(JSON.stringify(state)), 0);
    const keeping = refusalRoom.take(actor.id, bytes);
    if (keeping === 'whole') return [noted];
    if (keeping === 'named') return [{ facts: noted.facts, states: [] }];
    trail.note({ ...NOBODY, type: 'documents_refused', accountId: actor.id });
    return [];
  });
}

function commonFacts({ request, row, current }: Context) {
  const states: KeptState[] = [];
  const before = current === undefined ? null : hashOfState(current);
  // What the server computes it can compute again: of summaries the hash is enough.
  if (before !== null && request.collection !== 'summaries') states.push({ hash: before, state: current });
  // One step is the difference between two states, which are kept anyway.
  const steps = row.steps.length > 1 ? hashOfState(row.steps) : null;
  if (steps !== null) states.push({ hash: steps, state: row.steps });
  const facts = {
    ...writerOf(request.actor),
    requestId: request.requestId,
    collection: request.collection,
    scope: row.scope,
    docId: row.id,
    before,
    after: hashOfState(row.doc),
    steps,
    deviceAt: row.sent.updatedAt,
  };
  return { facts, states };
}

/** Rows that were refused unread. The scope is the public one where the document does not say. */
export async function recordUnreadable(
  ctx: ServerContext,
  request: WriteRequest,
  rows: readonly UnreadableRow[],
): Promise<void> {
  const { collection, requestId, actor } = request;
  for (const { code, fields } of rows) {
    ctx.log.info({ requestId, collection, code, fields }, 'document refused');
  }
  const noted = rows.map(({ code, id, doc }): Noted<RefusalFacts> => {
    const after = hashOfState({ doc });
    const deviceAt = (doc as { updatedAt?: unknown } | null | undefined)?.updatedAt;
    const facts: RefusalFacts = {
      kind: 'refusal',
      code,
      ...writerOf(actor),
      requestId,
      collection,
      scope: SCOPE_KINDS[collection] === 'members' ? 'members' : 'public',
      docId: id,
      before: null,
      after,
      steps: null,
      deviceAt: typeof deviceAt === 'string' && isInstant(deviceAt) ? deviceAt : '',
    };
    // Too large to be kept a second time; the device still has it.
    return { facts, states: code === 'too_large' ? [] : [{ hash: after, state: { doc } }] };
  });
  const kept = withinRoom(ctx, actor, noted);
  if (kept.length === 0) return;
  await ctx.audit.record(
    kept.map(({ facts }) => facts),
    kept.flatMap(({ states }) => states),
  );
}

function writerOf(actor: Actor): { by: string; roles: readonly string[] } {
  switch (actor.kind) {
    case 'account':
      return { by: actor.id, roles: actor.roles };
    case 'service':
      return { by: `service:${actor.service}`, roles: [] };
    case 'visitor':
      return { by: 'visitor', roles: [] };
  }
}
