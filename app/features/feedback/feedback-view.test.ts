import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedbackAnswer } from '#app/data/feedback.ts';
import type { AcademicYear, Instant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { Period } from '#schemas/primitives/periods.ts';
import { createSearch, feedbackView, type FeedbackFilter } from './feedback-view.ts';

const INFO = 'informatique' as ClubSlug;
const SPORT = 'sport' as ClubSlug;
const idOf = (name: string) => `activity:${name}` as ActivityId;
const TOPICS = new Map([
  [idOf('sql') as string, { topic: 'SQL par la pratique', startsAt: '2026-03-07T15:00:00.000Z' as Instant }],
  [idOf('volley') as string, { topic: 'Volley', startsAt: '2026-03-01T15:00:00.000Z' as Instant }],
]);
const answer = (fields: Partial<FeedbackAnswer> = {}): FeedbackAnswer => ({
  clubId: INFO,
  activityId: idOf('sql'),
  at: '2026-03-07T16:00:00.000Z' as Instant,
  rating: null,
  appreciations: [],
  suggestions: [],
  ...fields,
});
const FILTER: FeedbackFilter = {
  period: '2025-2026' as AcademicYear,
  club: null,
  activity: null,
  stars: null,
  kind: null,
  search: '',
};
const viewOf = (answers: readonly FeedbackAnswer[], filter: Partial<FeedbackFilter> = {}) =>
  feedbackView({ answers, notes: [] }, { ...FILTER, ...filter }, TOPICS);
const texts = (...args: Parameters<typeof viewOf>) => viewOf(...args).voices.map(({ text }) => text);

describe('R20 feedback', () => {
  test('is found whatever its accents, case and ligatures, in any order of words, by its activity too', () => {
    const all = [
      answer({ suggestions: ['Prévoir de l’eau fraîche, il faisait 39 degrés.'] }),
      answer({ suggestions: ['Commencez à l’heure'], activityId: idOf('volley') }),
    ];
    expect(texts(all, { search: 'FRAICHE prevoir' })).toEqual([
      'Prévoir de l’eau fraîche, il faisait 39 degrés.',
    ]);
    expect(texts(all, { search: 'volley heure' })).toEqual(['Commencez à l’heure']);
    expect(texts(all, { search: 'neige' })).toEqual([]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(createSearch(text)(text)).toBe(true);
      }),
    );
  });

  test('is filtered by club, activity, period, stars and kind', () => {
    const all = [
      answer({ rating: 5, suggestions: ['A'], appreciations: ['B'] }),
      answer({ clubId: SPORT, activityId: idOf('volley'), rating: 3, suggestions: ['C'] }),
      answer({ at: '2025-11-01T00:00:00.000Z' as Instant, rating: 1, suggestions: ['D'] }),
      answer({ at: '2024-11-01T00:00:00.000Z' as Instant, suggestions: ['E'] }),
    ];
    expect(texts(all)).toEqual(['A', 'B', 'C', 'D']);
    expect(texts(all, { club: SPORT })).toEqual(['C']);
    expect(texts(all, { activity: idOf('sql') })).toEqual(['A', 'B', 'D']);
    expect(texts(all, { period: '2026-03' as Period })).toEqual(['A', 'B', 'C']);
    expect(texts(all, { stars: 5 })).toEqual(['A', 'B']);
    expect(texts(all, { kind: 'appreciation' })).toEqual(['B']);
    expect(viewOf(all, { kind: 'appreciation' }).counts).toEqual({ suggestion: 3, appreciation: 1 });
    expect(viewOf(all).distribution).toEqual([1, 0, 1, 0, 1]);
    expect(viewOf(all).average).toBe(3);
    expect(viewOf(all, { period: '2026-01' as Period }).isEmpty).toBe(true);
  });

  test('names an activity to listen to first only when enough people rated it', () => {
    const rated = (count: number) => Array.from({ length: count }, () => answer({ rating: 3 }));
    expect(viewOf(rated(4)).toHear).toEqual([]);
    expect(viewOf(rated(5)).toHear).toMatchObject([{ average: 3, count: 5 }]);
  });

  test('what hosts noted belongs to the month of its activity', () => {
    const notes = [
      { clubId: SPORT, activityId: idOf('volley'), difficulties: 'Pluie', debrief: '' },
      { clubId: INFO, activityId: idOf('sql'), difficulties: '', debrief: 'Bien' },
    ];
    const view = feedbackView({ answers: [], notes }, FILTER, TOPICS);
    expect(view.notes.map(({ activityId }) => activityId)).toEqual([idOf('sql'), idOf('volley')]);
    expect(view.byClub.map(({ clubId, difficulties }) => [clubId, difficulties])).toEqual([
      [INFO, 0],
      [SPORT, 1],
    ]);
    expect(feedbackView({ answers: [], notes }, { ...FILTER, search: 'pluie' }, TOPICS).notes).toHaveLength(
      1,
    );
  });
});
