/**
 * A document as it lies on this device: the document of the wire plus two fields that never travel.
 *
 * `pendingAt` says when it was last changed here without the server having taken it: 0 once the server's state is what
 * lies here. Two marks below zero serve the road of refused writes, see app/sync/conflict-handler.ts.
 * `steps` says what happened to it here since then, in order: the history the server keeps.
 */
import type { Collection } from '#schemas/documents/collections.ts';
import type { DocumentOf } from '#schemas/documents/documents.ts';
import type { JsonValue, StoredDocument } from '#schemas/documents/stored.ts';
import type { Step } from '#schemas/protocol/sync.ts';

/** The state of the server, as far as this device knows. */
export const SETTLED = 0;
/** A tombstone made here of a document that the server does not hold: it refused it, or lost it. */
export const NEVER_ON_SERVER = -1;
/** Only inside a conflict: take this state of the server as it is, nothing of mine is to be merged into it. */
export const TAKE_AS_IT_IS = -2;

export interface LocalFields {
  readonly pendingAt: number;
  readonly steps: readonly Step[];
}

export type LocalDocument = StoredDocument & LocalFields;

/** A living document of a collection as screens read it; `pendingAt > 0` shows as «en attente d’envoi». */
export type Local<C extends Collection> = DocumentOf<C> & LocalFields;

/** What the server has not taken yet. */
export interface PendingWrite {
  readonly collection: Collection;
  readonly document: LocalDocument;
  /** As it would travel. */
  readonly wire: StoredDocument;
}

const LOCAL_FIELDS: ReadonlySet<string> = new Set(['pendingAt', 'steps', '_rev', '_meta', '_attachments']);

/** What travels: without the local fields and the marks of the local database; `_deleted` only on tombstones. */
export const toWire = (local: StoredDocument): StoredDocument => {
  const kept = Object.entries(local).filter(([name]) => !LOCAL_FIELDS.has(name) && name !== '_deleted');
  const wire = Object.fromEntries(kept) as unknown as StoredDocument;
  return local._deleted === true ? ({ ...wire, _deleted: true } as StoredDocument) : wire;
};

export const toLocal = (wire: StoredDocument, fields: LocalFields): LocalDocument => ({
  ...wire,
  pendingAt: fields.pendingAt,
  steps: fields.steps,
});

export const settled = (wire: StoredDocument): LocalDocument =>
  toLocal(wire, { pendingAt: SETTLED, steps: [] });

const keyOf = (step: Step): string => JSON.stringify([step.at, step.by, step.changes]);

/** Steps that the state the server is assumed to hold does not contain yet. */
export const unsentSteps = (known: readonly Step[], steps: readonly Step[]): readonly Step[] => {
  if (known.length === 0) return steps;
  const sent = new Set(known.map(keyOf));
  return steps.filter((step) => !sent.has(keyOf(step)));
};

/** A push row may hold 500; a form saved on each keystroke over weeks must not grow past it. */
const MAX_STEPS = 200;

/** Beyond the limit the newest step absorbs the next: every field's last value stays, and so does the latest state. */
export const appendStep = (steps: readonly Step[], step: Step): readonly Step[] => {
  const last = steps.at(-1);
  if (steps.length < MAX_STEPS || last === undefined || 'state' in step.changes) return [...steps, step];
  const changes: Record<string, JsonValue> = { ...last.changes, ...step.changes };
  return [...steps.slice(0, -1), { at: step.at, by: step.by, changes }];
};
