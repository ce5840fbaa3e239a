/** The page's side of an export: hands the rows over bit by bit, hears how far it is, gets the file. Needs no network. */
import type { Locale } from '#app/i18n/format.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { ExportAnswer, ExportRequest } from './export-messages.ts';
import { rowValues, type ExportColumn, type ExportFormat, type OnProgress } from './export-table.ts';

export interface ExportWish<Row> {
  readonly format: ExportFormat;
  readonly title: string;
  readonly sub: string;
  readonly columns: readonly ExportColumn<Row>[];
  readonly rows: readonly Row[];
  readonly locale: Locale;
}

/** Too little memory, or the worker's script could not be loaded. */
export type ExportError =
  { readonly type: 'export_failed'; readonly detail: string } | { readonly type: 'export_cancelled' };

export interface RunningExport {
  readonly file: Promise<Result<Blob, ExportError>>;
  readonly cancel: () => void;
}

/** Small enough to be gathered and copied between two frames of a cheap phone. */
const PORTION_ROWS = 500;
/** Of the whole work, gathering the rows. */
const GATHERED_SHARE = 0.2;

export const startExport = <Row>(wish: ExportWish<Row>, onProgress: OnProgress): RunningExport => {
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' });
  const ended = new AbortController();
  let cancel = (): void => undefined;
  const file = new Promise<Result<Blob, ExportError>>((resolve) => {
    const fail = (detail: string): void => resolve(err({ type: 'export_failed', detail }));
    cancel = () => resolve(err({ type: 'export_cancelled' }));
    worker.addEventListener('message', ({ data }: MessageEvent<ExportAnswer>) => {
      if ('progress' in data) onProgress(GATHERED_SHARE + data.progress * (1 - GATHERED_SHARE));
      else if ('file' in data) resolve(ok(data.file));
      else fail(data.failure);
    });
    worker.addEventListener('error', (event) => fail(event.message || 'worker did not start'));
    handOver(worker, wish, onProgress, ended.signal).catch((cause: unknown) => fail(String(cause)));
  }).finally(() => {
    ended.abort();
    worker.terminate();
  });
  return { file, cancel: () => cancel() };
};

const handOver = async <Row>(
  worker: Worker,
  { columns, rows, format, title, sub, locale }: ExportWish<Row>,
  onProgress: OnProgress,
  ended: AbortSignal,
): Promise<void> => {
  const send = (request: ExportRequest): void => worker.postMessage(request);
  for (let start = 0; start < rows.length; start += PORTION_ROWS) {
    send({ rows: rows.slice(start, start + PORTION_ROWS).map((row) => rowValues(columns, row)) });
    onProgress((start / rows.length) * GATHERED_SHARE);
    await nextTask();
    if (ended.aborted) return;
  }
  send({
    format,
    locale,
    head: { title, sub, columns: columns.map(({ label, type }) => ({ label, type })) },
  });
};

/** Lets the page draw and hear taps in between. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
