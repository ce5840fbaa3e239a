/** A font draws what it has. Letters of the country's languages that it lacks become the nearest ones; no letter vanishes. */

export type Covers = (sign: string) => boolean;

const NEAREST: Readonly<Record<string, string>> = {
  '\u202F': ' ',
  '\u2009': ' ',
  ɛ: 'è',
  Ɛ: 'È',
  ɔ: 'o',
  Ɔ: 'O',
  ɩ: 'i',
  Ɩ: 'I',
  ʋ: 'u',
  Ʋ: 'U',
  ɓ: 'b',
  Ɓ: 'B',
  ɗ: 'd',
  Ɗ: 'D',
  ƴ: 'y',
  Ƴ: 'Y',
  ɲ: 'ñ',
  Ɲ: 'Ñ',
};

/** Stands where a sign has no relative at all. */
const UNKNOWN = '?';

const nearest = (sign: string, covers: Covers): string => {
  if (sign === '\n' || covers(sign)) return sign;
  const plain = NEAREST[sign] ?? sign.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return plain !== '' && [...plain].every(covers) ? plain : UNKNOWN;
};

export const inFont = (text: string, covers: Covers): string =>
  [...text.normalize('NFC')].map((sign) => nearest(sign, covers)).join('');
