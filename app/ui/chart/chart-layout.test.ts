import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { chartLayout } from './chart-layout.ts';
import { shortNames } from './short-names.ts';

const measure = (text: string): number => text.length * 8;

describe('room for the words of the chart', () => {
  it('holds the longest label beside the lines, and never lets two months touch', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 280, max: 1200 }),
        fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 24 }),
        (widthPx, ends, count) => {
          const months = Array.from({ length: count }, () => 'sept.');
          const { left, right, monthEvery } = chartLayout(widthPx, { ends, months, largest: '400' }, measure);
          for (const end of ends) expect(right).toBeGreaterThan(measure(end));
          const stepPx = Math.max(1, widthPx - left - right) / Math.max(1, count - 1);
          expect(monthEvery * stepPx).toBeGreaterThan(measure('sept.'));
        },
      ),
    );
  });
});

const named = (...names: readonly string[]) => names.map((name, index) => ({ key: `c${index}`, name }));

test('short names keep what tells clubs apart', () => {
  expect([...shortNames(named('Informatique', 'Anglais', 'Art oratoire', 'Sport')).values()]).toEqual([
    'Info.',
    'Anglais',
    'Oratoire',
    'Sport',
  ]);
  expect([...shortNames(named('Club de lecture', 'Atelier lecture', 'Échecs')).values()]).toEqual([
    'Club de lecture',
    'Atelier lecture',
    'Échecs',
  ]);
});
