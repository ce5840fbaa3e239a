/**
 * What one row is in memory and on disk. On disk lie clear: the id (but for the person key in it, see disk-ids.ts; the real id is
 * then part of the sealed rest), RxDB's own marks (`_deleted`, `_rev`, `_meta` with the
 * write time, an empty `_attachments`) and the times that are asked for by range; all else is one sealed string. The seal
 * is bound to collection, id, revision and the deleted mark: a row that was moved, rolled into another one's place or
 * revived on disk does not open.
 */
import type { RxDocumentData, RxDocumentWriteData, RxJsonSchema } from 'rxdb';
import type { Sealer } from '#app/crypto/sealer.ts';
import { createDiskIds, type DiskIds } from './disk-ids.ts';

export type Fields = Record<string, unknown>;
export type OpenRow = RxDocumentData<Fields>;
export type SealedRow = RxDocumentData<Fields & { sealed: string }>;
export type RowSchema = RxJsonSchema<OpenRow>;

const ROW_MARKS = ['_deleted', '_rev', '_meta', '_attachments'] as const;

export interface RowCodec {
  readonly primaryPath: string;
  readonly clearFields: ReadonlySet<string>;
  readonly ids: DiskIds;
  /** Of an open row the real id, of a sealed one the id on disk. */
  readonly idOf: (row: OpenRow | SealedRow) => string;
  readonly seal: (row: RxDocumentWriteData<Fields>) => SealedRow;
  /** Throws a TamperedError when the key is another one or the row was altered. */
  readonly open: (row: SealedRow) => OpenRow;
}

export const createRowCodec = (options: {
  readonly collectionName: string;
  readonly primaryPath: string;
  /** Besides id and marks. */
  readonly clearFields: readonly string[];
  readonly sealer: Sealer;
}): RowCodec => {
  const { collectionName, primaryPath, sealer } = options;
  const clearFields = new Set<string>([primaryPath, ...ROW_MARKS, ...options.clearFields]);
  const ids = createDiskIds(sealer);
  // Events carry the very objects that were written: what this tab sealed it need not open again.
  const openRows = new WeakMap<SealedRow, OpenRow>();

  const idOf = (row: OpenRow | SealedRow): string => String(row[primaryPath]);
  const contextOf = (row: OpenRow | SealedRow, diskId: string): string =>
    `${collectionName}\n${diskId}\n${row._rev}\n${row._deleted ? 1 : 0}`;

  const seal = (row: RxDocumentWriteData<Fields>): SealedRow => {
    const open = row as OpenRow;
    const clear: Fields = {};
    const body: Fields = {};
    for (const [name, value] of Object.entries(open)) (clearFields.has(name) ? clear : body)[name] = value;
    const id = idOf(open);
    const diskId = ids.toDisk(id);
    if (diskId !== id) {
      clear[primaryPath] = diskId;
      body[primaryPath] = id;
    }
    const sealed = { ...clear, sealed: sealer.seal(body, contextOf(open, diskId)) } as SealedRow;
    openRows.set(sealed, open);
    return sealed;
  };

  const open = (row: SealedRow): OpenRow => {
    const known = openRows.get(row);
    if (known !== undefined) return known;
    const { sealed, ...clear } = row;
    const body = sealer.open(sealed, contextOf(row, idOf(row))) as Fields;
    return { ...clear, ...body } as OpenRow;
  };

  return { primaryPath, clearFields, ids, idOf, seal, open };
};
