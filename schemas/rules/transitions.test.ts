import { describe, expect, test } from 'vitest';
import { ACTIVITY_STATES } from '../documents/activity.ts';
import { canReach, isLegalRoad, mayMove } from './transitions.ts';

describe('R5 an activity’s states', () => {
  const moves = ['planned→running', 'planned→cancelled', 'running→done', 'running→cancelled'];
  const reachable = [...moves, 'planned→done', ...ACTIVITY_STATES.map((state) => `${state}→${state}`)];

  test.each(ACTIVITY_STATES.flatMap((from) => ACTIVITY_STATES.map((to) => [from, to] as const)))(
    '%s → %s',
    (from, to) => {
      expect(mayMove(from, to)).toBe(moves.includes(`${from}→${to}`));
      expect(canReach(from, to)).toBe(reachable.includes(`${from}→${to}`));
    },
  );

  test('a road is legal when each of its moves is, and staying is no move', () => {
    expect(isLegalRoad('planned', [])).toBe(true);
    expect(isLegalRoad('planned', ['planned', 'running', 'running', 'done'])).toBe(true);
    expect(isLegalRoad('planned', ['done'])).toBe(false);
    expect(isLegalRoad('running', ['done', 'cancelled'])).toBe(false);
  });
});
