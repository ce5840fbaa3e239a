import type { ReactNode } from 'react';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import { ClubGlyph } from '#app/ui/club-glyph.tsx';
import { nameOfClub } from './club-names.ts';
import type { EvolutionProps } from './dashboard-content.ts';

/** The chart's numbers, for those who read rather than look. On a phone each column is headed by its club's sign. */
export const EvolutionTable = ({ evolution, clubs }: EvolutionProps): ReactNode => {
  const { t, format } = useFirstI18n();
  const series = evolution.series.map((one) => ({ ...one, name: nameOfClub(clubs, one.clubId) }));
  return (
    <>
      <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-2 text-sm text-ink-soft sm:hidden" aria-hidden>
        {series.map(({ clubId, name }) => (
          <li key={clubId} className="inline-flex items-center gap-1.5">
            <ClubGlyph clubSlug={clubId} size="sm" />
            {name}
          </li>
        ))}
      </ul>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-ink-soft">
            <th scope="col" className="py-2 pr-1 text-start font-medium">
              {t.dashboard.month}
            </th>
            {series.map(({ clubId, name }) => (
              <th key={clubId} scope="col" className="py-2 pl-1 text-end font-medium">
                <span className="inline-flex sm:hidden">
                  <ClubGlyph clubSlug={clubId} size="sm" />
                </span>
                <span className="max-sm:sr-only">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {evolution.months.map((month, index) => (
            <tr key={month} className="border-t border-line">
              <th scope="row" className="py-2 pr-1 text-start font-normal">
                {format.month(month)}
              </th>
              {series.map(({ clubId, participations }) => (
                <td key={clubId} className="py-2 pl-1 text-end whitespace-nowrap">
                  {format.count(participations[index] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
