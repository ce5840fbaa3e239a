import { useEffect, useRef, useState } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { downloadFile } from '#app/ui/download-file.ts';
import { useToast } from '#app/ui/toast.tsx';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { ExportColumn, ExportFormat } from './export-table.ts';
import { startExport, type RunningExport } from './start-export.ts';

export interface ExportedList<Row> {
  /** Stands above the list in a PDF and names a workbook's sheet. */
  readonly title: string;
  /** What is filtered, in words; the moment of the export is added. */
  readonly sub?: string | undefined;
  /** Without ending: `participants-informatique`. */
  readonly fileName: string;
  readonly columns: readonly ExportColumn<Row>[];
  /** Exactly those that are shown, in their order. */
  readonly rows: readonly Row[];
}

export interface Exporting {
  /** Undefined while nothing is made. */
  readonly making: { readonly format: ExportFormat; readonly share: number } | undefined;
  readonly start: (format: ExportFormat) => void;
  readonly stop: () => void;
}

/** One export at a time; leaving the page ends it. */
export const useExport = <Row>(list: ExportedList<Row>): Exporting => {
  const { t, format: formats, locale } = useI18n();
  const toast = useToast();
  const running = useRef<RunningExport>(undefined);
  const [making, setMaking] = useState<Exporting['making']>();
  useEffect(() => () => running.current?.cancel(), []);

  const make = async (format: ExportFormat): Promise<void> => {
    const { title, columns, rows } = list;
    const madeAt = formats.dateTime(toInstant(Date.now()));
    const sub = list.sub === undefined || list.sub === '' ? madeAt : `${list.sub} · ${madeAt}`;
    setMaking({ format, share: 0 });
    const started = startExport({ format, title, sub, columns, rows, locale }, (share) =>
      setMaking({ format, share }),
    );
    running.current = started;
    const made = await started.file;
    running.current = undefined;
    setMaking(undefined);
    if (made.ok) {
      const fileName = `${list.fileName}.${format}`;
      downloadFile(fileName, made.value);
      toast.show({ text: t.exports.done(fileName), icon: 'download' });
    } else if (made.error.type === 'export_failed') {
      toast.show({ text: t.exports.failed, icon: 'alert' });
    }
  };
  return {
    making,
    start: (format) => void make(format),
    stop: () => running.current?.cancel(),
  };
};
