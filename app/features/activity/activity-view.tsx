/** The page of an activity that exists: its public half for everyone, the rest for those entitled. */
import { useMemo, useState, type ReactNode } from 'react';
import { useAssociation, useAttendancesOf, useDossier } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Columns, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { useNow } from '#app/ui/use-now.ts';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import { checkInPhase } from '#schemas/rules/check-in-window.ts';
import { ActivityHead } from './activity-head.tsx';
import { ArrivalReceipt } from './arrival-receipt.tsx';
import { CheckInCard } from './check-in-card.tsx';
import { listOf } from '#schemas/rules/club-lists.ts';
import { FeedbackCard } from './feedback-card.tsx';
import { nextActOf } from './next-act.ts';
import { NotesCard } from './notes-card.tsx';
import { PhotosCard } from './photos-card.tsx';
import { ParticipantsCard } from './participants-card.tsx';
import { presentNames } from './present-names.ts';
import { ProgrammeCard } from './programme-card.tsx';
import { AboutCard } from './about-card.tsx';
import { useRights } from './rights.ts';
import { useHasArrived } from '#app/data/forms/use-has-arrived.ts';
import { usePeople } from './use-people.ts';
import { StateProblem } from './state-problem.tsx';
import { WinnersCard } from './winners-card.tsx';

export interface ActivityViewProps {
  readonly activity: Local<'activities'>;
  readonly club: Local<'clubs'>;
}

/** Steps and acts follow the window to within this; the time left ticks by itself. */
const TICK_MS = 5_000;

export const ActivityView = ({ activity, club }: ActivityViewProps): ReactNode => {
  const { t } = useI18n();
  const slug = club.clubId;
  const rights = useRights(club);
  const association = useAssociation();
  const hasArrived = useHasArrived();
  const readDossier = useDossier(slug, activity.id);
  const readAttendances = useAttendancesOf(slug, activity.id);
  // Until everything came, nothing here does not mean that there is nothing: another host may have opened check-in.
  const dossier = readDossier === null && !hasArrived ? undefined : readDossier;
  const attendances = readAttendances?.length === 0 && !hasArrived ? undefined : readAttendances;
  const nowMs = useNow(TICK_MS);
  usePageTitle(activity.topic, club.name, t.common.appName);
  const phase = checkInPhase(dossier?.checkIn ?? null, nowMs);
  const act = rights.writesDossier ? nextActOf(activity.state, phase) : undefined;
  // Nobody is expected in the list before it begins, nor when it never did.
  const expectsPeople = activity.state === 'running' || activity.state === 'done' || phase === 'open';
  const hasPeople = expectsPeople || (attendances?.length ?? 0) > 0;
  const isUnderWay = activity.state === 'planned' || activity.state === 'running';
  const lists = {
    programsOfStudy: listOf('programsOfStudy', club, association),
    studyLevels: listOf('studyLevels', club, association),
  };
  const kinds = listOf('activityKinds', club, association);
  const people = usePeople(
    useMemo(() => (readAttendances ?? []).map(({ participantId }) => participantId), [readAttendances]),
  );
  const present = useMemo(() => presentNames(people.values()), [people]);
  const [problem, setProblem] = useState<string>();
  const shared = { activity, club, act, onProblem: setProblem };
  const photos = (
    <PhotosCard
      activity={activity}
      pending={dossier?.pendingPhotos ?? []}
      takes={rights.writesDossier && activity.state !== 'cancelled' && dossier !== undefined}
    />
  );
  return (
    <>
      <ActivityHead
        {...shared}
        kinds={kinds}
        rights={rights}
        isCheckInOpen={phase === 'open'}
        presentCount={attendances?.length ?? 0}
      />
      <StateProblem text={problem} />
      {club.archivedAt === null ? null : (
        <div className="mb-4">
          <Notice tone="plain" title={t.paper.archived(club.name)} />
        </div>
      )}
      <Columns kind="main">
        <Stack>
          {rights.writesDossier && isUnderWay && dossier !== undefined ? (
            <CheckInCard
              {...shared}
              checkIn={dossier?.checkIn ?? null}
              phase={phase}
              attendances={attendances ?? []}
              lists={lists}
            />
          ) : null}
          {rights.edits ? (
            <ArrivalReceipt activity={activity} dossier={dossier} attendances={attendances} people={people} />
          ) : null}
          {rights.readsPeople && hasPeople ? (
            <ParticipantsCard
              activity={activity}
              club={club}
              dossier={dossier ?? null}
              people={people}
              attendances={attendances}
              lists={lists}
              addsPeople={rights.addsPeople && expectsPeople}
            />
          ) : null}
          {rights.readsPeople ? null : (
            <>
              <AboutCard activity={activity} withCount />
              {photos}
            </>
          )}
          {rights.readsDossier && dossier !== undefined ? (
            <NotesCard activity={activity} dossier={dossier} writes={rights.writesDossier} />
          ) : null}
        </Stack>
        <Stack>
          {rights.readsPeople ? (
            <>
              <AboutCard activity={activity} />
              {photos}
            </>
          ) : null}
          <WinnersCard
            activity={activity}
            dossier={dossier ?? null}
            isCompetition={kinds.some(({ key, competition }) => key === activity.kind && competition)}
            writes={rights.writesDossier && rights.edits && dossier !== undefined}
            present={present}
          />
          <ProgrammeCard activity={activity} />
          {rights.readsPeople ? <FeedbackCard attendances={attendances ?? []} /> : null}
        </Stack>
      </Columns>
    </>
  );
};
