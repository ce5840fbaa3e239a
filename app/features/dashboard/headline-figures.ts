/** The four figures, each beside the same moment one year before. */
import type { Format } from '#app/i18n/format.ts';
import type { FirstMessages } from '#app/i18n/messages.ts';
import type { Figure } from '#app/ui/figures.tsx';
import type { Compared, HeadlineFigures } from '#schemas/rules/figures/view-types.ts';

const UNKNOWN = '–';

const signed = (value: number, text: string): string => `${value < 0 ? '−' : '+'}\u00A0${text}`;

const difference = (
  { current, previous }: Compared<number>,
  overAYear: string,
  write: (change: number, previous: number) => string,
): Pick<Figure, 'note' | 'change'> => {
  // Against nothing everything is growth: a year without data is no year to compare with.
  if (previous === null || previous === 0 || previous === current) return {};
  const change = current - previous;
  return {
    note: overAYear,
    change: { text: signed(change, write(Math.abs(change), previous)), better: change > 0 },
  };
};

/** What is not known has its sign: nothing here waits to be read. */
type HeadlineFigure = Figure & { readonly value: string };

export const headlineFigures = (
  headline: HeadlineFigures,
  t: FirstMessages,
  format: Format,
): HeadlineFigure[] => {
  const { activities, participations, average, execution } = headline;
  const words = t.dashboard;
  const { rate, done, counted } = execution.current;
  return [
    {
      label: words.activities,
      value: format.count(activities.current),
      ...difference(activities, words.overAYear, (change) => format.count(change)),
    },
    {
      label: words.participations,
      value: format.count(participations.current),
      ...difference(participations, words.overAYear, (change, previous) => format.rate(change / previous)),
    },
    {
      label: words.average,
      value: average.current === null ? UNKNOWN : format.decimal(average.current),
      ...(average.previous === null ? {} : { note: words.lastYear(format.decimal(average.previous)) }),
    },
    {
      label: words.execution,
      value: rate === null ? UNKNOWN : format.rate(rate),
      ...(rate === null ? {} : { note: words.actionsDone(done, counted) }),
    },
  ];
};
