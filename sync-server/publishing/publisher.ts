/**
 * Publishes `summaries`: the figures of participants for those who may not read participants (R14). Figures follow every
 * write; what they say is published a moment later, as the server's own service and through the same door as any write.
 *
 * What must stay true: after a quiet moment the summaries say what the documents say, whatever was missed before: a start
 * counts what changed since the last checkpoint, and a failed publication is tried again.
 */
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { toSummaries } from '#schemas/rules/figures/summaries.ts';
import type { ServerContext } from '#server/context.ts';
import { isCouchFailure } from '#server/ports/couch-errors.ts';
import { createQueue } from '#server/replication/queue.ts';
import { toStoredDocument } from '#server/replication/stored-document.ts';
import { writeDocuments } from '#server/replication/write-documents.ts';
import type { RowOutcome } from '#server/replication/write-request.ts';
import type { AcceptedWrite, WriteListener } from '#server/replication/write-listener.ts';
import { catchUp, countedDatabases } from './catch-up.ts';
import { COUNTED_COLLECTIONS, countDocument, type Counted } from './counted.ts';
import { readFiguresCheckpoint, writeFiguresCheckpoint } from './figures-checkpoint.ts';
import { rowsToPublish } from './published.ts';

export interface Publisher {
  readonly onWrites: WriteListener;
  /** Counts what changed since the last run, and publishes. Goes on in the background. */
  start(): void;
  /** Resolves when everything written so far is published, or could not be. */
  settled(): Promise<void>;
  /** Publishes what waits, and keeps what was counted for the next start. */
  stop(): Promise<void>;
}

export interface PublisherOptions {
  readonly debounceMs?: number;
  /** Where what was counted is kept; without it every start counts everything. */
  readonly checkpointPath?: string | undefined;
}

const DEBOUNCE_MS = 1_000;
const RETRY_MS = 5_000;
const SUMMARIES_DATABASE = 'aesi-summaries';
const MAX_ROWS = 200;

export function createPublisher(ctx: ServerContext, options: PublisherOptions = {}): Publisher {
  const { debounceMs = DEBOUNCE_MS, checkpointPath } = options;
  /** Everything that touches the figures goes through here, one after the other. */
  const queue = createQueue();
  let counted: Counted | undefined;
  let published: Map<string, StoredDocument> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const load = async (): Promise<Counted> => {
    const stored = checkpointPath === undefined ? undefined : await readFiguresCheckpoint(checkpointPath);
    counted = (await catchUp(ctx, stored)).counted;
    return counted;
  };

  const publish = async (): Promise<void> => {
    const now = toInstant(ctx.clock.nowMs());
    const { figures } = counted ?? (await load());
    const known = (published ??= await readPublished(ctx));
    const rows = rowsToPublish(known, toSummaries(figures, ctx.databases.clubs(), now), now);
    for (let at = 0; at < rows.length; at += MAX_ROWS) {
      const batch = rows.slice(at, at + MAX_ROWS);
      const outcomes = await writeDocuments(ctx, {
        actor: { kind: 'service', service: 'publisher' },
        collection: 'summaries',
        rows: batch,
        requestId: 'publishing',
      });
      batch.forEach(({ doc }, place) => note(known, doc, outcomes[place]));
      if (outcomes.some(({ type }) => type !== 'accepted')) throw new NotTaken();
    }
  };

  const publishOrRetry = (): Promise<void> =>
    queue.run(async () => {
      try {
        await publish();
      } catch (error) {
        if (isCouchFailure(error) || error instanceof NotTaken)
          ctx.log.warn({ err: error }, 'summaries not published yet');
        else {
          // Figures that do not add up are counted again from the documents.
          counted = undefined;
          ctx.log.error({ err: error }, 'summaries not published');
        }
        schedule(RETRY_MS);
      }
    });

  const schedule = (delayMs: number): void => {
    if (isStopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void publishOrRetry();
    }, delayMs).unref();
  };

  const count = (writes: readonly AcceptedWrite[]): void => {
    if (counted === undefined) return;
    try {
      for (const { collection, after } of writes) countDocument(counted, collection, after);
    } catch (error) {
      counted = undefined;
      ctx.log.error({ err: error }, 'figures counted again');
    }
  };

  const flush = async (): Promise<void> => {
    await queue.idle();
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    await publishOrRetry();
  };

  return {
    start: () => void publishOrRetry(),
    onWrites: (writes) => {
      const own = writes.filter(
        ({ collection }) => COUNTED_COLLECTIONS.includes(collection) || collection === 'clubs',
      );
      if (own.length === 0) return;
      void queue.run(async () => count(own));
      schedule(debounceMs);
    },
    settled: flush,
    stop: async () => {
      await flush();
      isStopped = true;
      clearTimeout(timer);
      if (checkpointPath === undefined || counted === undefined) return;
      try {
        await keep(ctx, checkpointPath, counted);
      } catch (error) {
        // No reason not to stop (no database any more, a full disk): the next start counts on from the checkpoint before.
        ctx.log.warn({ err: error }, 'figures not kept');
      }
    },
  };
}

/** Something else stood there: a summary that was deleted before, or an older copy. It is known now, and tried again. */
class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

function note(
  published: Map<string, StoredDocument>,
  doc: StoredDocument,
  outcome: RowOutcome | undefined,
): void {
  if (outcome?.type === 'accepted') published.set(doc.id, doc);
  else if (outcome?.master) published.set(doc.id, outcome.master);
  else published.delete(doc.id);
}

async function readPublished({ couch }: ServerContext): Promise<Map<string, StoredDocument>> {
  const published = new Map<string, StoredDocument>();
  let startId = 'summary:';
  for (;;) {
    const docs = await couch.range(SUMMARIES_DATABASE, { startId, endId: 'summary:\ufff0', limit: MAX_ROWS });
    for (const doc of docs) published.set(doc._id, toStoredDocument(doc));
    const last = docs.at(-1);
    if (last === undefined || docs.length < MAX_ROWS) return published;
    startId = `${last._id} `;
  }
}

/** Positions are asked for last, when nothing is written any more: all that was counted lies before them. */
async function keep(ctx: ServerContext, path: string, { contributions }: Counted): Promise<void> {
  const run = ctx.databases.lifeline().current;
  const positions = await Promise.all(
    countedDatabases(ctx).map(async ({ name, incarnation }) => {
      const { updateSeq } = await ctx.couch.info(name);
      return [name, { incarnation: `${incarnation}.${run}`, seq: updateSeq }] as const;
    }),
  );
  await writeFiguresCheckpoint(path, { positions: Object.fromEntries(positions), contributions });
}
