import fc from 'fast-check';
import { expect, test } from 'vitest';
import { variantFor } from './picture-size.ts';

const side = fc.integer({ min: 1, max: 4000 });
const ratio = fc.constantFrom(1, 1.5, 2, 3);
const ORDER = ['thumb', 'medium', 'full'];

test('R60 on a light line no photo is heavier than elsewhere, and none is sent in full', () => {
  fc.assert(
    fc.property(side, ratio, (px, pixels) => {
      const light = variantFor(px, pixels, true);
      expect(light).not.toBe('full');
      expect(ORDER.indexOf(light)).toBeLessThanOrEqual(ORDER.indexOf(variantFor(px, pixels, false)));
    }),
  );
});

test('a photo is at least as large as its place, up to its own size', () => {
  expect(variantFor(160, 2, false)).toBe('thumb');
  expect(variantFor(240, 2, false)).toBe('medium');
  expect(variantFor(360, 3, false)).toBe('medium');
  expect(variantFor(1280, 1, false)).toBe('full');
});
