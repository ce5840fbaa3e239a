import { describe, expect, test } from 'vitest';
import { instantToMs, type Instant } from '#schemas/primitives/dates.ts';
import { countdownOf, nextOf } from './countdown.ts';

const at = (text: string): Instant => `2026-03-${text}:00.000Z` as Instant;
const planned = (text: string) => ({ state: 'planned', startsAt: at(text) }) as const;
const now = instantToMs(at('12T14:20'));

describe('how far away an activity is', () => {
  test.each([
    ['12T15:00', { unit: 'minutes', count: 40 }],
    ['12T14:21', { unit: 'minutes', count: 1 }],
    ['12T15:20', { unit: 'hours', count: 1 }],
    ['12T23:00', { unit: 'hours', count: 8 }],
    ['13T02:00', { unit: 'hours', count: 11 }],
    ['13T08:00', { unit: 'days', count: 1 }],
    ['14T15:00', { unit: 'days', count: 2 }],
    ['14T00:10', { unit: 'days', count: 2 }],
    ['12T14:20', { unit: 'now' }],
    ['12T13:00', { unit: 'now' }],
  ] as const)('at %s', (startsAt, expected) => {
    expect(countdownOf(planned(startsAt), now)).toEqual(expected);
  });

  test('a running one is running, whenever it was to begin', () => {
    expect(countdownOf({ state: 'running', startsAt: at('20T15:00') }, now)).toEqual({ unit: 'running' });
  });
});

describe('the next activity', () => {
  test('is the one that runs, else the first planned one', () => {
    const running = { state: 'running', startsAt: at('12T13:00') } as const;
    expect(nextOf([planned('20T15:00'), planned('14T15:00'), running], now)).toBe(running);
    expect(nextOf([planned('20T15:00'), planned('14T15:00')], now)).toEqual(planned('14T15:00'));
  });

  test('stays the next one for three hours after nobody started it', () => {
    expect(nextOf([planned('12T11:30')], now)).toEqual(planned('12T11:30'));
    expect(nextOf([planned('12T11:20')], now)).toBeUndefined();
  });

  test('is never one that is done or cancelled', () => {
    const over = (['done', 'cancelled'] as const).map((state) => ({ state, startsAt: at('14T15:00') }));
    expect(nextOf(over, now)).toBeUndefined();
  });
});
