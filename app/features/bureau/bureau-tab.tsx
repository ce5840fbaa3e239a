/** Who runs the club (R12), mandate by mandate; the lead keeps the cards and prepares the next bureau. */
import { useState, type ReactNode } from 'react';
import { useAcademicYear } from '#app/data/forms/academic-year-filter.ts';
import { useAssociation, useClub, useDuties, useOfficers, usePortraits } from '#app/data/hooks.ts';
import { listOf } from '#schemas/rules/club-lists.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useHasArrived } from '#app/data/forms/use-has-arrived.ts';
import { useMayChange } from '#app/data/forms/use-may.ts';
import { ExportMenu } from '#app/files/export-menu.tsx';
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
import { academicYearOf, toInstant, type AcademicYear } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { yearAfter, yearBefore } from '#schemas/rules/action-programme.ts';
import { carriedOver, termsOf } from '#schemas/rules/bureau.ts';
import { contactDutyOf } from './contact.ts';
import { HandoverSheet } from './handover-sheet.tsx';
import { LeaveSheet } from './leave-sheet.tsx';
import { OfficerCard } from './officer-card.tsx';
import { officerColumns } from './officer-columns.ts';
import { OfficerSheet } from './officer-sheet.tsx';
import { PortraitSheet } from './portrait-sheet.tsx';

export const BureauTab = ({ slug: address }: { readonly slug: string }): ReactNode => {
  const { t } = useI18n();
  // The page around this has found the club at this address.
  const slug = address as ClubSlug;
  const club = useClub(slug);
  const officers = useOfficers(slug);
  const hasArrived = useHasArrived();
  const [year, setYear] = useAcademicYear();
  if (!club || officers === undefined || (officers.length === 0 && !hasArrived)) {
    return (
      <Loading label={t.common.loading}>
        <SkeletonListCard rows={6} />
      </Loading>
    );
  }
  return <Mandate key={year} club={club} officers={officers} year={year} onYear={setYear} />;
};

interface MandateProps {
  readonly club: Local<'clubs'>;
  readonly officers: readonly Local<'officers'>[];
  readonly year: AcademicYear;
  readonly onYear: (year: AcademicYear) => void;
}

type OpenSheet =
  | { readonly kind: 'add' | 'handover' }
  | { readonly kind: 'edit' | 'leave' | 'portrait'; readonly officer: Local<'officers'> };

const Mandate = ({ club, officers, year, onYear }: MandateProps): ReactNode => {
  const { t } = useI18n();
  const mayChange = useMayChange(club);
  const association = useAssociation();
  const duties = useDuties(club.clubId) ?? [];
  const portraits = usePortraits(club.clubId);
  const portraitOf = ({ photoId }: Local<'officers'>) =>
    photoId === null ? undefined : portraits?.get(photoId);
  const [open, setOpen] = useState<OpenSheet>();
  const close = () => setOpen(undefined);
  const isLead = mayChange('create', 'officers');
  const current = academicYearOf(toInstant(Date.now()));
  const shown = officers.filter(({ term }) => term === year);
  // The bureau that runs is followed by the next; a coming one that is still empty takes over the one before it.
  const [from, into] = shown.length === 0 ? [yearBefore(year), year] : [year, yearAfter(year)];
  const stayers = carriedOver(
    officers.filter(({ term }) => term === from),
    officers.filter(({ term }) => term === into),
  );
  const canPrepare = isLead && stayers.length > 0 && into >= current;
  const prepare = canPrepare ? (
    <Button icon="users" onClick={() => setOpen({ kind: 'handover' })}>
      {t.bureau.prepare(yearLabel(into))}
    </Button>
  ) : null;
  const lists = {
    programsOfStudy: listOf('programsOfStudy', club, association),
    studyLevels: listOf('studyLevels', club, association),
  };
  return (
    <div data-club={club.clubId}>
      <Stack>
        {isLead ? (
          <HeadActions>
            <ActionBar>
              <Button variant="primary" icon="plus" onClick={() => setOpen({ kind: 'add' })}>
                {t.bureau.add}
              </Button>
            </ActionBar>
          </HeadActions>
        ) : null}
        <div className="flex flex-wrap items-center gap-2">
          <YearMenu
            label={`${t.bureau.yearLabel} ${yearLabel(year)}`}
            options={yearOptions(termsOf([...officers, { term: year }], current))}
            chosen={year}
            onChoose={onYear}
          />
          {shown.length === 0 ? null : prepare}
        </div>
        <h2 className="sr-only">{t.bureau.title(yearLabel(year))}</h2>
        {shown.length === 0 ? (
          <Card>
            <EmptyState
              icon="users"
              clubSlug={club.clubId}
              level={3}
              title={t.bureau.noneYet(yearLabel(year))}
              text={isLead ? t.bureau.noneYetLead : t.bureau.noneYetVisitor}
              action={prepare}
            />
          </Card>
        ) : (
          <Columns kind="thirds" even>
            {shown.map((officer) => (
              <OfficerCard
                key={officer.id}
                officer={officer}
                lists={lists}
                duty={contactDutyOf(duties, officer.id)}
                portrait={portraitOf(officer)}
                isLead={isLead}
                onPortrait={() => setOpen({ kind: 'portrait', officer })}
                onEdit={() => setOpen({ kind: 'edit', officer })}
                onLeave={() => setOpen({ kind: 'leave', officer })}
              />
            ))}
          </Columns>
        )}
        {shown.length === 0 ? null : (
          <div>
            <ExportMenu
              trigger="pill"
              title={t.bureau.title(yearLabel(year))}
              sub={club.name}
              fileName={`${t.lists.files.bureau}-${club.clubId}-${year}`}
              columns={officerColumns(lists, duties, t)}
              rows={shown}
            />
          </div>
        )}
      </Stack>
      {open?.kind === 'add' || open?.kind === 'edit' ? (
        <OfficerSheet
          club={club}
          term={year}
          lists={lists}
          shown={shown}
          duties={duties}
          edited={open.kind === 'edit' ? open.officer : undefined}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'portrait' ? (
        <PortraitSheet officer={open.officer} portrait={portraitOf(open.officer)} onClose={close} />
      ) : null}
      {open?.kind === 'leave' ? <LeaveSheet officer={open.officer} onClose={close} /> : null}
      {open?.kind === 'handover' ? (
        <HandoverSheet
          officers={stayers}
          duties={duties}
          term={into}
          onClose={close}
          onDone={() => onYear(into)}
        />
      ) : null}
    </div>
  );
};
