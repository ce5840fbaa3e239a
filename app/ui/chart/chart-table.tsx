import type { ReactNode } from 'react';
import { ClubGlyph } from '../club-glyph.tsx';
import type { ChartData } from './chart-data.ts';

export interface ChartTableProps {
  readonly data: ChartData;
  /** Heads the first column: «Mois». */
  readonly stepWord: string;
}

/** The chart's numbers, for those who read rather than look. On a phone each column is headed by its series' sign. */
export const ChartTable = ({ data, stepWord }: ChartTableProps): ReactNode => (
  <>
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-2 text-sm text-ink-soft sm:hidden" aria-hidden>
      {data.series.map(({ key, name }) => (
        <li key={key} className="inline-flex items-center gap-1.5">
          <ClubGlyph clubSlug={key} size="sm" />
          {name}
        </li>
      ))}
    </ul>
    <table className="w-full text-sm">
      <caption className="sr-only">{data.label}</caption>
      <thead>
        <tr className="text-ink-soft">
          <th scope="col" className="py-2 pr-1 text-start font-medium">
            {stepWord}
          </th>
          {data.series.map(({ key, name }) => (
            <th key={key} scope="col" className="py-2 pl-1 text-end font-medium">
              <span className="inline-flex sm:hidden">
                <ClubGlyph clubSlug={key} size="sm" />
              </span>
              <span className="max-sm:sr-only">{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.steps.map(({ key, long }, index) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className="py-2 pr-1 text-start font-normal">
              {long}
            </th>
            {data.series.map((series) => {
              const value = series.values[index] ?? null;
              return (
                <td key={series.key} className="py-2 pl-1 text-end whitespace-nowrap">
                  {value === null ? '–' : data.write(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </>
);
