/**
 * Another tab's write is on disk before the message that announces it arrives here. RxDB takes whatever a query returned as
 * the state after all events so far: a row that is read first and announced later would be shown twice, or counted twice.
 * So every answer from disk waits until what it shows has been announced, and is then read again.
 *
 * Waiting ends after a while in any case: a tab may die between writing and telling.
 *
 * RxDB ends the revision of a row that a command wrote with the token of its tab. What a replication wrote bears the mark of the
 * replication instead, in the tab that works as in all others: its writer, too, knows it by its event alone.
 */
import { getHeightOfRevision } from 'rxdb';
import type { OpenRow, RowCodec, SealedRow } from './rows.ts';

type Row = OpenRow | SealedRow;

export interface News {
  /** Rows of events, this tab's own included. */
  readonly hear: (rows: readonly Row[]) => void;
  /** Of the rows read from disk, those that this tab has not heard of. */
  readonly unheard: (rows: readonly Row[]) => Row[];
  readonly waitFor: (rows: readonly Row[]) => Promise<void>;
  readonly close: () => void;
}

/** How long ago the other tab can have written what is still on its way: a bound for looking, not for waiting. */
export const NEWS_WINDOW_MS = 500;
export const PATIENCE_MS = 1000;
// Older rows were announced or never will be; rows from a future that a corrected clock left behind, neither.
const TRAVEL_MS = 5000;

/** When no other tab can write to this database. */
export const noNews: News = {
  hear: () => undefined,
  unheard: () => [],
  waitFor: () => Promise.resolve(),
  close: () => undefined,
};

export const createNews = (options: {
  readonly codec: RowCodec;
  /** Of this tab. */
  readonly ownToken: string;
  /** What was written before has been announced before, or never will be here. */
  readonly openedAtMs: number;
}): News => {
  const { codec, ownToken, openedAtMs } = options;
  /** A first sync announces tens of thousands of rows: they are remembered for as long as somebody may ask. */
  let heard = new Map<string, number>();
  let heardBefore = new Map<string, number>();
  let heardSinceMs = openedAtMs;
  const waiting = new Set<() => void>();
  let closed = false;

  const isByCommand = (row: Row): boolean => row._rev.endsWith(`-${ownToken}`);
  const heightHeard = (id: string): number => heard.get(id) ?? heardBefore.get(id) ?? 0;
  const isUnheard = (row: Row): boolean =>
    !closed &&
    row._meta.lwt >= openedAtMs &&
    Math.abs(Date.now() - row._meta.lwt) < TRAVEL_MS &&
    !isByCommand(row) &&
    heightHeard(codec.idOf(row)) < getHeightOfRevision(row._rev);

  const hear = (rows: readonly Row[]): void => {
    const nowMs = Date.now();
    if (Math.abs(nowMs - heardSinceMs) > TRAVEL_MS) {
      heardBefore = heard;
      heard = new Map();
      heardSinceMs = nowMs;
    }
    for (const row of rows) if (!isByCommand(row)) heard.set(codec.idOf(row), getHeightOfRevision(row._rev));
    for (const check of waiting) check();
  };

  const waitFor = async (rows: readonly Row[]): Promise<void> => {
    let giveUp: ReturnType<typeof setTimeout> | undefined;
    let check: (() => void) | undefined;
    await new Promise<void>((resolve) => {
      check = () => {
        if (!rows.some(isUnheard)) resolve();
      };
      giveUp = setTimeout(resolve, PATIENCE_MS);
      waiting.add(check);
      check();
    });
    clearTimeout(giveUp);
    if (check) waiting.delete(check);
    // After giving up they count as heard, so that nobody waits for them again.
    hear(rows.filter(isUnheard));
  };

  return {
    hear,
    unheard: (rows) => rows.filter(isUnheard),
    waitFor,
    close: () => {
      closed = true;
      for (const check of waiting) check();
    },
  };
};
