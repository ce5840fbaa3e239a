/** The participants of all clubs, for the board of the association (R18); a person who comes to two clubs stands here once. */
import type { ReactNode } from 'react';
import { useWorkspace } from '#app/data/services.tsx';
import { useHasArrived } from '#app/data/forms/use-has-arrived.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Card } from '#app/ui/card.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { Loading, SkeletonListCard } from '#app/ui/skeleton.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import { isBoard, VISITOR } from '#schemas/rules/roles.ts';
import { PeopleView } from './people-view.tsx';
import { usePeople } from './use-people.ts';

export const ParticipantsPage = (): ReactNode => {
  const { t } = useI18n();
  const workspace = useWorkspace();
  usePageTitle(t.people.title, t.common.appName);
  if (workspace === undefined) return <Reading />;
  return isBoard(workspace.actor ?? VISITOR) ? <EverybodysPage /> : <ForTheBoard />;
};

const Reading = (): ReactNode => {
  const { t } = useI18n();
  return (
    <>
      <PageHead title={t.people.title} />
      <Loading label={t.common.loading}>
        <SkeletonListCard rows={8} />
      </Loading>
    </>
  );
};

const EverybodysPage = (): ReactNode => {
  const { t } = useI18n();
  const people = usePeople(null);
  const hasArrived = useHasArrived();
  if (people === undefined || (people.rows.length === 0 && !hasArrived)) return <Reading />;
  return (
    <PeopleView
      club={null}
      people={people}
      renderHead={(actions) => <PageHead title={t.people.title} actions={actions} />}
    />
  );
};

const ForTheBoard = (): ReactNode => {
  const { t } = useI18n();
  return (
    <>
      <PageHead title={t.people.title} />
      <Card>
        <EmptyState
          icon="lock"
          title={t.people.boardOnlyTitle}
          text={t.people.boardOnlyText}
          action={<ButtonLink href={paths.home()}>{t.common.goHome}</ButtonLink>}
        />
      </Card>
    </>
  );
};
