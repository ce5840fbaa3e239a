/**
 * What the libraries for files bring and never use here. jsPDF knows how to draw web pages and SVG, with three packages that
 * would be fetched by every device with the application. write-excel-file packs large workbooks in workers made from Blobs, which
 * the content security policy forbids; it stands in a worker already and packs there.
 */
import type { Plugin } from 'vite';

const UNUSED = '\0unused-by-exports';
const unusedPackages = /^(html2canvas|dompurify|canvg)$/;
const packInWorkers = /\/write-excel-file\/modules\/zip\/zipToArrayBuffer\.js$/;

export const leanExport = (): Plugin => ({
  name: 'lean-export',
  enforce: 'pre',
  resolveId(source, importer) {
    return importer?.includes('/jspdf/') === true && unusedPackages.test(source) ? UNUSED : undefined;
  },
  load(id) {
    if (id === UNUSED) return 'export default undefined;';
    return packInWorkers.test(id)
      ? "import pack from './zipToArrayBufferSync.js';\nexport default (files) => Promise.resolve(pack(files));"
      : undefined;
  },
});
