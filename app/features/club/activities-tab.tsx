/** The first tab: what the club did and plans, and beside it what that brought. */
import type { ReactNode } from 'react';
import { listOf } from '#schemas/rules/club-lists.ts';
import { useActivities, useAssociation, useClub, useFigures } from '#app/data/hooks.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { useHasArrived } from '#app/data/forms/use-has-arrived.ts';
import { paths } from '#app/paths.ts';
import { Columns, Stack } from '#app/ui/layout.tsx';
import { useNow } from '#app/ui/use-now.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import type { ClubView } from '#schemas/rules/figures/view-types.ts';
import { clubView } from '#schemas/rules/figures/views.ts';
import { ClubActivities } from './club-activities.tsx';
import { mayAddActivity, mayInviteLead } from './may-add-activity.ts';
import { Awards, TopTen } from './club-rankings.tsx';
import { useClubYear } from './club-year.ts';
import { academicYearsOf } from './month-groups.ts';

/** Of an activity that begins soon only its place in the list depends on the time. */
const TICK_MS = 60_000;

export const ActivitiesTab = ({ slug: address }: { readonly slug: string }): ReactNode => {
  // The page around this has found the club at this address.
  const slug = address as ClubSlug;
  const club = useClub(slug);
  const association = useAssociation();
  const actor = useWorkspace()?.actor;
  const hasArrived = useHasArrived();
  const read = useActivities(slug);
  const activities = read?.length === 0 && !hasArrived ? undefined : read;
  const now = toInstant(useNow(TICK_MS));
  const figures = useFigures();
  const { year, setYear } = useClubYear();
  const view = figures ? clubView(figures, { clubId: slug, academicYear: year, now }) : undefined;
  return (
    <Body view={view}>
      <ClubActivities
        slug={slug}
        activities={activities}
        figures={figures ?? undefined}
        kinds={club ? listOf('activityKinds', club, association) : []}
        now={now}
        year={year}
        years={academicYearsOf(activities ?? [], now)}
        onYear={setYear}
        newActivityHref={club && mayAddActivity(actor, club) ? paths.newActivity(slug) : undefined}
        inviteHref={club && mayInviteLead(actor, club) ? paths.inviteLead(slug) : undefined}
      />
    </Body>
  );
};

/** Beside the activities what they brought, once there is something. */
const Body = ({
  view,
  children,
}: {
  readonly view: ClubView | undefined;
  readonly children: ReactNode;
}): ReactNode => {
  if (view === undefined || (view.top.length === 0 && view.awards.length === 0)) return children;
  return (
    <Columns kind="main">
      {children}
      <Stack>
        {view.top.length === 0 ? null : <TopTen view={view} />}
        {view.awards.length === 0 ? null : <Awards view={view} />}
      </Stack>
    </Columns>
  );
};
