/**
 * One database of the in-memory engine. Records are never changed, only replaced, so that a snapshot is a shallow copy;
 * bodies are kept as text, so that nobody shares an object with the store.
 */
import { createHash } from 'node:crypto';
import type {
  Change,
  ChangesPage,
  ChangesQuery,
  DatabaseSecurity,
  DesignDoc,
  RangeQuery,
  StoredDoc,
  WritableDoc,
  WriteOutcome,
} from './couch.ts';
import { canonicalContent, checkBatch, compareIds } from './couch-rows.ts';

interface MemoryRecord {
  readonly id: string;
  readonly rev: string;
  readonly deleted: boolean;
  /** The whole document, `_id` and `_rev` included. */
  readonly json: string;
}

export interface DatabaseSnapshot {
  readonly records: ReadonlyMap<string, MemoryRecord>;
  readonly log: readonly MemoryRecord[];
  readonly indexes: ReadonlyMap<string, readonly string[]>;
  readonly security: DatabaseSecurity | undefined;
}

export class MemoryDatabase {
  readonly indexes: Map<string, readonly string[]>;
  security: DatabaseSecurity | undefined;
  readonly #records: Map<string, MemoryRecord>;
  /** Place n holds the change of sequence n + 1; one that is no longer its document's latest is passed over. */
  readonly #log: MemoryRecord[];
  #sortedIds: string[] | undefined;

  constructor(from?: DatabaseSnapshot) {
    this.#records = new Map(from?.records);
    this.#log = [...(from?.log ?? [])];
    this.indexes = new Map(from?.indexes);
    this.security = from?.security;
  }

  snapshot(): DatabaseSnapshot {
    return {
      records: new Map(this.#records),
      log: [...this.#log],
      indexes: new Map(this.indexes),
      security: this.security,
    };
  }

  get updateSeq(): string {
    return seqText(this.#log.length);
  }

  get docCount(): number {
    let count = 0;
    for (const record of this.#records.values()) if (!record.deleted) count += 1;
    return count;
  }

  get(id: string): StoredDoc | undefined {
    const record = this.#records.get(id);
    return record && parse(record);
  }

  write(docs: readonly WritableDoc[]): WriteOutcome[] {
    return checkBatch(docs).map(({ id, doc, json, refused }): WriteOutcome => {
      if (refused !== undefined) return refused;
      const current = this.#records.get(id);
      if (!maySucceed(current, doc)) {
        return { ok: false, id, error: 'conflict', reason: 'Document update conflict.' };
      }
      return { ok: true, id, rev: this.#store(id, doc._deleted === true, json, current) };
    });
  }

  putDesign(design: DesignDoc): boolean {
    const current = this.#records.get(design._id);
    const json = JSON.stringify(design);
    if (current && !current.deleted && canonicalContent(parse(current)) === canonicalContent(design))
      return false;
    this.#store(design._id, false, json, current);
    return true;
  }

  changes({ since, limit }: ChangesQuery): ChangesPage {
    const results: Change[] = [];
    let at = sequenceNumber(since);
    for (; at < this.#log.length && results.length < limit; at += 1) {
      const record = this.#log[at];
      if (record === undefined || !this.#isLatest(record)) continue;
      results.push({ id: record.id, seq: seqText(at + 1), deleted: record.deleted, doc: parse(record) });
    }
    let pending = 0;
    for (let rest = at; rest < this.#log.length; rest += 1) {
      const record = this.#log[rest];
      if (record !== undefined && this.#isLatest(record)) pending += 1;
    }
    return { results, lastSeq: seqText(pending === 0 ? Math.max(at, this.#log.length) : at), pending };
  }

  range({ startId, endId, limit = Infinity, includeDocs = true }: RangeQuery): StoredDoc[] {
    const ids = this.#sorted();
    const docs: StoredDoc[] = [];
    for (let at = firstAtLeast(ids, startId); at < ids.length && docs.length < limit; at += 1) {
      const id = ids[at];
      if (id === undefined || compareIds(id, endId) > 0) break;
      const record = this.#records.get(id);
      if (record === undefined || record.deleted) continue;
      docs.push(includeDocs ? parse(record) : { _id: record.id, _rev: record.rev });
    }
    return docs;
  }

  /** Living documents that a query may find, in order of id. */
  *living(): Generator<StoredDoc> {
    for (const id of this.#sorted()) {
      const record = this.#records.get(id);
      if (record && !record.deleted && !id.startsWith('_design/')) yield parse(record);
    }
  }

  #store(id: string, deleted: boolean, json: string, current: MemoryRecord | undefined): string {
    const body = JSON.parse(json) as Record<string, unknown>;
    delete body['_rev'];
    if (!deleted) delete body['_deleted'];
    const generation = Number.parseInt(current?.rev ?? '0', 10) + 1;
    // A digest of the content and its parent, as in CouchDB: a history played again gives the same revisions.
    const parent = current?.rev ?? '';
    const digest = createHash('md5').update(parent).update(JSON.stringify(body)).digest('hex');
    const rev = `${generation}-${digest}`;
    const record = { id, rev, deleted, json: JSON.stringify({ ...body, _id: id, _rev: rev }) };
    if (current === undefined) this.#sortedIds = undefined;
    this.#records.set(id, record);
    this.#log.push(record);
    return rev;
  }

  #isLatest(record: MemoryRecord): boolean {
    return this.#records.get(record.id) === record;
  }

  #sorted(): string[] {
    this.#sortedIds ??= [...this.#records.keys()].sort(compareIds);
    return this.#sortedIds;
  }
}

function maySucceed(current: MemoryRecord | undefined, { _rev, _deleted }: WritableDoc): boolean {
  if (current?.deleted === true) return _rev === undefined && _deleted !== true;
  return current?.rev === _rev;
}

function parse(record: MemoryRecord): StoredDoc {
  return JSON.parse(record.json) as StoredDoc;
}

/** Numbers dressed up, so that code which takes a sequence apart or compares it as a number fails in tests. */
function seqText(seq: number): string {
  return `${seq}-m${(seq * 7919).toString(36)}`;
}

function sequenceNumber(since: string): number {
  if (since === '0') return 0;
  const seq = Number.parseInt(since, 10);
  if (Number.isNaN(seq) || seqText(seq) !== since) throw new Error(`not a sequence of this engine: ${since}`);
  return seq;
}

function firstAtLeast(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareIds(ids[middle] ?? '', id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
