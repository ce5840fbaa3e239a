import { expect, it } from 'vitest';
import { err, ok } from '#schemas/primitives/result.ts';
import { heardOf } from './heard-of.ts';

it('R60 what the server said stays while it cannot be reached, and not once it says otherwise', () => {
  const said = ok({ recoveryCodesLeft: 9 });
  const offline = err({ type: 'offline' as const });
  const ended = err({ type: 'ended' as const });
  expect(heardOf(said, offline)).toBe(said);
  expect(heardOf(said, err({ type: 'unavailable' as const }))).toBe(said);
  expect(heardOf(undefined, offline)).toBe(offline);
  expect(heardOf(ended, offline)).toBe(offline);
  expect(heardOf(said, ended)).toBe(ended);
  const newer = ok({ recoveryCodesLeft: 8 });
  expect(heardOf(said, newer)).toBe(newer);
});
