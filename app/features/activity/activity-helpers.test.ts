import { describe, expect, test } from 'vitest';
import { instantToMs, type Instant } from '#schemas/primitives/dates.ts';
import { arrivalOf } from './arrival.ts';
import { fromClockField, nextFullHour, toClockField } from '#app/data/forms/clock-field.ts';
import { listOf, recentVenues } from '#schemas/rules/club-lists.ts';
import { spacedCode } from './code-format.ts';
import { editedFields } from '#app/data/commands/edited-fields.ts';
import { nextActOf } from './next-act.ts';

test('R7 a code is shown in two groups of three, zeros in front kept', () => {
  expect(spacedCode('482913')).toBe('482\u00A0913');
  expect(spacedCode('000042')).toBe('000\u00A0042');
});

describe('the date-and-time control', () => {
  const instant = '2026-03-14T15:00:00.000Z' as Instant;
  test('shows and reads the time of Ouagadougou', () => {
    expect(toClockField(instant)).toBe('2026-03-14T15:00');
    expect(fromClockField('2026-03-14T15:00')).toBe(instant);
    expect(fromClockField('2026-03-14T15:00:30')).toBe(instant);
  });
  test('is nothing while it is half filled', () => {
    for (const text of ['', '2026-03-14', '2026-13-14T15:00']) expect(fromClockField(text)).toBeUndefined();
  });
  test('begins at the next full hour', () => {
    expect(nextFullHour(instantToMs('2026-03-14T14:37:12.000Z' as Instant))).toBe(instant);
    expect(nextFullHour(instantToMs('2026-03-14T14:00:00.000Z' as Instant))).toBe(instant);
  });
});

describe('R5 the one next act', () => {
  test.each([
    ['planned', 'never_opened', 'start'],
    ['planned', 'open', 'kiosk'],
    ['running', 'never_opened', 'open_check_in'],
    ['running', 'open', 'kiosk'],
    ['running', 'closed', 'finish'],
    ['running', 'expired', 'finish'],
    ['done', 'open', undefined],
    ['cancelled', 'never_opened', undefined],
  ] as const)('%s, check-in %s: %s', (state, phase, act) => {
    expect(nextActOf(state, phase)).toBe(act);
  });
});

describe('has everything arrived?', () => {
  const settled = { pendingAt: 0 };
  const waiting = { pendingAt: 1_773_500_000_000 };
  test('only when nothing waits and nothing was refused', () => {
    const arrived = { documents: [settled, settled], participantsWaiting: 0, photosWaiting: 0, refused: 0 };
    expect(arrivalOf(arrived)).toEqual({ type: 'arrived' });
    expect(arrivalOf({ ...arrived, documents: [settled, waiting, waiting] })).toEqual({
      type: 'waiting',
      count: 2,
    });
    expect(arrivalOf({ ...arrived, refused: 1, documents: [waiting] })).toEqual({
      type: 'refused',
      count: 1,
    });
    // A photo is awaited once every text is there.
    expect(arrivalOf({ ...arrived, photosWaiting: 2 })).toEqual({ type: 'photosWaiting', count: 2 });
    expect(arrivalOf({ ...arrived, documents: [waiting], photosWaiting: 2 }).type).toBe('waiting');
    expect(arrivalOf({ ...arrived, participantsWaiting: 1 })).toEqual({ type: 'unsure' });
  });
});

test('only what the form changed is written', () => {
  const base = { topic: 'SQL', venue: 'Salle 2' };
  expect(editedFields(base, { topic: 'SQL par la pratique', venue: 'Salle 2' })).toEqual({
    topic: 'SQL par la pratique',
  });
  expect(editedFields(base, { ...base })).toEqual({});
});

test('the places used last are offered once each', () => {
  const venues = ['Salle 2', '', 'Amphi A', 'Salle 2 ', 'Salle 104', 'Cour', 'Stade'];
  expect(recentVenues(venues.map((venue) => ({ venue })))).toEqual([
    'Salle 2',
    'Amphi A',
    'Salle 104',
    'Cour',
  ]);
});

test('the association’s list stands where the club has none', () => {
  const l1 = [{ key: 'l1', label: 'L1' }];
  const m1 = [{ key: 'm1', label: 'M1' }];
  expect(listOf('studyLevels', { studyLevels: l1 }, { studyLevels: m1 })).toBe(l1);
  expect(listOf('studyLevels', { studyLevels: [] }, { studyLevels: m1 })).toBe(m1);
  expect(listOf('studyLevels', { studyLevels: [] }, null)).toEqual([]);
});
