import { downloadFile } from './download-file.ts';

/** Hands a text to the browser's downloads; works without a network. */
export function downloadText(fileName: string, text: string, type: string): void {
  downloadFile(fileName, new Blob([text], { type }));
}
