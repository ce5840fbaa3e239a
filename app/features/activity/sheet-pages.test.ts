import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetPages } from './sheet-pages.ts';

test('R7 every person stands on one line of the sheet, in order, and no page is longer than A4 allows', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.boolean(), (count, withBlank) => {
      const people = Array.from({ length: count }, (_, index) => index + 1);
      const pages = sheetPages(people, withBlank);
      const lines = pages.flatMap((page) => page.lines);
      expect(lines.filter((line) => line !== undefined)).toEqual(people);
      expect(
        pages.map(({ lines: own }) => own.length).every((length, at) => length <= (at === 0 ? 20 : 24)),
      ).toBe(true);
      for (const { firstNumber, lines: own } of pages) {
        const numbered = own.filter((line) => line !== undefined);
        if (numbered.length > 0) expect(numbered[0]).toBe(firstNumber);
      }
      if (withBlank) expect(lines.length - count).toBeGreaterThanOrEqual(20);
      else expect(lines).toHaveLength(count);
    }),
  );
});
