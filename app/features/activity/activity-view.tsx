import type { ReactNode } from 'react';
import type { Local } from '#app/data/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { PageHead } from '#app/ui/page-head.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';

export interface ActivityViewProps {
  readonly activity: Local<'activities'>;
  readonly club: Local<'clubs'>;
}

export const ActivityView = ({ activity, club }: ActivityViewProps): ReactNode => {
  const { t, format } = useI18n();
  usePageTitle(activity.topic, club.name, t.common.appName);
  return (
    <PageHead
      title={activity.topic}
      sub={format.dateTime(activity.startsAt)}
      back={{ href: paths.club(club.clubId), label: t.activity.back(club.name) }}
    />
  );
};
