/** R53 The page's own thread only hands rows over, some at a time; the file is made in the worker, whatever the number of rows. */
import { afterEach, expect, test, vi } from 'vitest';
import type { ExportAnswer, ExportRequest } from './export-messages.ts';
import type { ExportColumn } from './export-table.ts';
import { startExport } from './start-export.ts';

const ROWS = 50_000;
/** As many as the thread may read before others have their turn. */
const MOST_AT_ONCE = 1_000;

const COLUMNS: readonly ExportColumn<number>[] = [{ label: 'Rang', type: 'number', value: (row) => row }];

/** The other side of the messages; does nothing by itself. */
class FakeWorker extends EventTarget {
  static made: FakeWorker | undefined;
  readonly heard: ExportRequest[] = [];
  isEnded = false;
  constructor() {
    super();
    FakeWorker.made = this;
  }
  postMessage(request: ExportRequest): void {
    this.heard.push(request);
    if ('format' in request) this.dispatchEvent(new Event('asked'));
  }
  answer(data: ExportAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  terminate(): void {
    this.isEnded = true;
  }
}

afterEach(() => void vi.unstubAllGlobals());

const begin = (count: number, columns = COLUMNS) => {
  vi.stubGlobal('Worker', FakeWorker);
  const shares: number[] = [];
  const running = startExport(
    {
      format: 'csv',
      title: 'Participants',
      sub: '',
      columns,
      rows: Array.from({ length: count }, (_, row) => row),
      locale: 'fr',
    },
    (share) => shares.push(share),
  );
  const worker = FakeWorker.made;
  if (worker === undefined) throw new Error('no worker was started');
  const asked = new Promise((resolve) => worker.addEventListener('asked', resolve));
  return { running, worker, asked, shares };
};

test('50,000 rows go to the worker in portions, others have their turn in between, and its file is the file', async () => {
  let readAtOnce = 0;
  let mostAtOnce = 0;
  const counted: ExportColumn<number> = {
    label: 'Rang',
    type: 'number',
    value: (row) => {
      readAtOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, readAtOnce);
      return row;
    },
  };
  let isHandedOver = false;
  const someoneElse = (): void => {
    readAtOnce = 0;
    if (!isHandedOver) setTimeout(someoneElse, 0);
  };
  setTimeout(someoneElse, 0);

  const { running, worker, asked, shares } = begin(ROWS, [counted]);
  await asked;
  isHandedOver = true;
  expect(mostAtOnce).toBeLessThanOrEqual(MOST_AT_ONCE);
  const portions = worker.heard.flatMap((request) => ('rows' in request ? [request.rows] : []));
  expect(portions.flat()).toEqual(Array.from({ length: ROWS }, (_, row) => [row]));
  expect(worker.heard.at(-1)).toEqual({
    format: 'csv',
    locale: 'fr',
    head: { title: 'Participants', sub: '', columns: [{ label: 'Rang', type: 'number' }] },
  });

  const file = new Blob(['made elsewhere']);
  worker.answer({ progress: 0.5 });
  worker.answer({ file });
  expect(await running.file).toEqual({ ok: true, value: file });
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(worker.isEnded).toBe(true);
});

test('an export that fails, or is given up, ends its worker', async () => {
  const failing = begin(1);
  failing.worker.answer({ failure: 'no memory' });
  expect(await failing.running.file).toEqual({
    ok: false,
    error: { type: 'export_failed', detail: 'no memory' },
  });
  const stopped = begin(ROWS);
  stopped.running.cancel();
  expect(await stopped.running.file).toEqual({ ok: false, error: { type: 'export_cancelled' } });
  expect([failing.worker.isEnded, stopped.worker.isEnded]).toEqual([true, true]);
  // Nobody gathers rows for it any more.
  const told = stopped.shares.length;
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
  expect(stopped.shares).toHaveLength(told);
});
