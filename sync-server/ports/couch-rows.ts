/**
 * Checks made before anything is sent: CouchDB answers 400 to a whole batch for one row it cannot read, so such a row
 * has to be taken out here. Shared by all implementations.
 */
import type { WritableDoc, WriteOutcome } from './couch.ts';

const REVISION = /^[1-9]\d*-[0-9a-f]{32}$/;
const DATABASE_NAME = /^[a-z][a-z0-9_$()+-]{0,237}$/;
const HALF_PAIR = /\p{Surrogate}/u;
const UNDERSCORED = new Set(['_id', '_rev', '_deleted']);

/** JSON.stringify writes half a surrogate pair as an escape and a whole one as itself; an even run of backslashes is text. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/;

export interface CheckedRow {
  readonly id: string;
  readonly doc: WritableDoc;
  /** The row as it will be sent. */
  readonly json: string;
  /** Set when the row is not sent at all. */
  readonly refused?: WriteOutcome & { readonly ok: false };
}

/**
 * Two rows with one id never travel together: the embedded engine, given them, may note a revision whose body it then
 * lacks, and ends on every later attempt to read the document.
 */
export function checkBatch(docs: readonly WritableDoc[]): CheckedRow[] {
  const ids = new Set<string>();
  return docs.map((doc) => {
    const json = JSON.stringify(doc);
    const id = idText(doc._id);
    const problem = idProblem(doc._id) ?? fieldProblem(doc) ?? textProblem(json);
    if (problem !== undefined)
      return { id, doc, json, refused: { ok: false, id, error: 'invalid', reason: problem } };
    const isRepeated = ids.has(id);
    ids.add(id);
    if (!isRepeated) return { id, doc, json };
    const reason = 'the batch holds an earlier row with this id';
    return { id, doc, json, refused: { ok: false, id, error: 'conflict', reason } };
  });
}

function idText(id: unknown): string {
  return typeof id === 'string' ? id : JSON.stringify(id);
}

function textProblem(json: string): string | undefined {
  return LONE_SURROGATE.test(json) ? 'text holds half a surrogate pair' : undefined;
}

/** Ids come from devices and may be anything, whatever the type says. */
function idProblem(id: unknown): string | undefined {
  if (typeof id !== 'string' || id === '') return 'the id must be a string and not empty';
  if (id.startsWith('_')) return 'an id must not begin with an underscore';
  if (id.includes('\u0000')) return 'an id must not hold the character zero';
  return undefined;
}

function fieldProblem(doc: WritableDoc): string | undefined {
  const stray = Object.keys(doc).find((field) => field.startsWith('_') && !UNDERSCORED.has(field));
  if (stray !== undefined) return `the field ${stray} is reserved`;
  const rev: unknown = doc._rev;
  if (rev !== undefined && !(typeof rev === 'string' && REVISION.test(rev))) return 'malformed revision';
  const deleted: unknown = doc._deleted;
  if (deleted !== undefined && typeof deleted !== 'boolean') return '_deleted must be true or false';
  return undefined;
}

/** False for what no engine can hold, so that asking for it would be refused: it is simply not there. */
export function mayExist(id: unknown): id is string {
  if (typeof id === 'string' && id.startsWith('_design/')) return true;
  return idProblem(id) === undefined && !HALF_PAIR.test(id as string);
}

/** A wrong database name is a bug of the server, so it throws. */
export function assertDatabaseName(db: string): void {
  if (!DATABASE_NAME.test(db)) throw new Error(`not a database name: ${JSON.stringify(db)}`);
}

export function assertDesignId(id: string): void {
  if (!id.startsWith('_design/')) throw new Error(`not the id of a design document: ${JSON.stringify(id)}`);
}

/** Order of ids in every engine: by code point, which for UTF-8 is the order of bytes; `<` alone compares UTF-16 units. */
export function compareIds(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above U+FFFF: they rank after all other units. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** The same text for the same content, whatever the order of fields; revisions aside. */
export function canonicalContent(doc: object): string {
  return JSON.stringify({ ...doc, _rev: undefined }, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
