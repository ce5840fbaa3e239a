/** Opens as many rows as there are without holding the page up: it draws and takes taps in between. */
import type { OpenRow, RowCodec, SealedRow } from './rows.ts';

/** A little less than a frame. */
const TURN_MS = 12;

const nextTurn = (): Promise<void> =>
  'scheduler' in globalThis && 'yield' in scheduler
    ? scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve, 0));

export const openInTurns = async (codec: RowCodec, rows: readonly SealedRow[]): Promise<OpenRow[]> => {
  const opened: OpenRow[] = [];
  let startedMs = performance.now();
  for (const row of rows) {
    if (performance.now() - startedMs > TURN_MS) {
      await nextTurn();
      startedMs = performance.now();
    }
    opened.push(codec.open(row));
  }
  return opened;
};
