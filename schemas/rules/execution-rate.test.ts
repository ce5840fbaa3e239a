import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuthorId, ClubSlug } from '../primitives/ids.ts';
import { documentArbitrary } from '../testing/arbitraries.ts';
import { executionOf } from './execution-rate.ts';

const CLUBS = ['sport', 'anglais'] as ClubSlug[];
const actions = fc.array(
  documentArbitrary('actions', { clubIds: CLUBS, authors: ['service:setup'] as AuthorId[] }),
);

describe('R4 the execution rate', () => {
  test('is accomplished ÷ (all − cancelled), and none when nothing is left to accomplish', () => {
    fc.assert(
      fc.property(actions, (programme) => {
        const counted = programme.filter(({ cancelledAt }) => cancelledAt === null);
        const done = counted.filter(({ doneAt }) => doneAt !== null).length;
        const rate = counted.length === 0 ? null : done / counted.length;
        expect(executionOf(programme)).toEqual({ done, counted: counted.length, rate });
      }),
    );
    expect(executionOf([])).toEqual({ done: 0, counted: 0, rate: null });
  });
});
