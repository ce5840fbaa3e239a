import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { isLightLine, variantFor } from './picture-size.ts';

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

afterEach(() => void vi.unstubAllGlobals());

test.each([
  [{ saveData: true, effectiveType: '4g' }, true],
  [{ saveData: false, effectiveType: 'slow-2g' }, true],
  [{ saveData: false, effectiveType: '2g' }, true],
  [{ saveData: false, effectiveType: '3g' }, true],
  [{ saveData: false, effectiveType: '4g' }, false],
  [undefined, false],
])('R60 a line is light when less data is asked for, or it is slow: %j', (connection, isLight) => {
  vi.stubGlobal('navigator', { connection });
  expect(isLightLine()).toBe(isLight);
});
