/** What stands in the fields of documents at random: ids, times, names, texts. */
import fc, { type Arbitrary } from 'fast-check';
import { toInstant, type Instant } from '../primitives/dates.ts';
import type { PersonKey, Ulid } from '../primitives/ids.ts';

const ULID_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const ulidArbitrary: Arbitrary<Ulid> = fc
  .string({ unit: fc.constantFrom(...ULID_LETTERS), minLength: 26, maxLength: 26 })
  .map((text) => text as Ulid);

const FIRST_MS = Date.parse('2024-10-01T00:00:00.000Z');
const LAST_MS = Date.parse('2026-09-30T23:59:59.999Z');

export const instantArbitrary: Arbitrary<Instant> = fc
  .integer({ min: FIRST_MS, max: LAST_MS })
  .map(toInstant);

/** One of a few, so that references meet; the same numbers give the same ids everywhere. */
export const pooledUlid = (index: number): Ulid =>
  `01J${ULID_LETTERS[index % 32] ?? '0'}${'0'.repeat(19)}${String(index % 1000).padStart(3, '0')}` as Ulid;

export const pooledPersonKey = (index: number): PersonKey =>
  `${((index * 37) % 256).toString(16).padStart(2, '0')}${index.toString(16).padStart(30, '0')}` as PersonKey;

const NAMES = [
  'Awa',
  'Issouf',
  'Ouédraogo',
  'Kaboré',
  'N’Diaye',
  'Somé',
  'Jean-Baptiste',
  'Zoungrana',
  '名前',
  'É',
];
const WORDS = [
  'Très',
  'bon',
  'atelier',
  '« merci »',
  '👏',
  'l’an',
  'prochain',
  '\u0065\u0301té',
  'الحضور',
  '12',
];

export const name = fc.constantFrom(...NAMES);
export const phrase = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(' '));
export const title = phrase.map((text) => `Séance ${text}`.slice(0, 100).trim());
export const listKey = fc.constantFrom('atelier', 'competition', 'stat-info', 'licence-2', 'l1');
export const sha256 = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 64,
  maxLength: 64,
});
export const base64 = (maxBytes: number) =>
  fc.uint8Array({ minLength: 1, maxLength: maxBytes }).map((bytes) => toBase64([...bytes]));

const BASE64_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const toBase64 = (bytes: readonly number[]): string => {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{1,6}/g) ?? []).map(
    (six) => BASE64_LETTERS[parseInt(six.padEnd(6, '0'), 2)] ?? '',
  );
  return letters.join('') + '='.repeat((4 - (letters.length % 4)) % 4);
};

export const nullable = <T>(arbitrary: Arbitrary<T>) => fc.option(arbitrary, { nil: null });

export const winnerFields = {
  rank: fc.integer({ min: 1, max: 9 }),
  name,
  prize: phrase.map((text) => text.slice(0, 40)),
};

export const picture = {
  sha256,
  widthPx: fc.integer({ min: 1, max: 4000 }),
  heightPx: fc.integer({ min: 1, max: 4000 }),
  tinyHash: base64(20),
};
