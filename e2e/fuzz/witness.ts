/**
 * Sees all that the server decides and all that the database takes, between the two: what the invariants are checked against.
 * It stands outside the code under test: the decision is wrapped where the server is given it, the database where it is given.
 */
import { COLLECTIONS, type Collection } from '#schemas/documents/collections.ts';
import type { StoredDocument } from '#schemas/documents/stored.ts';
import { stableJson } from '#schemas/rules/same-document.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import type { Couch } from '#server/ports/couch.ts';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import type { DecideRow, Decision } from '#server/replication/decide-row.ts';
import type { ParsedRow } from '#server/replication/parse-row.ts';
import { toStoredDocument } from '#server/replication/stored-document.ts';

export interface Decided {
  /** Which life of the data: raised when an older copy is put back. */
  readonly era: number;
  readonly actor: Actor;
  readonly collection: Collection;
  readonly row: ParsedRow;
  readonly current: StoredDocument | undefined;
  readonly decision: Decision;
  /** `unknown`: the database broke off while it was asked. */
  taken: 'yes' | 'no' | 'unknown';
}

export type CouchFault = 'none' | 'before' | 'after';

export interface Witness {
  readonly decided: readonly Decided[];
  readonly watchDecisions: (decide: DecideRow) => DecideRow;
  /** `fault` is asked before each write. Once `end` was called, whoever still holds this couch gets nothing done. */
  readonly watchCouch: (couch: Couch, fault: () => CouchFault) => { couch: Couch; end: () => void };
  readonly beginEra: () => void;
  readonly era: () => number;
}

const DATA = new RegExp(`^aesi-(?:${COLLECTIONS.join('|')})(?:-|$)`);

export const createWitness = (): Witness => {
  const decided: Decided[] = [];
  let era = 0;

  const note = (doc: { readonly _id: string }, text: string, taken: Decided['taken']): void => {
    const found = decided.findLast(
      (one) =>
        one.row.id === doc._id && one.taken === 'no' && one.decision.type === 'write' && one.era === era,
    );
    if (found !== undefined && stableJson(found.row.doc) === text) found.taken = taken;
  };
  const watched = (couch: Couch, fault: () => CouchFault, isOver: () => boolean): Couch => {
    const alive =
      <A extends unknown[], R>(act: (...input: A) => Promise<R>) =>
      async (...input: A): Promise<R> => {
        if (isOver()) throw new CouchUnavailable('this server has ended');
        const result = await act(...input);
        if (isOver()) throw new CouchUnavailable('this server has ended');
        return result;
      };
    const bulkWrite: Couch['bulkWrite'] = async (db, docs) => {
      const kind = fault();
      if (kind === 'before') throw new CouchUnavailable('planned');
      const texts = docs.map((doc) => textOf(doc));
      const isData = DATA.test(db);
      try {
        const outcomes = await couch.bulkWrite(db, docs);
        if (isData) docs.forEach((doc, at) => outcomes[at]?.ok === true && note(doc, texts[at] ?? '', 'yes'));
        if (kind === 'after') throw new CouchUnavailable('planned');
        return outcomes;
      } catch (cause) {
        if (isData) docs.forEach((doc, at) => note(doc, texts[at] ?? '', 'unknown'));
        throw cause;
      }
    };
    return {
      ping: alive(couch.ping),
      ensureDatabase: alive(couch.ensureDatabase),
      destroyDatabase: alive(couch.destroyDatabase),
      listDatabases: alive(couch.listDatabases),
      info: alive(couch.info),
      putSecurity: alive(couch.putSecurity),
      compact: alive(couch.compact),
      get: alive(couch.get),
      getMany: alive(couch.getMany),
      bulkWrite: alive(bulkWrite),
      changes: alive(couch.changes),
      range: alive(couch.range),
      find: alive(couch.find),
      ensureIndex: alive(couch.ensureIndex),
      putDesign: alive(couch.putDesign),
      as: (identity) => watched(couch.as(identity), fault, isOver),
    };
  };
  return {
    decided,
    era: () => era,
    beginEra: () => {
      era += 1;
    },
    watchDecisions: (decide) => (question) => {
      const decision = decide(question);
      const { actor, collection, row, current } = question;
      decided.push({ era, actor, collection, row, current, decision, taken: 'no' });
      return decision;
    },
    watchCouch: (couch, fault) => {
      let isOver = false;
      return {
        couch: watched(couch, fault, () => isOver),
        end: () => {
          isOver = true;
        },
      };
    },
  };
};

const textOf = (doc: object): string =>
  stableJson(toStoredDocument({ _rev: '', ...doc } as Parameters<typeof toStoredDocument>[0]));
