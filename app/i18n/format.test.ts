import { describe, expect, it } from 'vitest';
import { toInstant } from '#schemas/primitives/dates.ts';
import { createFormat } from './format.ts';

const FIRST = toInstant(Date.UTC(2026, 2, 1, 15));
const ELEVENTH = toInstant(Date.UTC(2026, 2, 11, 15));

describe('R63 dates as they are written', () => {
  it('calls the first of a month so in French, and no other day', () => {
    const fr = createFormat('fr');
    expect(fr.date(FIRST)).toBe('dim. 1er mars 2026');
    expect(fr.dateTime(FIRST)).toBe('dim. 1er mars 2026, 15\u00A0h');
    expect(fr.shortDate(FIRST)).toBe('1er\u00A0mars');
    expect(fr.dateTime(ELEVENTH)).toBe('mer. 11 mars 2026, 15\u00A0h');
    expect(fr.shortDate(ELEVENTH)).toBe('11\u00A0mars');
  });

  it('leaves English as it is', () => {
    const en = createFormat('en');
    expect(en.shortDate(FIRST)).toBe('1\u00A0Mar');
    expect(en.date(FIRST)).toBe('Sun 1 March 2026');
  });
});

describe('R63 ratings as they are written', () => {
  it('always with their decimal, so that columns can be compared', () => {
    expect(createFormat('fr').rating(4)).toBe('4,0');
    expect(createFormat('fr').rating(4.17)).toBe('4,2');
    expect(createFormat('en').rating(3.98)).toBe('4.0');
  });
});
