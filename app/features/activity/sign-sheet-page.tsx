/** The sign-in sheet on paper: those who are known, and blank lines for who signs by hand. */
import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ActionBar } from '#app/ui/action-bar.tsx';
import { Button } from '#app/ui/button.tsx';
import { FilterPills } from '#app/ui/filter-pills.tsx';
import { Mark } from '#app/ui/mark.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { Terms } from '#app/ui/text-parts.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import { Weave } from '#app/ui/weave.tsx';
import { toInstant } from '#schemas/primitives/dates.ts';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { whenOf } from './activity-report.ts';
import { EntitledPage, type Entitled } from './entitled-page.tsx';
import type { ActivityAddress, Known } from './known-activity.tsx';
import { sheetPages, type SheetPage } from './sheet-pages.ts';
import { useSheetLines, type SheetLine } from './use-present.ts';

export const SignSheetPage = (address: ActivityAddress): ReactNode => (
  <EntitledPage {...address} right="readsPeople">
    {(entitled) => <SignSheet {...entitled} />}
  </EntitledPage>
);

type Part = 'present' | 'blank';

const SignSheet = ({ activity, club, attendances, lists }: Entitled): ReactNode => {
  const { t } = useI18n();
  // Before anybody came the sheet is for those who will.
  const [parts, setParts] = useState<readonly Part[]>();
  const shown = parts ?? (attendances.length === 0 ? ['blank'] : ['present']);
  const lines = useSheetLines(attendances, lists);
  usePageTitle(t.paper.sheet, activity.topic, t.common.appName);
  const pages = sheetPages(shown.includes('present') ? lines : [], shown.includes('blank'));
  const toggle = (part: Part): void => {
    const next = shown.includes(part) ? shown.filter((one) => one !== part) : [...shown, part];
    // A sheet with nothing on it is the other half of the choice.
    setParts(next.length === 0 ? [part === 'present' ? 'blank' : 'present'] : next);
  };
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t.paper.sheet}
          sub={activity.topic}
          back={{
            href: paths.activity(club.clubId, ulidOfActivity(activity.id)),
            label: t.activity.toActivity,
          }}
          actions={
            <ActionBar>
              <Button variant="primary" icon="print" onClick={() => window.print()}>
                {t.paper.print}
              </Button>
            </ActionBar>
          }
        />
        <div className="mb-4">
          <FilterPills
            label={t.paper.show}
            options={[
              { value: 'present', label: t.paper.withPresent },
              { value: 'blank', label: t.paper.withBlank },
            ]}
            selected={shown}
            onToggle={toggle}
          />
        </div>
      </div>
      <div className="grid justify-items-center gap-6 print:block">
        {pages.map((page, index) => (
          <Page
            key={page.firstNumber}
            page={page}
            number={index + 1}
            total={pages.length}
            activity={activity}
            club={club}
          />
        ))}
      </div>
    </>
  );
};

interface PageProps extends Known {
  readonly page: SheetPage<SheetLine>;
  readonly number: number;
  readonly total: number;
}

const Page = ({ page, number, total, activity, club }: PageProps): ReactNode => {
  const { t, format } = useI18n();
  return (
    <article data-club={club.clubId} aria-label={t.paper.pageLabel(number)} className="paper">
      <Weave />
      {number === 1 ? (
        <>
          <div className="flex items-start justify-between gap-4">
            <div className="min-w-0">
              <p className="text-sm font-medium text-tint-text">{t.paper.brand(club.name)}</p>
              <h2 className="text-lg">{t.paper.sheet}</h2>
            </div>
            <Mark size="lg" />
          </div>
          <Terms
            items={[
              { term: t.paper.activity, text: activity.topic },
              { term: t.paper.date, text: whenOf(activity, format) },
              { term: t.paper.place, text: activity.venue },
            ].filter(({ text }) => text !== '')}
          />
        </>
      ) : (
        <p className="text-sm text-ink-soft">
          <b className="text-ink-strong">{t.paper.sheet}</b> · {activity.topic},{' '}
          {format.date(activity.startsAt)}
        </p>
      )}
      <Lines page={page} />
      <div className="mt-auto grid gap-4">
        {number === total ? (
          <div className="grid grid-cols-2 gap-8 text-sm text-ink-soft">
            <p className="min-h-20 border-b border-line-strong">{t.paper.lead}</p>
            <p className="min-h-20 border-b border-line-strong">{t.paper.secretary}</p>
          </div>
        ) : null}
        <p className="flex justify-between gap-4 text-sm text-ink-soft">
          <span>{t.paper.printedAt(format.dateTime(toInstant(Date.now())))}</span>
          <span>{t.paper.page(number, total)}</span>
        </p>
      </div>
    </article>
  );
};

const HEAD = 'border-b border-line-strong px-2 py-1.5 text-start font-medium text-ink-soft';
const CELL = 'h-[8.4mm] border-b border-line px-2 text-start font-normal';
/** A phone's screen is narrower than paper: there the name's line holds the rest. */
const ON_PAPER = 'max-lg:hidden print:table-cell';

const Lines = ({ page }: { readonly page: SheetPage<SheetLine> }): ReactNode => {
  const { t } = useI18n();
  return (
    <table className="w-full border-collapse text-sm">
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} w-10`}>
            <span className="sr-only">{t.paper.number}</span>
          </th>
          <th scope="col" className={HEAD}>
            {t.paper.name}
          </th>
          <th scope="col" className={`${HEAD} ${ON_PAPER}`}>
            {t.paper.program}
          </th>
          <th scope="col" className={`${HEAD} ${ON_PAPER}`}>
            {t.paper.level}
          </th>
          <th scope="col" className={`${HEAD} ${ON_PAPER}`}>
            {t.paper.arrival}
          </th>
          <th scope="col" className={`${HEAD} w-[24%]`}>
            {t.paper.signature}
          </th>
        </tr>
      </thead>
      <tbody>
        {page.lines.map((line, index) => (
          <tr key={line?.id ?? String(index)}>
            <td className={`${CELL} text-ink-soft`}>{page.firstNumber + index}</td>
            {line === undefined ? (
              <td aria-label={t.paper.name} className={CELL} />
            ) : (
              <th scope="row" className={CELL}>
                <b className="text-ink-strong">{line.name}</b>
                <span className="block text-ink-soft lg:hidden print:hidden">
                  {line.program}, {line.level}
                </span>
              </th>
            )}
            <td className={`${CELL} ${ON_PAPER} whitespace-nowrap`}>{line?.program}</td>
            <td className={`${CELL} ${ON_PAPER}`}>{line?.level}</td>
            <td className={`${CELL} ${ON_PAPER} whitespace-nowrap`}>{line?.time}</td>
            <td aria-label={t.paper.signature} className={CELL} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};
