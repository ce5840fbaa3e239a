/**
 * Is this file a photo that this device may decode? Told by its first bytes, never by its name: a picture of 17,000 × 17,000
 * pixels would take more than a gigabyte once decoded, so its size is read before.
 */
import { err, ok, type Result } from '#schemas/primitives/result.ts';

export type PhotoFileError =
  /** A text, a drawing (SVG), a film: whatever its name says. */
  | { readonly type: 'not_a_photo' }
  | { readonly type: 'too_heavy'; readonly bytes: number; readonly limitBytes: number }
  | { readonly type: 'too_many_pixels'; readonly widthPx: number; readonly heightPx: number };

export interface PhotoFile {
  /** What the bytes are; a file may be called otherwise. */
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif' | 'image/heic';
}

export const MAX_FILE_BYTES = 40 * 1024 * 1024;
/** What a phone with 2 GB can decode: four bytes each. */
const MAX_FILE_PIXELS = 64_000_000;
/** A JPEG tells its size behind its metadata, which may hold previews of 64 KiB each. */
export const HEAD_BYTES = 1024 * 1024;
/** Some phones write a short film, or notes of their own, behind the picture: its end need not be the file's. */
export const TAIL_BYTES = 1024 * 1024;

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** `head`: its first HEAD_BYTES, or all of it. */
export const inspectPhoto = (head: Uint8Array, bytes: number): Result<PhotoFile, PhotoFileError> => {
  const type = typeOf(head);
  if (type === undefined) return err({ type: 'not_a_photo' });
  if (bytes > MAX_FILE_BYTES) return err({ type: 'too_heavy', bytes, limitBytes: MAX_FILE_BYTES });
  const size = sizeOf(head, type);
  if (size !== undefined && size.widthPx * size.heightPx > MAX_FILE_PIXELS)
    return err({ type: 'too_many_pixels', ...size });
  return ok({ type });
};

/**
 * Is its end there? Of a picture that was cut short (a full card, a broken download) browsers draw what they have and leave the rest
 * grey. `tail`: its last TAIL_BYTES, or all of it. True where the kind does not tell.
 */
export const hasItsEnd = (
  { type }: PhotoFile,
  { head, tail, bytes }: { readonly head: Uint8Array; readonly tail: Uint8Array; readonly bytes: number },
): boolean => {
  switch (type) {
    case 'image/jpeg': {
      // Previews in its metadata have ends of their own.
      const scanAt = findSegment(viewOf(head), (marker) => marker === START_OF_SCAN) ?? 0;
      const tailAt = bytes - tail.length;
      return includesBytes(tail.subarray(Math.max(0, scanAt - tailAt)), END_OF_IMAGE);
    }
    case 'image/png':
      return includesBytes(tail, END_CHUNK);
    case 'image/webp':
      return head.length >= 8 && viewOf(head).getUint32(4, true) + 8 <= bytes;
    default:
      return true;
  }
};

/** In the picture itself no such pair occurs: a zero follows every ff. */
const END_OF_IMAGE = [0xff, 0xd9];
/** IEND */
const END_CHUNK = [0x49, 0x45, 0x4e, 0x44];

const includesBytes = (bytes: Uint8Array, wanted: readonly number[]): boolean => {
  const [first = 0] = wanted;
  let at = bytes.indexOf(first);
  while (at !== -1) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
    at = bytes.indexOf(first, at + 1);
  }
  return false;
};

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const text = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end));

const typeOf = (head: Uint8Array): PhotoFile['type'] | undefined => {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg';
  if (text(head, 0, 8) === '\u0089PNG\r\n\u001a\n') return 'image/png';
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') return 'image/webp';
  if (text(head, 4, 8) !== 'ftyp') return undefined;
  const brand = text(head, 8, 12);
  if (brand === 'avif' || brand === 'avis') return 'image/avif';
  return ['heic', 'heix', 'mif1', 'msf1'].includes(brand) ? 'image/heic' : undefined;
};

/** Undefined where it is not found: then decoding decides. */
const sizeOf = (head: Uint8Array, type: PhotoFile['type']): Size | undefined => {
  const view = viewOf(head);
  if (type === 'image/jpeg') return jpegSize(view);
  if (type === 'image/png' && head.length >= 24)
    return { widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
  return type === 'image/webp' ? webpSize(view, text(head, 12, 16)) : undefined;
};

/** Start of frame: SOF0–SOF15, without DHT, JPG and DAC, which share their range. */
const isStartOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const START_OF_SCAN = 0xda;

/** Where the first such segment begins. */
const findSegment = (view: DataView, isWanted: (marker: number) => boolean): number | undefined => {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (isWanted(marker)) return at;
    // Fill bytes and markers without length.
    if (marker === 0xff) at += 1;
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
};

const jpegSize = (view: DataView): Size | undefined => {
  const at = findSegment(view, isStartOfFrame);
  return at === undefined ? undefined : { heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) };
};

const webpSize = (view: DataView, chunk: string): Size | undefined => {
  if (view.byteLength < 30) return undefined;
  const uint24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;
  switch (chunk) {
    case 'VP8X':
      return { widthPx: uint24(24) + 1, heightPx: uint24(27) + 1 };
    case 'VP8 ':
      return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const packed = view.getUint32(21, true);
      return { widthPx: (packed & 0x3fff) + 1, heightPx: ((packed >> 14) & 0x3fff) + 1 };
    }
    default:
      return undefined;
  }
};
