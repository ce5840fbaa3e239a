/**
 * Bytes that travel from one screen to one camera, in as many QR codes as it takes. Each code is a frame
 *
 *     AESI1:<checksum of the whole, 8 hex digits>:<number>:<how many>:<part>
 *
 * in the letters that a QR holds most densely (its alphanumeric mode; the part as RFC 9285 base 45). The checksum says to which
 * whole a frame belongs, so that parts of two answers never mix, and proves the whole once it is put together. Frames may
 * arrive in any order and any number of times. No frame is larger than a poor camera reads from a small screen.
 */

const MARK = 'AESI1';
/** 240 letters with the head: version 9 at correction level M, 53 modules, five pixels each on a small phone. */
const PART_BYTES = 156;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const BASE = ALPHABET.length;

export interface Frame {
  /** Of which whole this is a part. */
  readonly checksum: string;
  /** From 1. */
  readonly number: number;
  readonly total: number;
  readonly part: string;
}

export const toFrames = (bytes: Uint8Array): string[] => {
  const checksum = checksumOf(bytes);
  const total = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  return Array.from({ length: total }, (_, index) => {
    const part = bytes.slice(index * PART_BYTES, (index + 1) * PART_BYTES);
    return [MARK, checksum, index + 1, total, toBase45(part)].join(':');
  });
};

const FRAME = /^AESI1:([0-9A-F]{8}):([1-9]\d?):([1-9]\d?):([0-9A-Z $%*+\-./:]*)$/;

/** Undefined for any other QR: the address in the room, a poster. */
export const readFrame = (text: string): Frame | undefined => {
  const [, checksum = '', number = '', total = '', part = ''] = FRAME.exec(text) ?? [];
  return checksum === '' || Number(number) > Number(total)
    ? undefined
    : { checksum, number: Number(number), total: Number(total), part };
};

/** The parts of the whole that is being received. */
export interface Received {
  readonly checksum: string;
  readonly total: number;
  readonly parts: ReadonlyMap<number, string>;
}

/** A frame of another whole begins that one: whoever stands before the camera now is who counts. */
export const withFrame = (received: Received | undefined, frame: Frame): Received => {
  const { checksum, total, number, part } = frame;
  const known = received?.checksum === checksum && received.total === total ? received.parts : undefined;
  if (known?.get(number) === part && received !== undefined) return received;
  return { checksum, total, parts: new Map(known).set(number, part) };
};

export type Whole =
  | { readonly type: 'incomplete' }
  /** All parts are here and do not belong together. */
  | { readonly type: 'damaged' }
  | { readonly type: 'whole'; readonly bytes: Uint8Array };

export const wholeOf = ({ checksum, total, parts }: Received): Whole => {
  if (parts.size < total) return { type: 'incomplete' };
  const numbers = Array.from({ length: total }, (_, index) => index + 1);
  const read = numbers.map((number) => fromBase45(parts.get(number) ?? ''));
  if (read.includes(undefined)) return { type: 'damaged' };
  const bytes = Uint8Array.from(read.flatMap((part) => part ?? []));
  return checksumOf(bytes) === checksum ? { type: 'whole', bytes } : { type: 'damaged' };
};

const toBase45 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const high = bytes[at] ?? 0;
    const low = bytes[at + 1];
    text += low === undefined ? digits(high, 2) : digits(high * 256 + low, 3);
  }
  return text;
};

/** Least significant first. */
const digits = (value: number, count: number): string => {
  let text = '';
  for (let rest = value; text.length < count; rest = Math.floor(rest / BASE)) text += ALPHABET[rest % BASE];
  return text;
};

const fromBase45 = (text: string): number[] | undefined => {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3);
    const value = [...group].reduceRight((sum, letter) => sum * BASE + ALPHABET.indexOf(letter), 0);
    if (group.length === 1 || value > (group.length === 3 ? 0xffff : 0xff)) return undefined;
    if (group.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return bytes;
};

/** CRC-32 (ISO 3309). */
const checksumOf = (bytes: Uint8Array): string => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).toUpperCase().padStart(8, '0');
};
