import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ClubDot } from '#app/ui/club-glyph.tsx';
import { Loading, SkeletonRows } from '#app/ui/skeleton.tsx';
import { Stars } from '#app/ui/star-rating.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import type { TopicOf, Visit } from './person-rows.ts';

const SHOWN_FIRST = 5;

export interface PersonHistoryProps {
  /** Latest first; undefined while they are read. */
  readonly visits: readonly Visit[] | undefined;
  readonly activityOf: TopicOf;
  readonly clubNameOf: (slug: string) => string;
}

/** What the person came to, what was thought of it, and how it was recorded. */
export const PersonHistory = ({ visits, ...names }: PersonHistoryProps): ReactNode => {
  const { t } = useI18n();
  return (
    <section>
      <h3 className="font-bold text-ink-strong">{t.people.person.history}</h3>
      {visits === undefined ? (
        <Loading label={t.people.counting.label}>
          <SkeletonRows count={3} />
        </Loading>
      ) : (
        <History visits={visits} {...names} />
      )}
    </section>
  );
};

interface HistoryProps extends PersonHistoryProps {
  readonly visits: readonly Visit[];
}

const History = ({ visits, activityOf, clubNameOf }: HistoryProps): ReactNode => {
  const { t, format } = useI18n();
  const [showsAll, setShowsAll] = useState(false);
  const words = t.people.person;
  const shown = showsAll ? visits : visits.slice(0, SHOWN_FIRST);
  return (
    <>
      {visits.length === 0 ? <p className="py-2 text-ink-soft">{words.noHistory}</p> : null}
      <ol aria-label={words.history} className="mt-1">
        {shown.map((visit) => (
          <li key={visit.id} className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2 py-2">
            <span className="pt-1.5">
              <ClubDot clubSlug={visit.clubId} />
            </span>
            <span className="min-w-0">
              <span className="block font-medium wrap-anywhere text-ink-strong">
                {activityOf(visit.activityId)?.topic ?? '…'}
              </span>
              <span className="block text-sm text-ink-soft">
                {[
                  clubNameOf(visit.clubId),
                  format.date(visit.at),
                  t.activity.way[visit.way],
                  ...(visit.late ? [words.late] : []),
                ].join(' · ')}
              </span>
              {visit.texts.map((text, index) => (
                <span key={String(index)} className="block text-sm wrap-anywhere">
                  «{'\u00A0'}
                  {text}
                  {'\u00A0'}»
                </span>
              ))}
            </span>
            {visit.rating === null ? (
              <span className="text-sm text-ink-soft">{words.noRating}</span>
            ) : (
              <Stars value={visit.rating} label={words.stars(visit.rating)} />
            )}
          </li>
        ))}
      </ol>
      {visits.length > SHOWN_FIRST && !showsAll ? (
        <TextAction iconEnd="chevron-right" onClick={() => setShowsAll(true)}>
          {words.seeAll(format.count(visits.length))}
        </TextAction>
      ) : null}
    </>
  );
};
