/**
 * Sends what changed here. Taken rows are settled at once: the server has them on disk. Refused rows are first kept aside for
 * the person to see, then told to RxDB as conflicts whose outcome is the server's state, so that one refused write never
 * holds up the others. Rows that are settled already (a state of the server, written here) are never sent.
 */
import type { RxReplicationWriteToMasterRow, WithDeleted } from 'rxdb';
import {
  NEVER_ON_SERVER,
  SETTLED,
  settled,
  toWire,
  unsentSteps,
  type LocalDocument,
} from '#app/data/local/local-document.ts';
import { writeLocal, type Decide, type LocalCollection, type LocalRow } from '#app/data/local/local-rows.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import type { PushRow } from '#schemas/protocol/sync.ts';
import { MAX_DOCUMENT_BYTES } from '#schemas/protocol/limits.ts';
import { sameDocument } from '#schemas/rules/same-document.ts';
import type { Exchange, Pushed } from './exchange.ts';
import type { Heard } from './heard.ts';
import type { Overtaken } from './overtaken.ts';
import {
  overruledMoves,
  refusedMaster,
  refusedOf,
  refusedWrite,
  type KeptWrite,
  type Outgoing,
  type Refused,
} from './refusals.ts';
import type { RejectedWrite } from './rejected-writes.ts';

export interface PushHandlerDeps {
  readonly name: Collection;
  readonly collection: LocalCollection;
  readonly exchange: Exchange;
  readonly overtaken: Overtaken;
  readonly heard: Heard;
  readonly saveRejected: (writes: readonly Omit<RejectedWrite, 'key'>[]) => Promise<void>;
  readonly clock: () => number;
}

type RxRow = RxReplicationWriteToMasterRow<LocalRow>;
type PushHandler = (rows: RxRow[]) => Promise<WithDeleted<LocalRow>[]>;

/** A request may hold four times as much; several collections travel in one. */
const MAX_PART_CHARACTERS = 1024 * 1024;

export const createPushHandler =
  (deps: PushHandlerDeps): PushHandler =>
  async (rows) => {
    const outgoing = rows.map(toOutgoing).filter(({ local }) => local.pendingAt > SETTLED);
    const conflicts: LocalDocument[] = [];
    for (const part of inParts(outgoing)) conflicts.push(...(await pushPart(deps, part)));
    return conflicts.map(
      (document) =>
        ({ ...document, _deleted: document._deleted === true }) as unknown as WithDeleted<LocalRow>,
    );
  };

const toOutgoing = ({ assumedMasterState, newDocumentState }: RxRow): Outgoing => {
  const local = newDocumentState as unknown as LocalDocument;
  const assumed = assumedMasterState as unknown as LocalDocument | undefined;
  const isKnown = assumed !== undefined && assumed.pendingAt !== NEVER_ON_SERVER;
  const row: PushRow = {
    base: isKnown ? toWire(assumed) : null,
    doc: toWire(local),
    steps: unsentSteps(assumed?.steps ?? [], local.steps),
  };
  return { local, row };
};

const sizeOf = ({ row }: Outgoing): number => JSON.stringify(row).length;

const inParts = (outgoing: readonly Outgoing[]): Outgoing[][] => {
  const parts: Outgoing[][] = [];
  let room = 0;
  for (const one of outgoing) {
    const size = sizeOf(one);
    if (room < size) {
      parts.push([]);
      room = MAX_PART_CHARACTERS;
    }
    parts.at(-1)?.push(one);
    room -= size;
  }
  return parts;
};

const pushPart = async (deps: PushHandlerDeps, part: readonly Outgoing[]): Promise<LocalDocument[]> => {
  const { name, exchange, overtaken } = deps;
  const [tooLarge, sendable] = partition(
    part,
    ({ row }) => JSON.stringify(row.doc).length > MAX_DOCUMENT_BYTES,
  );
  overtaken.startPush(sendable.map(({ local }) => local.id));
  const answer: Pushed =
    sendable.length === 0
      ? { collection: name, conflicts: [], rejected: [], restamped: [], reached: {} }
      : await exchange.push({ collection: name, rows: sendable.map(({ row }) => row) });
  const refused = [
    ...tooLarge.map((outgoing): Refused => ({ outgoing, code: 'too_large', master: outgoing.row.base })),
    ...refusedOf(name, sendable, answer),
  ];
  await keepAside(deps, [...refused.map(refusedWrite), ...overruledMoves(name, sendable, answer)]);
  await deps.heard.notePushed(answer.reached);
  const refusedIds = new Set(refused.map(({ outgoing }) => outgoing.local.id));
  const mergeable = answer.conflicts.filter(({ id }) => !refusedIds.has(id));
  const open = new Set([...refusedIds, ...mergeable.map(({ id }) => id)]);
  await settle(
    deps,
    sendable.filter(({ local }) => !open.has(local.id)),
    new Map(answer.restamped.map((document) => [document.id, document])),
  );
  return [...refused.map(refusedMaster), ...mergeable.map(settled)];
};

const keepAside = async (
  { name, clock, saveRejected }: PushHandlerDeps,
  writes: readonly KeptWrite[],
): Promise<void> => {
  if (writes.length === 0) return;
  const at = clock();
  await saveRejected(writes.map((write) => ({ ...write, collection: name, at })));
};

/** The mark goes only from the very state that was sent: a later edit is still to be sent. */
const settle = async (
  { collection }: PushHandlerDeps,
  taken: readonly Outgoing[],
  restamped: ReadonlyMap<string, StoredDocument>,
): Promise<void> => {
  if (taken.length === 0) return;
  const decisions = taken.map(({ local, row }): [string, Decide] => [
    local.id,
    (current) =>
      current !== undefined && current.pendingAt > SETTLED && sameDocument(toWire(current), row.doc)
        ? settled(restamped.get(local.id) ?? row.doc)
        : undefined,
  ]);
  await writeLocal(collection, new Map(decisions));
};

const partition = <T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] => {
  const first: T[] = [];
  const second: T[] = [];
  for (const one of all) (isFirst(one) ? first : second).push(one);
  return [first, second];
};
