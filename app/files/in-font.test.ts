import { expect, test } from 'vitest';
import { inFont } from './in-font.ts';

const western = (sign: string): boolean => (sign.codePointAt(0) ?? 0) < 0x180;

test.each([
  ['Ouédraogo', 'Ouédraogo'],
  ['Oue\u0301draogo', 'Ouédraogo'],
  ['Kɛita Ɲaama', 'Kèita Ñaama'],
  ['Wẽnd', 'Wend'],
  ['12\u202F500', '12 500'],
  ['deux\nlignes', 'deux\nlignes'],
  ['merci 👍', 'merci ?'],
])('R63 %j is drawn as %j by a font of Western letters', (text, drawn) => {
  expect(inFont(text, western)).toBe(drawn);
});
