import { describe, expect, it } from 'vitest';
import { createPlaces } from './places.ts';

describe('places', () => {
  it('R27 are so many for one and so many for all, and free again when they are left', () => {
    const places = createPlaces({ ofOne: 2, ofAll: 3 });
    const leave = places.take('a');
    places.take('a');
    expect(places.take('a')).toBeUndefined();
    expect(places.take('b')).toBeDefined();
    expect(places.take('c')).toBeUndefined();
    // Left twice is left once.
    for (let time = 0; time < 2; time += 1) leave?.();
    expect(places.take('c')).toBeDefined();
    expect(places.take('c')).toBeUndefined();
  });
});
