import { expect, test } from 'vitest';
import { createFormat } from '#app/i18n/format.ts';
import { fr } from '#app/i18n/fr/messages.ts';
import { toExecution } from '#schemas/rules/execution-rate.ts';
import type { HeadlineFigures } from '#schemas/rules/figures/view-types.ts';
import { headlineFigures } from './headline-figures.ts';

const figuresOf = (previous: number | null) => {
  const headline: HeadlineFigures = {
    activities: { current: 14, previous },
    participations: { current: 150, previous: previous && previous * 10 },
    average: { current: 10.7, previous: previous === 0 ? null : previous },
    execution: { current: toExecution(18, 37), previous: null },
  };
  return headlineFigures(headline, fr, createFormat('fr'));
};

test('R16 figures stand beside the same moment one year before', () => {
  const [activities, participations, average] = figuresOf(10);
  expect(activities).toMatchObject({ note: 'sur un an', change: { text: '+\u00A04', better: true } });
  expect(participations?.change?.text).toBe('+\u00A050\u00A0%');
  expect(average?.note).toBe('l’an passé\u00A0: 10');
  expect(figuresOf(20)[0]?.change).toEqual({ text: '−\u00A06', better: false });
});

test.each([0, null])('R16 a year without data (%s) is nothing to compare with', (previous) => {
  for (const figure of figuresOf(previous).slice(0, 3)) {
    expect(figure).not.toHaveProperty('note');
    expect(figure).not.toHaveProperty('change');
  }
});
