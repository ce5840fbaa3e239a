/**
 * May this actor put `next` where `current` is? One pure answer for the app (to hide what it would refuse), the proxy (which
 * enforces it) and CouchDB's validate_doc_update (where a real CouchDB refuses too). It judges authority and history; the
 * shape of fields is the schemas' matter, already checked when this is asked.
 *
 * Invariants it keeps: a document never changes club or kind; its author is who writes; a tombstone is never overwritten by
 * someone who did not know it; ledger and keyrings only grow; summaries are the server's; a state is reached legally.
 */
import type { ActivityState } from '../documents/activity.ts';
import { RESERVED_SLUGS, scopeOf, type Collection } from '../documents/collections.ts';
import type { StoredDocument } from '../documents/stored.ts';
import { ID_PATTERNS } from '../primitives/ids.ts';
import type { RejectionCode } from '../protocol/error-codes.ts';
import { may, type Operation } from './permissions.ts';
import { authorOf, hasPost, isAdmin, isBoard, type Actor } from './roles.ts';
import { canReach, INITIAL_STATES, isLegalRoad } from './transitions.ts';

const ULID_LENGTH = 26;

/** What the device did to the document since the base, in order; only its states matter here. */
export interface StateStep {
  readonly changes: Readonly<Record<string, unknown>>;
}

export interface WriteQuestion {
  readonly actor: Actor;
  readonly collection: Collection;
  /** What is stored now; undefined when nothing ever was. */
  readonly current: StoredDocument | undefined;
  readonly next: StoredDocument;
  /** The writer saw the tombstone it overwrites, and means to bring the document back. */
  readonly knowsTombstone: boolean;
  /** Absent where they are not known (inside the database): then only reachability is asked. */
  readonly steps?: readonly StateStep[];
  /** Absent where another document cannot be asked (inside the database). */
  readonly isClubArchived?: boolean;
}

/** The first reason to refuse, or undefined when the write is allowed. */
export const refusalOf = (question: WriteQuestion): RejectionCode | undefined =>
  identityRefusal(question) ??
  authorRefusal(question) ??
  authorityRefusal(question) ??
  historyRefusal(question);

const identityRefusal = ({ collection, current, next }: WriteQuestion): RejectionCode | undefined => {
  if (!ID_PATTERNS[collection].test(next.id)) return 'wrong_collection';
  if (!idBelongsToClub(collection, next)) return 'wrong_scope';
  if (current === undefined) return undefined;
  const kept = current.id === next.id && current.clubId === next.clubId;
  if (!kept) return 'wrong_scope';
  if (current.createdAt !== next.createdAt || current.createdBy !== next.createdBy) {
    // A re-creation over a tombstone starts a new life, with its own beginning.
    return current._deleted === true ? undefined : 'wrong_author';
  }
  return next.v < current.v ? 'older_version' : undefined;
};

/** Club kinds carry the slug in the id; a club's own document and summary name it too. */
const idBelongsToClub = (collection: Collection, next: StoredDocument): boolean => {
  const parts = next.id.split(':');
  if (collection === 'clubs') return parts[1] === next.clubId && !RESERVED_SLUGS.includes(next.clubId);
  if (collection === 'keyrings') return parts[1] === next.clubId;
  if (collection === 'summaries') return parts[1] === 'club' ? parts[2] === next.clubId : true;
  const scope = scopeOf(collection, next.clubId);
  return scope === 'public' || scope === 'members' || parts[1] === scope;
};

const authorRefusal = ({ actor, current, next }: WriteQuestion): RejectionCode | undefined => {
  const author = authorOf(actor);
  if (next.updatedBy !== author) return 'wrong_author';
  const isBirth = current === undefined || (current._deleted === true && next._deleted !== true);
  return isBirth && next.createdBy !== author ? 'wrong_author' : undefined;
};

const operationOf = (current: StoredDocument | undefined, next: StoredDocument): Operation => {
  if (next._deleted === true) return 'delete';
  return current === undefined || current._deleted === true ? 'create' : 'update';
};

const authorityRefusal = (question: WriteQuestion): RejectionCode | undefined => {
  const { actor, collection, current, next } = question;
  const operation = operationOf(current, next);
  if (operation === 'update' && (collection === 'ledger' || collection === 'keyrings')) return 'immutable';
  if (!may(actor, operation, collection, next.clubId)) return 'forbidden';
  if (collection === 'duties' && operation === 'update' && !hasPost(actor, next.clubId, 'lead')) {
    return mayReportOwnStatus(actor, current, next) ? undefined : 'forbidden';
  }
  if (collection === 'dossiers' && actor.kind === 'service' && operation === 'update') {
    return addsOnly(current, next) ? undefined : 'forbidden';
  }
  if (collection === 'keyrings') return keyringRefusal(actor, next);
  if (collection === 'clubs') return archivingRefusal(actor, current, next);
  if (collection !== 'participants' || operation === 'delete' || isBoard(actor)) return undefined;
  return foreignTarget(current) === foreignTarget(next) ? undefined : 'forbidden';
};

/** The card of another club that this one counts for: a club alone says nothing about another's people. */
const foreignTarget = (document: StoredDocument | undefined): string | null => {
  const target = document === undefined ? undefined : fieldsOf(document)['mergedInto'];
  return typeof target === 'string' && target.split(':')[1] !== document?.clubId ? target : null;
};

/** A club ends and begins anew by who stands above it, not by its own lead. */
export const mayArchiveClubs = (actor: Actor): boolean =>
  actor.kind === 'service' || isBoard(actor) || isAdmin(actor);

const archivingRefusal = (
  actor: Actor,
  current: StoredDocument | undefined,
  next: StoredDocument,
): RejectionCode | undefined => {
  if (mayArchiveClubs(actor) || current === undefined) return undefined;
  return fieldsOf(current)['archivedAt'] === fieldsOf(next)['archivedAt'] ? undefined : 'forbidden';
};

const mayReportOwnStatus = (
  actor: Actor,
  current: StoredDocument | undefined,
  next: StoredDocument,
): boolean => {
  if (current === undefined || actor.kind !== 'account') return false;
  const before = fieldsOf(current);
  const after = fieldsOf(next);
  if (before['kind'] !== 'assignment' || before['assigneeId'] !== actor.id) return false;
  return differsOnlyIn(['status'], before, after);
};

type Fields = Readonly<Record<string, unknown>>;

const STAMPS = ['updatedAt', 'updatedBy', '_rev', '_revisions'];

const differsOnlyIn = (fields: readonly string[], before: Fields, after: Fields): boolean => {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].every(
    (name) =>
      fields.includes(name) ||
      STAMPS.includes(name) ||
      JSON.stringify(before[name]) === JSON.stringify(after[name]),
  );
};

/** What an attendee or a visitor may bring about: one more to decide on. Nothing that the bureau noted is touched. */
const ADDED_TO = ['pendingPhotos', 'removals'];

const addsOnly = (current: StoredDocument | undefined, next: StoredDocument): boolean => {
  if (current === undefined) return false;
  const [before, after] = [fieldsOf(current), fieldsOf(next)];
  const isKept = ADDED_TO.every((name) => {
    const there = new Set(elementsOf(after[name]));
    return elementsOf(before[name]).every((element) => there.has(element));
  });
  const countIn = (fields: Fields): number => ADDED_TO.flatMap((name) => elementsOf(fields[name])).length;
  return isKept && countIn(after) > countIn(before) && differsOnlyIn(ADDED_TO, before, after);
};

const elementsOf = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.map((element) => JSON.stringify(element)) : [];

/** First, second and later keys of one account. They are never deleted, and every member's phone holds them: so they are few. */
const KEYS_OF_ONE = /^(?:|-[2-9]|-[1-9][0-9])$/;

/** The id says whose keys, or which epoch: nobody can sit on the id of an epoch that the club will need. */
const keyringRefusal = (actor: Actor, next: StoredDocument): RejectionCode | undefined => {
  const fields = fieldsOf(next);
  const name = next.id.split(':')[2] ?? '';
  if (fields['kind'] === 'accountKeys') {
    const isOwn = actor.kind === 'account' && fields['accountId'] === actor.id;
    const isOwnId = isOwn && actor.id === `account:${name.slice(0, ULID_LENGTH)}`;
    return isOwnId && KEYS_OF_ONE.test(name.slice(ULID_LENGTH)) ? undefined : 'forbidden';
  }
  if (name !== String(fields['epoch'])) return 'forbidden';
  const mayOpenEpoch =
    hasPost(actor, next.clubId, 'lead') || (actor.kind === 'account' && actor.roles.includes('board'));
  return mayOpenEpoch ? undefined : 'forbidden';
};

const historyRefusal = (question: WriteQuestion): RejectionCode | undefined => {
  const { collection, current, next, knowsTombstone } = question;
  if (current?._deleted === true && !(knowsTombstone && next._deleted !== true)) return 'deleted';
  if (collection !== 'activities' || next._deleted === true) return undefined;
  // The server itself may bring in what a club did before.
  const isOver = question.isClubArchived === true && question.actor.kind === 'account';
  if (isOver && operationOf(current, next) === 'create') return 'club_archived';
  return stateRefusal(question);
};

const stateRefusal = ({ actor, current, next, steps }: WriteQuestion): RejectionCode | undefined => {
  if (actor.kind === 'service') return undefined;
  const to = fieldsOf(next)['state'] as ActivityState;
  const living = current !== undefined && current._deleted !== true ? current : undefined;
  const from = living === undefined ? undefined : (fieldsOf(living)['state'] as ActivityState);
  if (from === undefined ? !INITIAL_STATES.some((state) => canReach(state, to)) : !canReach(from, to)) {
    return 'illegal_transition';
  }
  const passed = (steps ?? []).flatMap((step) =>
    'state' in step.changes ? [step.changes['state'] as ActivityState] : [],
  );
  // Without a word on states (a document sent again after a restore, or inside the database) reachability must do.
  if (from === to || passed.length === 0) return undefined;
  // An activity may be entered after the fact, in the state that it has by then.
  const start = from ?? passed[0] ?? to;
  return isLegalRoad(start, roadFrom(from, passed)) && passed[passed.length - 1] === to
    ? undefined
    : 'illegal_transition';
};

/** Another device may have brought the activity to a state that this one passed too: what counts is what came after. */
const roadFrom = (
  from: ActivityState | undefined,
  passed: readonly ActivityState[],
): readonly ActivityState[] =>
  from !== undefined && passed.includes(from) ? passed.slice(passed.lastIndexOf(from)) : passed;

const fieldsOf = (document: StoredDocument): Readonly<Record<string, unknown>> =>
  document as unknown as Readonly<Record<string, unknown>>;
