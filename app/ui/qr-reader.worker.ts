/** Looks for a QR in one picture at a time, so that the page stays smooth while the camera runs. */
import { decodeQR } from 'qr/decode.js';
import type { ReadAnswer, ReadRequest } from './qr-reader.ts';

/** A cheap phone reads a difficult picture within this, or the next one is better. */
const TIME_LIMIT_MS = 150;

const read = ({ width, height, pixels }: ReadRequest): string | undefined => {
  try {
    return decodeQR({ width, height, data: new Uint8ClampedArray(pixels) }, { timeLimit: TIME_LIMIT_MS });
  } catch {
    // Most pictures hold none.
    return undefined;
  }
};

addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  postMessage({ text: read(event.data) } satisfies ReadAnswer);
});
