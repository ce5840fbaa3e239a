/**
 * French spacing of words that people typed on a phone's keyboard, which has no unbreakable space: no line begins with a colon
 * or a question mark. The messages in fr/ are written that way already (fr/typography.test.ts).
 */
export const typeset = (text: string): string => text.replaceAll(/ (?=[:;?!»%])|(?<=«) /g, '\u00A0');
