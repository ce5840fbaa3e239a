/**
 * What must be true when everything is quiet: each check gives the sentences that say what is not. The checks know what was
 * done and what was decided (witness.ts, the devices' own records), not how the sync works.
 */
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import {
  COLLECTIONS,
  databaseNameOf,
  SCOPE_KINDS,
  scopeOf,
  type Collection,
} from '#schemas/documents/collections.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { NEVER_ON_SERVER, SETTLED, toWire } from '#app/data/local-document.ts';
import { readableScopes } from '#schemas/rules/permissions.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { changedFields, sameDocument, sameValue, stableJson } from '#schemas/rules/same-document.ts';
import { refusalOf } from '#schemas/rules/write-check.ts';
import { entriesFrom, listAuditDatabases } from '#server/audit/audit-database.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import type { Change, Couch } from '#server/ports/couch.ts';
import { isWhole, toStoredDocument } from '#server/replication/stored-document.ts';
import type { DeviceDump } from './messages.ts';
import type { Decided } from './witness.ts';

export interface Held {
  readonly accountId: string;
  readonly dump: DeviceDump;
}

/** What a device held just before an older copy of the data was put back. */
export interface HeldBefore extends Held {
  /** What its user was allowed to, by the server, then and since: grows with each change. */
  readonly rolesSince: (readonly string[])[];
}

export interface Quiet {
  readonly couch: Couch;
  readonly clubs: readonly ClubSlug[];
  readonly devices: readonly Held[];
  readonly decided: readonly Decided[];
  readonly beforeRestore: readonly HeldBefore[];
}

type Stored = ReadonlyMap<string, { readonly collection: Collection; readonly document: StoredDocument }>;

const keyOf = (collection: Collection, id: string): string => `${collection} ${id}`;

/** Empty when all is well. `states` are the cheap ones, which say whether the devices have caught up. */
export const checkStates = async (quiet: Quiet): Promise<string[]> => {
  const stored = await readAll(quiet);
  return [...quiet.devices.flatMap((held, at) => checkHeld(quiet, stored, held, at)), ...checkPending(quiet)];
};

export const checkHistory = async (quiet: Quiet): Promise<string[]> => {
  const stored = await readAll(quiet);
  return [
    ...quiet.devices.flatMap(({ dump }, at) => dump.errors.map((error) => `device ${at} failed: ${error}`)),
    ...checkChains(quiet, stored),
    ...quiet.decided.filter(isTaken).flatMap((one, at, taken) => checkWrite(one, taken.slice(0, at))),
    ...quiet.devices.flatMap((held, at) => checkSteps(quiet, stored, held, at)),
    ...quiet.devices.flatMap((held, at) => checkAcknowledged(quiet, held, at)),
    ...checkRestored(quiet, stored),
    ...(await checkAudit(quiet.couch)),
  ];
};

const readAll = async ({ couch, clubs }: Quiet): Promise<Stored> => {
  const stored = new Map<string, { collection: Collection; document: StoredDocument }>();
  for (const collection of COLLECTIONS) {
    const kind = SCOPE_KINDS[collection];
    for (const scope of kind === 'club' ? clubs : [kind]) {
      const database = databaseNameOf(collection, scope);
      for (const { id, doc } of await allChanges(couch, database)) {
        const document = toStoredDocument(doc);
        if (!id.startsWith('_') && isWhole(document))
          stored.set(keyOf(collection, id), { collection, document });
      }
    }
  }
  return stored;
};

const allChanges = async (couch: Couch, database: string): Promise<readonly Change[]> => {
  const found: Change[] = [];
  for (let since = '0'; ;) {
    const page = await couch.changes(database, { since, limit: 1000, includeDocs: true });
    found.push(...page.results);
    if (page.pending === 0) return found;
    since = page.lastSeq;
  }
};

const actorOf = (accountId: string, roles: readonly string[]): Actor => ({
  kind: 'account',
  id: accountId,
  roles,
});

/** Everybody holds what the server holds, as far as he may read it, and nothing else. */
const checkHeld = ({ clubs }: Quiet, stored: Stored, { accountId, dump }: Held, at: number): string[] => {
  const actor = actorOf(accountId, dump.roles);
  const readable = new Map(COLLECTIONS.map((name) => [name, new Set(readableScopes(actor, name, clubs))]));
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { collection, row } of dump.rows) {
    if (row.pendingAt === NEVER_ON_SERVER) {
      if (row._deleted !== true) faults.push(`device ${at}: ${row.id} lives but was never on the server`);
      const there = stored.get(keyOf(collection, row.id))?.document;
      if (
        there !== undefined &&
        !isTombstone(there) &&
        readable.get(collection)?.has(scopeOf(collection, there.clubId))
      )
        faults.push(`device ${at} believes that ${row.id} was never on the server`);
      seen.add(keyOf(collection, row.id));
      continue;
    }
    const scope = scopeOf(collection, row.clubId);
    if (!readable.get(collection)?.has(scope)) {
      faults.push(`device ${at} holds ${row.id}, which ${dump.roles.join()} may not read`);
      continue;
    }
    seen.add(keyOf(collection, row.id));
    const there = stored.get(keyOf(collection, row.id))?.document;
    if (there === undefined ? !isTombstone(row) : !isSame(toWire(row), there))
      faults.push(`device ${at} differs: ${differenceOf(toWire(row), there)}`);
  }
  for (const [key, { collection, document }] of stored) {
    const mayRead = readable.get(collection)?.has(scopeOf(collection, document.clubId)) === true;
    if (mayRead && !isTombstone(document) && !seen.has(key)) faults.push(`device ${at} lacks ${document.id}`);
  }
  return faults;
};

const isSame = (mine: StoredDocument, there: StoredDocument): boolean =>
  isTombstone(mine) && isTombstone(there) ? true : sameDocument(mine, there);

const differenceOf = (mine: StoredDocument, there: StoredDocument | undefined): string => {
  if (there === undefined) return `${mine.id} lives here only`;
  if (isTombstone(mine) !== isTombstone(there))
    return `${mine.id} ${isTombstone(mine) ? 'deleted' : 'lives'} here only`;
  const names = [...changedFields(there, mine), mine.updatedAt === there.updatedAt ? '' : 'updatedAt'];
  return `${mine.id} in ${names.join()} (here ${mine.updatedAt}, there ${there.updatedAt})`;
};

const checkPending = ({ devices }: Quiet): string[] =>
  devices.flatMap(({ dump }, at) => {
    const waiting = dump.rows.filter(({ row }) => row.pendingAt > SETTLED).map(({ row }) => row.id);
    return dump.pendingCount === 0 && waiting.length === 0
      ? []
      : [`device ${at} still waits: ${dump.pendingCount} counted, ${waiting.join()}`];
  });

const isTaken = ({ taken }: Decided): boolean => taken !== 'no';

/** Each write replaces the state that the one before left, and the last one is what is there: nothing taken is missing. */
const checkChains = ({ decided }: Quiet, stored: Stored): string[] => {
  const faults: string[] = [];
  const last = new Map<string, Decided[]>();
  for (const one of decided.filter(isTaken)) {
    const key = keyOf(one.collection, one.row.id);
    const before = (last.get(key) ?? []).filter(({ era }) => era === one.era);
    const isFollowing =
      before.length === 0 ||
      before.some(({ row }) => one.current !== undefined && sameDocument(row.doc, one.current)) ||
      (isDoubtful(before) && isSameState(one.current, before[0]?.current));
    if (!isFollowing) {
      const told = before.map(({ row, taken }) => `${taken}, ${differenceOf(row.doc, one.current)}`);
      const { steps } = one.row;
      faults.push(
        `${one.row.id} was written over a state that nobody wrote (${told.join('; ')}; ${stableJson(steps)})`,
      );
    }
    last.set(key, one.taken === 'yes' ? [one] : [...before, one]);
  }
  const era = Math.max(0, ...decided.map((one) => one.era));
  for (const [key, candidates] of last) {
    const latest = candidates.filter((one) => one.era === era);
    const there = stored.get(key)?.document;
    const isThere =
      latest.some(({ row }) => there !== undefined && sameDocument(row.doc, there)) ||
      (isDoubtful(latest) && isSameState(there, latest[0]?.current));
    if (latest.length > 0 && !isThere) {
      const told = latest.map(({ row, taken }) => `${taken}, ${differenceOf(row.doc, there)}`);
      faults.push(`${key}: what was taken last is not there (${told.join('; ')})`);
    }
  }
  return faults;
};

/** None of them is known to have been carried out: what was there before the first may still be there. */
const isDoubtful = (writes: readonly Decided[]): boolean => writes.every(({ taken }) => taken === 'unknown');

const isSameState = (a: StoredDocument | undefined, b: StoredDocument | undefined): boolean =>
  a === undefined || b === undefined ? a === b : sameDocument(a, b);

/** Fields that a merge may set although the writer touched none of them, see schemas/rules/merge-fields.ts. */
const MERGED: Readonly<Partial<Record<Collection, readonly string[]>>> = {
  activities: ['cancelReason'],
  participants: ['rankingConsent', 'imageConsent', 'consentsAt'],
  attendances: ['at', 'way', 'late', 'rating', 'ratedAt'],
};

/** Nobody changes what he did not mean to change, and nobody brings back what he did not know to be deleted. */
const checkWrite = (one: Decided, earlier: readonly Decided[]): string[] => {
  const { actor, collection, row, current, era } = one;
  if (actor.kind !== 'account' || current === undefined) return [];
  const { doc, base, steps } = row;
  if (isTombstone(current)) {
    const knew = base !== null && isTombstone(base) && sameDocument(base, current);
    return isTombstone(doc) || knew
      ? []
      : [`${doc.id} was brought back by somebody who did not know it was deleted`];
  }
  if (isTombstone(doc)) {
    const meant = steps.some(({ changes }) => changes['_deleted'] === true) || era > 0;
    return meant ? [] : [`${doc.id} was deleted although nobody asked for it`];
  }
  const touched = new Map<string, { readonly value: unknown; readonly at: string }>();
  for (const { at, changes } of steps)
    for (const [name, value] of Object.entries(changes)) touched.set(name, { value, at });
  // After an older copy was put back, documents are sent again as they are, without steps.
  if (steps.length === 0 && era > 0) return [];
  const faults = changedFields(current, doc)
    .filter((name) => !touched.has(name) && !(MERGED[collection] ?? []).includes(name))
    .map((name) => `${doc.id}: ${name} was changed by a write that did not touch it`);
  return [...faults, ...checkTouched(one, touched, earlier)];
};

const SPECIAL: Readonly<Partial<Record<Collection, readonly string[]>>> = {
  activities: ['state', 'cancelReason', 'checkInWindow'],
  dossiers: ['checkIn', 'pendingPhotos'],
  duties: ['marks'],
  participants: ['rankingConsent', 'imageConsent', 'consentsAt'],
  attendances: ['at', 'way', 'late', 'rating', 'ratedAt', 'appreciations', 'suggestions'],
};

/**
 * What a person typed is there, unless somebody else typed there later, or it was no change: what the server came to hold
 * already when somebody else changed it (two devices that make the same document, empty fields above all).
 */
const checkTouched = (
  { collection, row, current }: Decided,
  touched: ReadonlyMap<string, { readonly value: unknown; readonly at: string }>,
  earlier: readonly Decided[],
): string[] => {
  const past = earlier.filter(({ row: { id } }) => id === row.id).map(({ row: { doc } }) => doc);
  const wasThere = (name: string, value: unknown): boolean =>
    past.some((state) => sameValue((state as unknown as Record<string, unknown>)[name] ?? null, value));
  const doc = row.doc as unknown as Record<string, unknown>;
  const before = current as unknown as Record<string, unknown>;
  const special = new Set(SPECIAL[collection] ?? []);
  const faults: string[] = [];
  for (const [name, { value, at }] of touched) {
    if (special.has(name) || name === 'spoilt' || name === '_deleted') continue;
    const isMine = sameValue(doc[name] ?? null, value);
    const isUnchanged = sameValue(doc[name], before[name]);
    const isTheirs = isUnchanged && (String(before['updatedAt']) >= at || wasThere(name, value));
    if (isMine || isTheirs) continue;
    const values = [
      ['base', row.base],
      ['there', current],
      ['typed', value],
      ['became', doc],
    ] as const;
    const told = values.map(([what, one]) => `${what} ${valueIn(one, name)}`).join(', ');
    faults.push(`${row.id}: ${name} of ${at} was lost (${told})`);
  }
  for (const name of ['appreciations', 'suggestions'])
    if (collection === 'attendances' && !touched.has(name)) {
      const kept = new Set((doc[name] ?? []) as readonly string[]);
      const lost = ((before[name] ?? []) as readonly string[]).filter((text) => !kept.has(text));
      if (lost.length > 0) faults.push(`${row.id}: ${name} lost a text`);
    }
  return faults;
};

/** A document tells the field and its own time; anything else is the value. */
const valueIn = (from: unknown, name: string): string => {
  const isDocument = from !== null && typeof from === 'object' && 'updatedAt' in from;
  if (!isDocument) return stableJson(from);
  const { [name]: value, updatedAt } = from as Record<string, unknown>;
  return `${stableJson(value)} at ${String(updatedAt)}`;
};

/** Each thing a user did is with the server, or in the list of refused writes, or was taken out of that list by him. */
const checkSteps = ({ decided }: Quiet, stored: Stored, { dump }: Held, at: number): string[] => {
  const known = new Set<string>();
  const note = (collection: Collection, id: string, steps: readonly { at: string; by: string }[]): void => {
    for (const step of steps) known.add(`${collection} ${id} ${step.at} ${step.by}`);
  };
  for (const { collection, row, decision, taken } of decided) {
    const isGone =
      decision.type === 'conflict' &&
      row.base === null &&
      isTombstone(row.doc) &&
      !isTombstone(decision.master);
    if (taken !== 'no' || decision.type === 'in_effect' || isGone) note(collection, row.id, row.steps);
  }
  for (const { collection, id, steps } of [...dump.rejected, ...dump.resolved]) note(collection, id, steps);
  return dump.steps
    .filter((step) => !known.has(`${step.collection} ${step.id} ${step.at} ${step.by}`))
    .flatMap(({ id, at: when, isDeletion }) => {
      const there = [...stored.values()].find(({ document }) => document.id === id)?.document;
      // Deleted by somebody else in the meantime: there was nothing left to do.
      if (isDeletion && there !== undefined && isTombstone(there)) return [];
      return `device ${at}: what was done to ${id} at ${when}${isDeletion ? ' (deleted)' : ''} vanished; there ${stableJson(there ?? null)}`;
    });
};

/** The server never says that it has taken what it has not. */
const checkAcknowledged = ({ decided }: Quiet, { dump }: Held, at: number): string[] => {
  const taken = new Set<string>();
  const gone = new Set<string>();
  for (const { collection, row, decision, taken: how } of decided) {
    if (how !== 'no' || decision.type === 'in_effect')
      taken.add(`${keyOf(collection, row.id)} ${stableJson(row.doc)}`);
    if (isTombstone(row.doc)) gone.add(keyOf(collection, row.id));
  }
  return dump.acknowledged
    .filter(({ collection, id, text }) => !taken.has(`${keyOf(collection, id)} ${text}`))
    .map(({ id }) => `device ${at} was told that ${id} was taken, which was not`);
};

/**
 * What a device held when an older copy was put back is there again, or something later, or was deleted since, where its user
 * was always allowed to write it.
 */
const checkRestored = ({ beforeRestore, decided }: Quiet, stored: Stored): string[] => {
  const faults: string[] = [];
  for (const { accountId, dump, rolesSince } of beforeRestore) {
    const actors = [dump.roles, ...rolesSince].map((roles) => actorOf(accountId, roles));
    for (const { collection, row } of dump.rows) {
      if (row.pendingAt !== SETTLED || isTombstone(row)) continue;
      const isSigned = collection === 'ledger' || collection === 'keyrings';
      if (isSigned && (row.createdBy !== accountId || row.updatedBy !== accountId)) continue;
      const next = { ...toWire(row), createdBy: accountId, updatedBy: accountId } as StoredDocument;
      const question = { collection, current: undefined, next, knowsTombstone: false };
      if (actors.some((actor) => refusalOf({ ...question, actor }) !== undefined)) continue;
      const there = stored.get(keyOf(collection, row.id))?.document;
      const isThere = there !== undefined && there.updatedAt >= row.updatedAt;
      const isAnswered = ({ row: { doc }, decision }: Decided): boolean =>
        decision.type === 'rejected' ? doc.updatedAt === row.updatedAt : isTombstone(doc);
      const wasAnswered = decided.some((one) => one.row.id === row.id && isAnswered(one));
      if (!isThere && !wasAnswered)
        faults.push(
          `${row.id} of ${row.updatedAt} was held by a device and is lost (there ${there?.updatedAt ?? 'nothing'})`,
        );
    }
  }
  return faults;
};

/** The chain is whole, and every intent has an outcome. */
const checkAudit = async (couch: Couch): Promise<string[]> => {
  const { faults } = await verifyChain(couch);
  const open = new Set<number>();
  for (const database of await listAuditDatabases(couch)) {
    for await (const entry of entriesFrom(couch, database, 0)) {
      if (entry.kind === 'intent') open.add(entry.n);
      if (entry.kind === 'gap') for (const n of entry.orphans) open.delete(n);
      if (entry.kind === 'outcome') for (const { intent } of entry.results) open.delete(intent);
    }
  }
  return [
    ...faults.map((fault) => `audit: ${JSON.stringify(fault)}`),
    ...[...open].map((n) => `audit: intent ${n} has no outcome`),
  ];
};
