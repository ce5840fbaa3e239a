/**
 * Whether the devices have caught up: everybody holds what the server holds, and nothing waits. Each check gives the sentences
 * that say what is not so.
 */
import { isTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import { COLLECTIONS, scopeOf } from '#schemas/documents/collections.ts';
import { NEVER_ON_SERVER, SETTLED, toWire } from '#app/data/local/local-document.ts';
import { readableScopes } from '#schemas/rules/permissions.ts';
import { sameDocument } from '#schemas/rules/same-document.ts';
import { actorOf, differenceOf, keyOf, readAll, type Held, type Quiet, type Stored } from './quiet.ts';

/** Empty when all is well. The cheap ones, asked again and again. */
export const checkStates = async (quiet: Quiet): Promise<string[]> => {
  const stored = await readAll(quiet);
  return [...quiet.devices.flatMap((held, at) => checkHeld(quiet, stored, held, at)), ...checkPending(quiet)];
};

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

const checkPending = ({ devices }: Quiet): string[] =>
  devices.flatMap(({ dump }, at) => {
    const waiting = dump.rows.filter(({ row }) => row.pendingAt > SETTLED).map(({ row }) => row.id);
    return dump.pendingCount === 0 && waiting.length === 0
      ? []
      : [`device ${at} still waits: ${dump.pendingCount} counted, ${waiting.join()}`];
  });
