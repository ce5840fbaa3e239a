import { expect, test } from 'vitest';
import { feedback as en } from '../en/feedback.ts';
import { insights as englishInsights } from '../en/insights.ts';
import { feedback } from './feedback.ts';
import { insights } from './insights.ts';

test('one note, one text, one star are said in the singular; none as each language does', () => {
  expect([0, 1, 2].map((count) => feedback.ratings(String(count), count))).toEqual([
    '0 note',
    '1 note',
    '2 notes',
  ]);
  expect([0, 1, 2].map((count) => en.ratings(String(count), count))).toEqual([
    '0 ratings',
    '1 rating',
    '2 ratings',
  ]);
  expect([feedback.voicesSub('1', 1), en.voicesSub('1', 1)]).toEqual([
    expect.stringMatching(/^1 texte, /),
    expect.stringMatching(/^1 text, /),
  ]);
  expect([feedback.starsLabel('1,5', 1.5), en.starsLabel('1.5', 1.5)]).toEqual([
    '1,5 étoile sur 5',
    '1.5 stars out of 5',
  ]);
  expect(feedback.clubDetail('1 note', '1', 1)).toBe('1 note, 1 suggestion');
  expect(insights.ratingSub('1', 1)).toBe('1 note sur la période');
  expect(englishInsights.ratingSub('1', 1)).toBe('1 rating in the period');
});
