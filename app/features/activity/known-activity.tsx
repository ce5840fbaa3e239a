/** The activity and the club that an address names, once they are here; what else there is to say while they are not. */
import type { ReactNode } from 'react';
import { useActivity, useClub } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Columns, Stack } from '#app/ui/layout.tsx';
import { NotFound } from '#app/ui/not-found.tsx';
import { Loading, SkeletonCard, SkeletonListCard } from '#app/ui/skeleton.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import { activityIdOf, isClubSlug, isUlid, type ActivityId, type ClubSlug } from '#schemas/primitives/ids.ts';
import { useHasArrived } from '#app/data/forms/use-has-arrived.ts';

export interface Known {
  readonly activity: Local<'activities'>;
  readonly club: Local<'clubs'>;
}

export interface ActivityAddress {
  readonly slug: string;
  readonly activityUlid: string;
}

type Show = (known: Known) => ReactNode;

export const KnownActivity = ({
  slug,
  activityUlid,
  children,
}: ActivityAddress & { readonly children: Show }): ReactNode =>
  isClubSlug(slug) && isUlid(activityUlid) ? (
    <KnownAddress slug={slug} id={activityIdOf(activityUlid)} show={children} />
  ) : (
    <UnknownActivity slug={slug} />
  );

interface KnownAddressProps {
  readonly slug: ClubSlug;
  readonly id: ActivityId;
  readonly show: Show;
}

const KnownAddress = ({ slug, id, show }: KnownAddressProps): ReactNode => {
  const { t } = useI18n();
  const activity = useActivity(id);
  const club = useClub(slug);
  const hasArrived = useHasArrived();
  const isMissing = activity === null || club === null;
  if (activity === undefined || club === undefined || (isMissing && !hasArrived)) {
    return (
      <Loading label={t.common.loading}>
        <Stack>
          <SkeletonCard lines={2} />
          <Columns kind="main">
            <SkeletonListCard rows={4} />
            <SkeletonCard />
          </Columns>
        </Stack>
      </Loading>
    );
  }
  if (isMissing || activity.clubId !== slug) return <UnknownActivity slug={slug} />;
  return show({ activity, club });
};

const UnknownActivity = ({ slug }: { readonly slug: string }): ReactNode => {
  const { t } = useI18n();
  usePageTitle(t.activity.unknownTitle, t.common.appName);
  return (
    <NotFound
      title={t.activity.unknownTitle}
      text={t.activity.unknownSafe}
      actions={<ButtonLink href={paths.club(slug)}>{t.activity.toClub}</ButtonLink>}
    />
  );
};
