/** Every French sentence, also those that are made of parts: what must stay together never parts at the end of a line. */
import { describe, expect, it } from 'vitest';
import { typeset } from '../typography.ts';
import { fr } from './messages.ts';

interface Found {
  readonly path: string;
  readonly text: string;
}

const NAME = 'Awa';
/** A message says what it takes by its type alone: each is tried with all of these, and must understand at least one. */
const SAMPLES: readonly (readonly unknown[])[] = [
  [0, 0, 0],
  [1, 1, 1],
  [2, 2, 2],
  [NAME, NAME, NAME],
  ['', '', ''],
  [NAME, [NAME, NAME]],
  [[NAME, NAME, NAME]],
  [`club:${NAME}:lead`, () => NAME],
];

const called = (path: string, message: (...values: readonly unknown[]) => unknown): readonly Found[] => {
  const found = SAMPLES.flatMap((values) => {
    try {
      return textsIn(path, message(...values));
    } catch {
      return [];
    }
  });
  if (found.length === 0) throw new Error(`${path} understands none of the samples`);
  return found;
};

const textsIn = (path: string, value: unknown): readonly Found[] => {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value === 'function') return called(path, value as (...values: readonly unknown[]) => unknown);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(`${path}.${key}`, part));
};

const sentences = textsIn('fr', fr).filter(({ text }) => !/\.[a-z]{2,4}$/.test(text));

const offending = (pattern: RegExp): readonly string[] => [
  ...new Set(sentences.filter(({ text }) => pattern.test(text)).map(({ path, text }) => `${path}: ${text}`)),
];

describe('French typography', () => {
  it('reads all messages, those with parameters too', () => {
    expect(sentences.length).toBeGreaterThan(500);
  });

  it('has an unbreakable space before : ; ? ! » % and after «', () => {
    expect(offending(/ [:;?!»%]|« /)).toEqual([]);
  });

  it('has a space there at all', () => {
    expect(offending(/\p{L}(?:[;?!»]|: )|«\p{L}/u)).toEqual([]);
  });

  it('has unbreakable hyphens inside words', () => {
    expect(offending(/\p{L}-\p{L}/u)).toEqual([]);
  });

  it('has no straight apostrophe', () => {
    expect(offending(/\p{L}'\p{L}/u)).toEqual([]);
  });

  it('is given to what people type as well', () => {
    expect(typeset('Python : « les bases » ?')).toBe('Python\u00A0: «\u00A0les bases\u00A0»\u00A0?');
    expect(typeset('Debate: why not?')).toBe('Debate: why not?');
  });
});
