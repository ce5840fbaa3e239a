import type { exports as fr } from '../fr/exports.ts';

export const exports: typeof fr = {
  export: 'Export',
  formats: { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF', json: 'JSON' },
  making: (format, percent) => `${format} file: ${percent}`,
  stop: 'Stop the export',
  done: (fileName) => `File ready: ${fileName}`,
  failed: 'The file could not be made. The list is still there; close other pages and try again.',
};
