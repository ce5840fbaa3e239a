/** Which summaries have to be written so that those in the database say what the figures say. */
import { isTombstone, toTombstone, type StoredDocument } from '#schemas/documents/stored.ts';
import type { Summary } from '#schemas/documents/summary.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import { PUBLISHER_SERVICE } from '#schemas/primitives/ids.ts';
import { changedFields } from '#schemas/rules/same-document.ts';

export interface SummaryRow {
  readonly base: StoredDocument | null;
  readonly doc: StoredDocument;
  readonly steps: readonly never[];
}

export function rowsToPublish(
  published: ReadonlyMap<string, StoredDocument>,
  wanted: readonly Summary[],
  now: Instant,
): SummaryRow[] {
  const ids = new Set(wanted.map(({ id }) => id));
  const gone = [...published.values()].filter((document) => !isTombstone(document) && !ids.has(document.id));
  return [
    ...wanted.flatMap((summary) => rowFor(published.get(summary.id), summary)),
    ...gone.map((document) => toRow(document, toTombstone(document, now, PUBLISHER_SERVICE))),
  ];
}

function rowFor(base: StoredDocument | undefined, summary: Summary): SummaryRow[] {
  if (base === undefined || isTombstone(base)) return [toRow(base ?? null, summary)];
  if (changedFields(base, summary).length === 0) return [];
  return [toRow(base, { ...summary, createdAt: base.createdAt, createdBy: base.createdBy })];
}

const toRow = (base: StoredDocument | null, doc: StoredDocument): SummaryRow => ({ base, doc, steps: [] });
