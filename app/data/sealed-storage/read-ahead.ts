/**
 * Another tab's write is on disk before the message that announces it arrives here. A query in between finds the row, and
 * RxDB would then apply the late event to results that contain it already: a row shown twice, a count one too high. This
 * remembers the rows of other tabs that were read from disk, and rewrites their late events into what changes for someone
 * who has seen that row: nothing, or the step from the row as seen.
 */
import { getHeightOfRevision, type RxStorageChangeEvent } from 'rxdb';
import type { Fields, OpenRow } from './rows.ts';

type Event = RxStorageChangeEvent<Fields>;

export interface ReadAhead {
  readonly noteRead: (rows: readonly OpenRow[]) => void;
  readonly settleOwn: (event: Event) => void;
  /** `holdsLive`: whether this tab's queries show the row now; undefined when that is not known. */
  readonly settleForeign: (event: Event, holdsLive: boolean | undefined) => Event;
}

// No message takes longer from tab to tab of one machine; rows written earlier have been announced, or never will be.
const MESSAGE_DELAY_MS = 60_000;

const isAtLeast = (row: OpenRow, other: OpenRow): boolean =>
  getHeightOfRevision(row._rev) >= getHeightOfRevision(other._rev);

export const createReadAhead = (options: {
  readonly idOf: (row: OpenRow) => string;
  /** RxDB ends the revisions of this tab's own writes with it. */
  readonly ownToken: string;
  readonly openedAtMs: number;
}): ReadAhead => {
  const { idOf, ownToken, openedAtMs } = options;
  const seen = new Map<string, OpenRow>();
  return {
    noteRead: (rows) => {
      for (const row of rows) {
        if (row._meta.lwt < openedAtMs - MESSAGE_DELAY_MS || row._rev.endsWith(`-${ownToken}`)) continue;
        const known = seen.get(idOf(row));
        if (known === undefined || isAtLeast(row, known)) seen.set(idOf(row), row);
      }
    },
    settleOwn: (event) => {
      if (seen.has(event.documentId)) seen.set(event.documentId, event.documentData);
    },
    settleForeign: (event, holdsLive) => {
      const known = seen.get(event.documentId);
      if (known === undefined) {
        // Deleted before the index was read: nothing showed or counted it, so nothing may subtract it.
        const unseen = event.operation === 'DELETE' && holdsLive === false;
        return unseen ? { ...event, previousDocumentData: event.documentData } : event;
      }
      if (isAtLeast(event.documentData, known)) seen.delete(event.documentId);
      const documentData = isAtLeast(known, event.documentData) ? known : event.documentData;
      const operation = documentData._deleted ? 'DELETE' : known._deleted ? 'INSERT' : 'UPDATE';
      const previousDocumentData = operation === 'INSERT' ? undefined : known;
      return { ...event, operation, documentData, previousDocumentData } as Event;
    },
  };
};
