/** How far the programme is: the rate and what it means, and how it grew over the year. */
import { useId, useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearLabel } from '#app/i18n/year-label.ts';
import { Card, CardFoot } from '#app/ui/card.tsx';
import { Ring } from '#app/ui/ring.tsx';
import { Sparkline } from '#app/ui/sparkline.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { Terms } from '#app/ui/text-parts.tsx';
import type { AcademicYear, Instant } from '#schemas/primitives/dates.ts';
import { executionByMonth, yearBefore } from '#schemas/rules/action-programme.ts';
import { executionOf } from '#schemas/rules/execution-rate.ts';

export interface ProgrammeSummaryProps {
  readonly actions: readonly Local<'actions'>[];
  readonly year: AcademicYear;
  readonly now: Instant;
  /** Undefined where there is nothing to take over, or for whoever may not. */
  readonly onCopy: (() => void) | undefined;
}

export const ProgrammeSummary = ({ actions, year, now, onCopy }: ProgrammeSummaryProps): ReactNode => {
  const { t, format } = useI18n();
  const titleId = useId();
  const { done, counted, rate } = executionOf(actions);
  return (
    <Card labelledBy={titleId}>
      <div className="flex items-center gap-4">
        <Ring
          percent={rate === null ? undefined : rate * 100}
          label={rate === null ? t.programme.noRate : t.programme.rateLabel(format.rate(rate))}
          size="lg"
        />
        <div className="min-w-0">
          <h2 id={titleId}>{t.programme.title(yearLabel(year))}</h2>
          <p className="text-sm text-ink-soft">
            {t.programme.doneOf(format.count(done), format.count(counted), done < 2)}
          </p>
        </div>
      </div>
      <p className="mt-3 text-sm text-ink-soft">{t.programme.definition}</p>
      <OverTime actions={actions} year={year} now={now} counted={counted} />
      {onCopy === undefined ? null : (
        <CardFoot>
          <TextAction icon="copy" onClick={onCopy}>
            {t.programme.copy(yearLabel(yearBefore(year)))}
          </TextAction>
        </CardFoot>
      )}
    </Card>
  );
};

interface OverTimeProps extends Omit<ProgrammeSummaryProps, 'onCopy'> {
  readonly counted: number;
}

/** One month alone is no line. */
const OverTime = ({ actions, year, now, counted }: OverTimeProps): ReactNode => {
  const { t, format } = useI18n();
  const [isTable, setTable] = useState(false);
  const months = executionByMonth(actions, year, now);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined || months.length < 2 || counted === 0) return null;
  return (
    <div className="mt-4 border-t border-line pt-3">
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-sm font-medium text-ink">{t.programme.overTime}</h3>
        <TextAction icon={isTable ? 'chart' : 'table'} onClick={() => setTable(!isTable)}>
          {isTable ? t.common.seeChart : t.common.seeTable}
        </TextAction>
      </div>
      {isTable ? (
        <Terms
          items={months.map(({ month, done }) => ({
            term: format.monthName(month),
            text: `${format.count(done)} / ${format.count(counted)}`,
          }))}
        />
      ) : (
        <>
          <Sparkline
            points={[...months.map(({ done }) => done)]}
            label={t.programme.overTimeLabel(
              format.monthName(first.month),
              format.monthName(last.month),
              format.count(last.done),
              format.count(counted),
            )}
            height={56}
          />
          <div aria-hidden className="flex justify-between text-sm text-ink-soft">
            <span>{format.shortMonth(first.month)}</span>
            <span>{format.shortMonth(last.month)}</span>
          </div>
        </>
      )}
    </div>
  );
};
