/** The bureau at work (R13): assiduity, tasks, what is due. The lead calls the roll and assigns; an officer reports its own. */
import { useState, type ReactNode } from 'react';
import { useAcademicYear } from '#app/data/forms/academic-year-filter.ts';
import { useActivities, useClub, useDuties, useOfficers } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { useHasArrived } from '#app/data/forms/use-has-arrived.ts';
import { useMayChange } from '#app/data/forms/use-may.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearLabel, yearOptions } from '#app/i18n/year-label.ts';
import { paths } from '#app/paths.ts';
import { ActionBar } from '#app/ui/action-bar.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { HeadActions } from '#app/ui/head-slot.tsx';
import { Columns, Stack } from '#app/ui/layout.tsx';
import { YearMenu } from '#app/ui/period-menus.tsx';
import { Loading, SkeletonFigures, SkeletonListCard } from '#app/ui/skeleton.tsx';
import { useNow } from '#app/ui/use-now.ts';
import {
  academicYearOf,
  dayOf,
  toInstant,
  type AcademicYear,
  type Instant,
} from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { termsOf } from '#schemas/rules/bureau.ts';
import { AssiduityCard } from './assiduity-card.tsx';
import { DueCard } from './due-card.tsx';
import { OwnTasks } from './own-tasks.tsx';
import { RollCallSheet } from './roll-call-sheet.tsx';
import { TaskBoard } from './task-board.tsx';
import { TaskSheet } from './task-sheet.tsx';
import { TeamFigures } from './team-figures.tsx';
import { teamOf, type OpenSheet, type Task, type Team } from './team-model.ts';

/** Lateness changes at midnight. */
const TICK_MS = 60_000;

export const TeamTab = ({ slug: address }: { readonly slug: string }): ReactNode => {
  const { t } = useI18n();
  // The page around this has found the club at this address.
  const slug = address as ClubSlug;
  const club = useClub(slug);
  const [officers, duties, activities] = [useOfficers(slug), useDuties(slug), useActivities(slug)];
  const hasArrived = useHasArrived();
  const now = toInstant(useNow(TICK_MS));
  const [year, setYear] = useAcademicYear();
  const isRead = officers !== undefined && duties !== undefined && activities !== undefined;
  if (!club || !isRead || (officers.length === 0 && !hasArrived)) {
    return (
      <Loading label={t.common.loading}>
        <Stack>
          <SkeletonFigures />
          <SkeletonListCard rows={6} />
        </Stack>
      </Loading>
    );
  }
  const years = termsOf(officers, academicYearOf(now));
  return (
    <div data-club={slug}>
      <Stack>
        {years.length < 2 ? null : (
          <div>
            <YearMenu options={yearOptions(years)} chosen={year} onChoose={setYear} />
          </div>
        )}
        <TeamOfYear
          key={year}
          club={club}
          team={teamOf({ officers, duties, activities }, year)}
          year={year}
          now={now}
        />
      </Stack>
    </div>
  );
};

interface TeamOfYearProps {
  readonly club: Local<'clubs'>;
  readonly team: Team;
  readonly year: AcademicYear;
  readonly now: Instant;
}

const TeamOfYear = ({ club, team, year, now }: TeamOfYearProps): ReactNode => {
  const { t } = useI18n();
  const mayChange = useMayChange(club);
  const actorId = useActorId();
  const [open, setOpen] = useState<OpenSheet>();
  const close = () => setOpen(undefined);
  const isLead = mayChange('create', 'duties');
  const today = dayOf(now);
  if (team.officers.length === 0 && team.calls.length === 0 && team.tasks.length === 0) {
    return (
      <Card>
        <EmptyState
          icon="users"
          clubSlug={club.clubId}
          title={t.team.noOfficers(yearLabel(year))}
          text={t.team.noOfficersText}
          action={<ButtonLink href={paths.clubTab(club.clubId, 'bureau')}>{t.team.toBureau}</ButtonLink>}
        />
      </Card>
    );
  }
  const isOwn = ({ assigneeId }: Task) => assigneeId !== null && assigneeId === actorId;
  return (
    <>
      {isLead ? (
        <HeadActions>
          <ActionBar>
            <Button icon="plus" aria-label={t.team.assign} onClick={() => setOpen({ kind: 'task' })}>
              {t.team.task}
            </Button>
            <Button variant="primary" icon="check" onClick={() => setOpen({ kind: 'call' })}>
              {t.team.callRoll}
            </Button>
          </ActionBar>
        </HeadActions>
      ) : null}
      <TeamFigures team={team} today={today} />
      <OwnTasks
        team={team}
        tasks={team.tasks.filter(isOwn)}
        today={today}
        isReadOnly={club.archivedAt !== null}
      />
      <AssiduityCard
        team={team}
        isLead={isLead}
        bureau={{ title: `${club.name} ${yearLabel(year)}`, slug: club.clubId, year }}
        onOpen={(call) => setOpen({ kind: 'call', call })}
      />
      <Columns kind="main">
        <TaskBoard team={team} today={today} isLead={isLead} onOpen={setOpen} />
        <DueCard team={team} today={today} />
      </Columns>
      {open?.kind === 'call' ? (
        <RollCallSheet clubId={club.clubId} team={team} now={now} call={open.call} onClose={close} />
      ) : null}
      {open?.kind === 'task' ? (
        <TaskSheet
          clubId={club.clubId}
          team={team}
          now={now}
          task={open.task}
          officer={open.officer}
          onClose={close}
        />
      ) : null}
    </>
  );
};

const useActorId = (): string | undefined => {
  const actor = useWorkspace()?.actor;
  return actor?.kind === 'account' ? actor.id : undefined;
};
