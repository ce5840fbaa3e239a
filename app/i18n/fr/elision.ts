/** A vowel, or a y that sounds like one. Nearly every h of the names here is spoken: Hamidou, Habibou. */
const VOWEL = /^(?:[aeiou]|y(?![aeiou]))/;

/** « de Mariam », « d’Abdoulaye », « d’octobre 2025 » */
export const withDe = (name: string): string =>
  VOWEL.test(name.slice(0, 2).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase())
    ? `d’${name}`
    : `de ${name}`;
