/**
 * Brings what changed on the server. A scope that was reborn is read to its end before RxDB gets anything: RxDB stores the
 * position with each page, and a device that was killed between two pages would never again compare what it holds with
 * what the server lost.
 */
import type { ReplicationPullHandlerResult, WithDeleted } from 'rxdb';
import { SETTLED, settled } from '#app/data/local/local-document.ts';
import { writeLocal, type Decide, type LocalCollection, type LocalRow } from '#app/data/local/local-rows.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import type { Checkpoint } from '#schemas/protocol/sync.ts';
import type { Exchange, Pulled, PullPart } from './exchange.ts';
import type { Heard } from './heard.ts';
import type { PassedOver } from './passed-over.ts';
import { SyncError } from './sync-error.ts';

export interface PullHandlerDeps {
  readonly name: Collection;
  readonly collection: LocalCollection;
  readonly exchange: Exchange;
  readonly heard: Heard;
  readonly passedOver: PassedOver;
  readonly notePulled: (documents: readonly StoredDocument[]) => void;
  readonly settleLost: (scopes: readonly string[], documents: readonly StoredDocument[]) => Promise<void>;
  /** Resolves when what this handler gives back next lies on disk. */
  readonly afterWriting: () => Promise<void>;
  /** Which round of catching up goes on. */
  readonly round: () => number;
  /** A page was the last: this collection holds what the server held since the pull of that round began. */
  readonly onCaughtUp: (round: number) => void;
  readonly onError: (cause: unknown) => void;
}

type PullHandler = (
  checkpoint: Checkpoint | undefined,
  limit: number,
) => Promise<ReplicationPullHandlerResult<LocalRow, Checkpoint>>;

export const createPullHandler =
  (deps: PullHandlerDeps): PullHandler =>
  async (checkpoint, limit) => {
    const round = deps.round();
    const heard = await deps.heard.all();
    const page = await pullPage(deps, { checkpoint: checkpoint ?? {}, heard: [...heard], limit });
    const { documents, checkpoint: next } =
      page.reborn.length === 0 ? page : await pullAll(deps, page, heard, limit);
    // A full page may have left scopes unread, and what was heard of them unjudged.
    if (page.reborn.length === 0 && page.documents.length < limit) await deps.heard.confirm(heard);
    if (documents.length > 0) await deps.heard.notePulled(next);
    deps.notePulled(documents);
    await dropMootDeletions(deps.collection, documents);
    const putPassedOver = await deps.passedOver.watch(documents);
    const isLast = documents.length < limit || page.reborn.length > 0;
    deps
      .afterWriting()
      .then(putPassedOver)
      .then(() => (isLast ? deps.onCaughtUp(round) : undefined))
      .catch(deps.onError);
    return {
      documents: documents.map((document) => settled(document) as unknown as WithDeleted<LocalRow>),
      checkpoint: next,
    };
  };

/**
 * Deleted here and elsewhere: the server says yes to the second deletion and keeps the first, which RxDB would pass over
 * because mine is still to be sent.
 */
const dropMootDeletions = async (
  collection: LocalCollection,
  documents: readonly StoredDocument[],
): Promise<void> => {
  const decisions = documents
    .filter(isTombstone)
    .map((tombstone): [string, Decide] => [
      tombstone.id,
      (current) =>
        current?._deleted === true && current.pendingAt > SETTLED ? settled(tombstone) : undefined,
    ]);
  if (decisions.length > 0) await writeLocal(collection, new Map(decisions));
};

type Question = Omit<PullPart, 'collection' | 'checkpoint'> & { readonly checkpoint: Checkpoint };

const pullPage = async ({ name, exchange }: PullHandlerDeps, question: Question): Promise<Pulled> => {
  try {
    return await exchange.pull({ collection: name, ...question });
  } catch (cause) {
    const isBadCheckpoint =
      cause instanceof SyncError &&
      cause.failure.type === 'collection' &&
      cause.failure.code === 'bad_checkpoint';
    // A position that the server cannot read is worth nothing: everything is read again.
    if (isBadCheckpoint && Object.keys(question.checkpoint).length > 0)
      return exchange.pull({ collection: name, ...question, checkpoint: {} });
    throw cause;
  }
};

const pullAll = async (
  deps: PullHandlerDeps,
  first: Pulled,
  heard: readonly Checkpoint[],
  limit: number,
): Promise<Pick<Pulled, 'documents' | 'checkpoint'>> => {
  const byId = new Map<string, StoredDocument>();
  const scopes = new Set<string>();
  let page = first;
  for (;;) {
    for (const document of page.documents) byId.set(document.id, document);
    for (const scope of page.reborn) scopes.add(scope);
    if (page.documents.length < limit) break;
    // Without what was heard, which would begin the reading anew.
    page = await pullPage(deps, { checkpoint: page.checkpoint, limit });
  }
  const documents = [...byId.values()];
  await deps.settleLost([...scopes], documents);
  void deps
    .afterWriting()
    .then(() => deps.heard.forget([...scopes], heard))
    .catch(deps.onError);
  return { documents, checkpoint: page.checkpoint };
};
