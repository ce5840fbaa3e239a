/**
 * Half of a character, which a keyboard or a cut can leave behind: it shows nothing, has no UTF-8, and no database of ours
 * holds it.
 */
const HALF_CHARACTERS = /\p{Cs}/gu;

export const wholeText = (text: string): string => text.replace(HALF_CHARACTERS, '');
