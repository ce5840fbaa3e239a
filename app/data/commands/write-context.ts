/**
 * The one road of a local write: the document is built, checked by its zod schema and by the rule that the server applies
 * too, and only then written, together with the step that the history keeps. What the rule refuses here never waits in
 * vain for a network.
 */
import { firstValueFrom } from 'rxjs';
import type { Sealer } from '#app/crypto/sealer.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { DOCUMENT_SCHEMAS } from '#schemas/documents/documents.ts';
import { isTombstone, toTombstone, type JsonValue, type StoredDocument } from '#schemas/documents/stored.ts';
import { instantToMs, toInstant, type Instant } from '#schemas/primitives/dates.ts';
import type { AuthorId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { HashText } from '#schemas/primitives/person-key.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { RejectionCode } from '#schemas/protocol/error-codes.ts';
import type { Step } from '#schemas/protocol/sync.ts';
import type { AccountActor } from '#schemas/rules/roles.ts';
import { changedFields } from '#schemas/rules/same-document.ts';
import { refusalOf } from '#schemas/rules/write-check.ts';
import { invalidFields } from './invalid-fields.ts';
import { collectionOf, type LocalDatabase } from '#app/data/local/local-database.ts';
import {
  appendStep,
  NEVER_ON_SERVER,
  toLocal,
  toWire,
  type LocalDocument,
} from '#app/data/local/local-document.ts';
import { writeLocal } from '#app/data/local/local-rows.ts';
import { clubs$ } from '#app/data/queries.ts';
import { isStorageFull, type StorageFull } from '#app/data/local/storage-error.ts';

export interface WriteContext {
  readonly database: LocalDatabase;
  readonly actor: AccountActor;
  /** Milliseconds since 1970, by this device's clock. */
  readonly clock: () => number;
  readonly ulid: () => string;
  /** BLAKE2b of app/crypto, for person keys. */
  readonly hash: HashText;
  readonly sealer: Sealer;
}

export type CommandError =
  /** By field path (`topic`, `winners.0.name`): `required`, `too_big`, `control_character`… */
  | { readonly type: 'invalid'; readonly fields: Readonly<Record<string, string>> }
  | { readonly type: 'refused'; readonly code: RejectionCode }
  | { readonly type: 'not_found' }
  | StorageFull;

/**
 * What the document should become; undefined `current` means that there is none (or it was deleted). Giving back `current`
 * itself writes nothing.
 */
export type Change = (
  current: StoredDocument | undefined,
  stamp: Stamp,
) => Result<StoredDocument, CommandError>;

export interface Stamp {
  readonly at: Instant;
  readonly by: AuthorId;
}

export const commitChange = async (
  context: WriteContext,
  collection: Collection,
  id: string,
  change: Change,
): Promise<Result<StoredDocument, CommandError>> => {
  const archived = collection === 'activities' ? await archivedSlugs(context.database) : NONE;
  let outcome: Result<StoredDocument, CommandError> = err({ type: 'not_found' });
  const decide = (current: LocalDocument | undefined): LocalDocument | undefined => {
    const next = nextState(context, collection, current, change, archived);
    outcome = next.ok ? ok(next.value.document) : next;
    return next.ok && next.value.isChanged ? toPending(context, current, next.value.document) : undefined;
  };
  try {
    await writeLocal(collectionOf(context.database, collection), new Map([[id, decide]]));
  } catch (cause) {
    if (isStorageFull(cause)) return err({ type: 'storage_full' });
    throw cause;
  }
  return outcome;
};

interface NextState {
  readonly document: StoredDocument;
  readonly isChanged: boolean;
}

const nextState = (
  context: WriteContext,
  collection: Collection,
  current: LocalDocument | undefined,
  change: Change,
  archived: ReadonlySet<ClubSlug>,
): Result<NextState, CommandError> => {
  const known = current === undefined || current.pendingAt === NEVER_ON_SERVER ? undefined : toWire(current);
  const living = known === undefined || isTombstone(known) ? undefined : known;
  const changed = change(living, stampOf(context, known));
  if (!changed.ok) return changed;
  if (changed.value === living) return ok({ document: living, isChanged: false });
  const parsed = validate(collection, changed.value);
  if (!parsed.ok) return parsed;
  const next = parsed.value;
  const code = refusalOf({
    actor: context.actor,
    collection,
    current: known,
    next,
    knowsTombstone: known !== undefined && living === undefined,
    steps: [{ changes: changesBetween(living, next) }],
    isClubArchived: archived.has(next.clubId),
  });
  return code === undefined ? ok({ document: next, isChanged: true }) : err({ type: 'refused', code });
};

const NONE: ReadonlySet<ClubSlug> = new Set();

const archivedSlugs = async (database: LocalDatabase): Promise<ReadonlySet<ClubSlug>> => {
  const clubs = await firstValueFrom(clubs$(database));
  return new Set(clubs.filter(({ archivedAt }) => archivedAt !== null).map(({ clubId }) => clubId));
};

/** Never earlier than what it follows, so that a slow clock does not make an edit lose against what its author saw. */
const stampOf = (context: WriteContext, known: StoredDocument | undefined): Stamp => {
  const nowMs = context.clock();
  const atMs = known === undefined ? nowMs : Math.max(nowMs, instantToMs(known.updatedAt) + 1);
  return { at: toInstant(atMs), by: context.actor.id as AuthorId };
};

const toPending = (
  context: WriteContext,
  current: LocalDocument | undefined,
  next: StoredDocument,
): LocalDocument => {
  const living = current === undefined || isTombstone(current) ? undefined : current;
  const changes = changesBetween(living && toWire(living), next);
  const step: Step = { at: next.updatedAt, by: next.updatedBy, changes };
  return toLocal(next, {
    pendingAt: Math.max(1, Math.trunc(context.clock())),
    steps: appendStep(current?.pendingAt === NEVER_ON_SERVER ? [] : (current?.steps ?? []), step),
  });
};

/** New values of the changed fields; a cleared one is null, a deletion says so. */
const changesBetween = (
  before: StoredDocument | undefined,
  after: StoredDocument,
): Record<string, JsonValue> => {
  if (isTombstone(after)) return { _deleted: true };
  const fields = after as unknown as Record<string, JsonValue | undefined>;
  const names = changedFields(before ?? null, after);
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
};

const validate = (collection: Collection, document: StoredDocument): Result<StoredDocument, CommandError> => {
  if (isTombstone(document)) return ok(document);
  const parsed = DOCUMENT_SCHEMAS[collection].safeParse(document);
  return parsed.success
    ? ok(parsed.data as unknown as StoredDocument)
    : err({ type: 'invalid', fields: invalidFields(parsed.error) });
};

export const tombstoneOf = (current: StoredDocument, { at, by }: Stamp): StoredDocument =>
  toTombstone(current, at, by);
