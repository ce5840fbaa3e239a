/** The action programme of a year (R4): its lines, ticked as they are accomplished, and the rate that comes of it. */
import { useState, type ReactNode } from 'react';
import { useAcademicYear } from '#app/data/forms/academic-year-filter.ts';
import { useActions, useClub } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useHasArrived } from '#app/data/forms/use-has-arrived.ts';
import { useMayChange } from '#app/data/forms/use-may.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearLabel, yearOptions } from '#app/i18n/year-label.ts';
import { ActionBar } from '#app/ui/action-bar.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { HeadActions } from '#app/ui/head-slot.tsx';
import { Columns, Stack } from '#app/ui/layout.tsx';
import { YearMenu } from '#app/ui/period-menus.tsx';
import { Loading, SkeletonListCard } from '#app/ui/skeleton.tsx';
import { useNow } from '#app/ui/use-now.ts';
import { academicYearOf, dayOf, toInstant, type AcademicYear } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { linesToCopy, yearBefore } from '#schemas/rules/action-programme.ts';
import { ActionList } from './action-list.tsx';
import { ActionSheet } from './action-sheet.tsx';
import { CopySheet } from './copy-sheet.tsx';
import { programmeYears } from './programme-filters.ts';
import { ProgrammeSummary } from './programme-summary.tsx';

/** Lateness changes at midnight. */
const TICK_MS = 60_000;

export const ProgrammeTab = ({ slug: address }: { readonly slug: string }): ReactNode => {
  const { t } = useI18n();
  // The page around this has found the club at this address.
  const slug = address as ClubSlug;
  const club = useClub(slug);
  const read = useActions(slug);
  const hasArrived = useHasArrived();
  const now = toInstant(useNow(TICK_MS));
  const current = academicYearOf(now);
  const [year, setYear] = useAcademicYear();
  if (!club || read === undefined || (read.length === 0 && !hasArrived)) {
    return (
      <Loading label={t.common.loading}>
        <SkeletonListCard rows={6} />
      </Loading>
    );
  }
  const ofYear = read.filter(({ academicYear }) => academicYear === year);
  const copied = yearBefore(year);
  const before = read.filter(({ academicYear }) => academicYear === copied);
  return (
    <Year
      key={year}
      club={club}
      year={year}
      actions={ofYear}
      copyable={linesToCopy(before, ofYear)}
      now={now}
      yearMenu={
        <YearMenu options={yearOptions(programmeYears(read, current))} chosen={year} onChoose={setYear} />
      }
    />
  );
};

interface YearProps {
  readonly club: Local<'clubs'>;
  readonly year: AcademicYear;
  readonly actions: readonly Local<'actions'>[];
  /** What last year's programme would bring to this one. */
  readonly copyable: readonly Local<'actions'>[];
  readonly now: ReturnType<typeof toInstant>;
  readonly yearMenu: ReactNode;
}

const Year = ({ club, year, actions, copyable, now, yearMenu }: YearProps): ReactNode => {
  const { t } = useI18n();
  const mayChange = useMayChange(club);
  const mayAdd = mayChange('create', 'actions');
  const [open, setOpen] = useState<'add' | 'copy'>();
  const close = () => setOpen(undefined);
  const canCopy = mayAdd && copyable.length > 0;
  const copy = canCopy ? () => setOpen('copy') : undefined;
  return (
    <div data-club={club.clubId}>
      {mayAdd ? (
        <HeadActions>
          <ActionBar>
            <Button variant="primary" icon="plus" onClick={() => setOpen('add')}>
              {t.programme.add}
            </Button>
          </ActionBar>
        </HeadActions>
      ) : null}
      {actions.length === 0 ? (
        <Stack>
          <div>{yearMenu}</div>
          <Card>
            <EmptyState
              icon="list"
              clubSlug={club.clubId}
              title={t.programme.noneYet(yearLabel(year))}
              text={mayAdd ? t.programme.noneYetBureau : t.programme.noneYetVisitor}
              action={
                copy === undefined ? undefined : (
                  <Button icon="copy" onClick={copy}>
                    {t.programme.copy(yearLabel(yearBefore(year)))}
                  </Button>
                )
              }
            />
          </Card>
        </Stack>
      ) : (
        <Columns kind="main">
          <div className="lg:order-last">
            <ProgrammeSummary actions={actions} year={year} now={now} onCopy={copy} />
          </div>
          <ActionList
            actions={actions}
            year={year}
            today={dayOf(now)}
            isEditable={mayChange('update', 'actions')}
            yearMenu={yearMenu}
          />
        </Columns>
      )}
      {open === 'add' ? (
        <ActionSheet clubId={club.clubId} year={year} actions={actions} today={dayOf(now)} onClose={close} />
      ) : null}
      {open === 'copy' ? (
        <CopySheet clubId={club.clubId} year={year} lines={copyable} onClose={close} />
      ) : null}
    </div>
  );
};
