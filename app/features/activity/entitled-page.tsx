/** A page of an activity that only those who may read its people open: everything it needs, or why it stays shut. */
import type { ReactNode } from 'react';
import { useAssociation, useAttendancesOf } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { ErrorState } from '#app/ui/error-state.tsx';
import { Loading, SkeletonCard } from '#app/ui/skeleton.tsx';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { listOf } from '#schemas/rules/club-lists.ts';
import { KnownActivity, type ActivityAddress, type Known } from './known-activity.tsx';
import type { PersonLists } from './person-form.tsx';
import { useRights, type ActivityRights } from './rights.ts';

export interface Entitled extends Known {
  readonly attendances: readonly Local<'attendances'>[];
  readonly lists: PersonLists;
}

interface EntitledPageProps extends ActivityAddress {
  readonly right: keyof ActivityRights;
  readonly children: (entitled: Entitled) => ReactNode;
}

export const EntitledPage = ({ right, children, ...address }: EntitledPageProps): ReactNode => (
  <KnownActivity {...address}>
    {(known) => <IfEntitled {...known} right={right} show={children} />}
  </KnownActivity>
);

type IfEntitledProps = Known &
  Pick<EntitledPageProps, 'right'> & { readonly show: EntitledPageProps['children'] };

const IfEntitled = ({ activity, club, right, show }: IfEntitledProps): ReactNode => {
  const { t } = useI18n();
  const rights = useRights(club);
  const association = useAssociation();
  const attendances = useAttendancesOf(club.clubId, activity.id);
  if (!rights[right]) {
    return (
      <ErrorState
        title={t.paper.onlyBureau}
        safe={t.paper.onlyBureauSafe}
        icon="lock"
        actions={
          <>
            <ButtonLink href={paths.signIn()}>{t.common.signIn}</ButtonLink>
            <ButtonLink href={paths.activity(club.clubId, ulidOfActivity(activity.id))}>
              {t.activity.toActivity}
            </ButtonLink>
          </>
        }
      />
    );
  }
  if (attendances === undefined) {
    return (
      <Loading label={t.common.loading}>
        <SkeletonCard lines={6} />
      </Loading>
    );
  }
  const lists = {
    programsOfStudy: listOf('programsOfStudy', club, association),
    studyLevels: listOf('studyLevels', club, association),
  };
  return show({ activity, club, attendances, lists });
};
