/** The page's side of a report: the worker that makes files of lists draws it, without a network. */
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { ExportAnswer, ExportRequest } from './export-messages.ts';
import type { Report } from './report.ts';
import type { ExportError } from './start-export.ts';

export const startReport = (report: Report): Promise<Result<Blob, ExportError>> => {
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Result<Blob, ExportError>>((resolve) => {
    const fail = (detail: string): void => resolve(err({ type: 'export_failed', detail }));
    worker.addEventListener('message', ({ data }: MessageEvent<ExportAnswer>) => {
      if ('file' in data) resolve(ok(data.file));
      else if ('failure' in data) fail(data.failure);
    });
    worker.addEventListener('error', (event) => fail(event.message || 'worker did not start'));
    worker.postMessage({ report } satisfies ExportRequest);
  }).finally(() => worker.terminate());
};
