import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { EvolutionProps } from './dashboard-content.ts';

/** The chart's numbers, for those who read rather than look. */
export const EvolutionTable = ({ evolution, clubs }: EvolutionProps): ReactNode => {
  const { t, format } = useI18n();
  const nameOf = (clubId: string): string => clubs.find((club) => club.clubId === clubId)?.name ?? clubId;
  return (
    <div className="-mx-4 overflow-x-auto px-4" tabIndex={0} role="region" aria-labelledby="evolution">
      <table className="w-full text-sm">
        <thead>
          <tr className="text-ink-soft">
            <th scope="col" className="py-2 pr-3 text-start font-medium">
              {t.dashboard.month}
            </th>
            {evolution.series.map(({ clubId }) => (
              <th key={clubId} scope="col" className="px-2 py-2 text-end font-medium">
                {nameOf(clubId)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {evolution.months.map((month, index) => (
            <tr key={month} className="border-t border-line">
              <th scope="row" className="py-2 pr-3 text-start font-normal whitespace-nowrap">
                {format.month(month)}
              </th>
              {evolution.series.map(({ clubId, participations }) => (
                <td key={clubId} className="px-2 py-2 text-end">
                  {format.count(participations[index] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
