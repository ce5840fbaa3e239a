/** What the inner instance says of its rows, as RxDB is to hear it: opened, and under the ids from above. */
import type { BulkWriteRow, RxStorageChangeEvent, RxStorageWriteError } from 'rxdb';
import { documentInDb, readFirstRows, type InnerInstance, type SealedFields } from './inner-instance.ts';
import type { Fields, OpenRow, RowCodec } from './rows.ts';

// One damaged row must not stop all writing; if none of these opens, the key is another one.
const KEY_CHECK_ROWS = 10;

export const openEvent = (
  codec: RowCodec,
  event: RxStorageChangeEvent<SealedFields>,
): RxStorageChangeEvent<Fields> => {
  const previous = event.previousDocumentData;
  const documentData = codec.open(event.documentData);
  return {
    ...event,
    documentId: codec.idOf(documentData),
    documentData,
    previousDocumentData: previous ? codec.open(previous) : previous,
  } as RxStorageChangeEvent<Fields>;
};

/** `openWrites`: the rows as they were to be written, by their sealed form. */
export const openError = (
  codec: RowCodec,
  error: RxStorageWriteError<SealedFields>,
  openWrites: ReadonlyMap<BulkWriteRow<SealedFields>, BulkWriteRow<Fields>>,
): RxStorageWriteError<Fields> => {
  const inDb = documentInDb(error);
  const writeRow = openWrites.get(error.writeRow);
  return {
    ...error,
    documentId: writeRow ? codec.idOf(writeRow.document as OpenRow) : error.documentId,
    writeRow,
    ...(inDb ? { documentInDb: codec.open(inDb) } : {}),
  } as RxStorageWriteError<Fields>;
};

/** Throws when there are rows and none of the first opens. */
export const openSomeRow = async (inner: InnerInstance, codec: RowCodec): Promise<void> => {
  let refusal: Error | undefined;
  for (const row of await readFirstRows(inner, KEY_CHECK_ROWS)) {
    try {
      codec.open(row);
      return;
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause;
      refusal ??= cause;
    }
  }
  if (refusal !== undefined) throw refusal;
};
