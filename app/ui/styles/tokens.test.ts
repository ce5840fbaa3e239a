/*
 * The contrast of the colours, computed from tokens.css itself for both themes: words 4.5:1 and graphics 3:1 (WCAG 2.1) on
 * every ground they are used on. A changed value that falls below fails here, before anybody has to see it.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Palette = ReadonlyMap<string, string>;

function colours(block: string): [string, string][] {
  return [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gu)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

const darkAt = css.indexOf('@variant dark');
const light: Palette = new Map(colours(css.slice(0, darkAt)));
const dark: Palette = new Map([...light, ...colours(css.slice(darkAt, css.indexOf('[data-club]')))]);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(palette: Palette, first: string, second: string): number {
  const [a, b] = [first, second].map((name) => {
    const value = palette.get(name);
    if (!value) throw new Error(`no colour --${name}`);
    return luminance(value);
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const clubs = ['informatique', 'anglais', 'art-oratoire', 'sport'].map((slug) => `club-${slug}`);
const grounds = ['ground', 'surface', 'dawn'];
const hues = ['orange', 'green', 'blue', 'red', 'amber'];

const words: [string, string][] = [
  ...['ink-strong', 'ink', 'ink-soft'].flatMap((ink) =>
    [...grounds, 'surface-2'].map((on): [string, string] => [ink, on]),
  ),
  ['ink', 'surface-3'],
  ['on-orange', 'orange'],
  ['on-orange', 'orange-hover'],
  ['on-orange', 'orange-press'],
  ['ground', 'ink-strong'],
  ['toast-act', 'ink-strong'],
  ...hues.flatMap((hue) =>
    ['surface', 'ground', `${hue}-soft`].map((on): [string, string] => [`${hue}-text`, on]),
  ),
  ...hues.flatMap((hue): [string, string][] => [
    ['ink', `${hue}-soft`],
    ['ink-strong', `${hue}-soft`],
  ]),
  ...clubs.flatMap((club) =>
    ['surface', 'ground', `${club}-soft`].map((on): [string, string] => [`${club}-text`, on]),
  ),
  ...clubs.map((club): [string, string] => ['on-deep', `${club}-deep`]),
];

const graphics: [string, string][] = [
  ['line-strong', 'surface'],
  ['line-strong', 'ground'],
  ['orange-edge', 'surface'],
  ['orange-edge', 'ground'],
  ['green-strong', 'surface'],
  ['red', 'surface'],
  ['red', 'red-soft'],
  ['blue', 'surface'],
  ['amber', 'surface'],
  ['focus', 'surface'],
  ['focus', 'ground'],
  ...clubs.flatMap((club) => ['surface', `${club}-soft`].map((on): [string, string] => [club, on])),
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s colours', (_, palette) => {
  it.each(words)('words: %s on %s is 4.5:1 or more', (first, second) => {
    expect(contrast(palette, first, second)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(graphics)('graphics: %s on %s is 3:1 or more', (first, second) => {
    expect(contrast(palette, first, second)).toBeGreaterThanOrEqual(3);
  });
});

describe('the tokens', () => {
  it('give every club its four tones in the light theme and its own tint in the dark one', () => {
    for (const club of clubs) {
      for (const tone of ['', '-text', '-soft', '-deep']) expect(light.has(`${club}${tone}`)).toBe(true);
      expect(dark.get(club)).not.toBe(light.get(club));
    }
  });
});
