/**
 * What must be true of all that was done, when everything is quiet: each check gives the sentences that say what is not. The
 * checks know what was done and what was decided (witness.ts, the devices' own records), not how the sync works.
 */
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { SETTLED, toWire } from '#app/data/local/local-document.ts';
import { sameDocument, stableJson } from '#schemas/rules/same-document.ts';
import { refusalOf } from '#schemas/rules/write-check.ts';
import { entriesFrom, listAuditDatabases } from '#server/audit/audit-database.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import type { Couch } from '#server/ports/couch.ts';
import { checkWrite } from './check-writes.ts';
import { actorOf, differenceOf, keyOf, readAll, type Held, type Quiet, type Stored } from './quiet.ts';
import type { Decided } from './witness.ts';

/** Empty when all is well. */
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
