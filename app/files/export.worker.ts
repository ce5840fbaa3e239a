/** Makes one file off the page's thread; the page ends this worker when it has the file, or when nobody wants it any more. */
import type { ExportAnswer, ExportRequest } from './export-messages.ts';
import type { CellValue } from './export-table.ts';
import { makeFile } from './make-file.ts';

const rows: (readonly CellValue[])[] = [];
const answer = (message: ExportAnswer): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  if ('rows' in data) {
    rows.push(...data.rows);
    return;
  }
  const making =
    'report' in data
      ? import('./report-pdf.ts').then(({ reportPdf }) => reportPdf(data.report))
      : makeFile(data.format, { ...data.head, rows }, data.locale, (progress) => answer({ progress }));
  making.then(
    (file) => answer({ file }),
    (cause: unknown) => answer({ failure: cause instanceof Error ? cause.message : String(cause) }),
  );
});
