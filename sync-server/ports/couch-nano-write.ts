/**
 * Writing a batch. CouchDB refuses a whole batch for one row it cannot read; rows known to be such never leave, and
 * a batch refused all the same is halved until the guilty row stands alone.
 */
import type { WritableDoc, WriteErrorCode, WriteOutcome } from './couch.ts';
import { CouchUnavailable } from './couch-errors.ts';
import { checkBatch } from './couch-rows.ts';
import type { CheckedRow } from './couch-rows.ts';
import { CouchRefusal } from './couch-transport.ts';
import type { Transport } from './couch-transport.ts';

interface RowAnswer {
  readonly rev?: string;
  readonly error?: string;
  readonly reason?: string;
}

const ERROR_CODES: Readonly<Record<string, WriteErrorCode>> = {
  conflict: 'conflict',
  forbidden: 'forbidden',
  unauthorized: 'unauthorized',
  doc_validation: 'invalid',
  bad_request: 'invalid',
  illegal_docid: 'invalid',
  document_too_large: 'invalid',
};

const BAD_REQUEST = 400;
const TOO_LARGE = 413;

export async function bulkWrite(
  send: Transport,
  db: string,
  docs: readonly WritableDoc[],
): Promise<readonly WriteOutcome[]> {
  const rows = checkBatch(docs);
  const sent = (
    await sendRows(
      send,
      db,
      rows.filter(({ refused }) => refused === undefined),
    )
  ).values();
  return rows.map(({ refused }): WriteOutcome => {
    if (refused !== undefined) return refused;
    const outcome = sent.next();
    if (outcome.done) throw new CouchUnavailable('the batch was answered with too few rows');
    return outcome.value;
  });
}

async function sendRows(send: Transport, db: string, rows: readonly CheckedRow[]): Promise<WriteOutcome[]> {
  const [first] = rows;
  if (first === undefined) {
    await send({ method: 'GET', db, read: true });
    return [];
  }
  const body = `{"docs":[${rows.map(({ json }) => json).join(',')}]}`;
  try {
    const answers = (await send({ method: 'POST', db, path: '_bulk_docs', body })) as readonly RowAnswer[];
    if (answers.length !== rows.length)
      throw new CouchUnavailable('the batch was answered with too few rows');
    return rows.map(({ id }, at) => toOutcome(id, answers[at] ?? {}));
  } catch (error) {
    const isRefused = error instanceof CouchRefusal && [BAD_REQUEST, TOO_LARGE].includes(error.status);
    if (!isRefused) throw error;
    if (rows.length === 1) return [{ ok: false, id: first.id, error: 'invalid', reason: error.message }];
    const half = Math.ceil(rows.length / 2);
    const before = await sendRows(send, db, rows.slice(0, half));
    return [...before, ...(await sendRows(send, db, rows.slice(half)))];
  }
}

function toOutcome(id: string, { rev, error, reason = '' }: RowAnswer): WriteOutcome {
  if (error === undefined && rev !== undefined) return { ok: true, id, rev };
  const code = ERROR_CODES[error ?? ''];
  if (code === undefined)
    throw new CouchUnavailable(`a row was answered with ${error ?? 'nothing'}: ${reason}`);
  return { ok: false, id, error: code, reason };
}
