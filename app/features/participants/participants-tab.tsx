/** A club's participants, for its bureau and the board. The page around this has found the club and asked for the right. */
import type { ReactNode } from 'react';
import { useClub } from '#app/data/hooks.ts';
import { useHasArrived } from '#app/data/forms/use-has-arrived.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { HeadActions } from '#app/ui/head-slot.tsx';
import { Loading, SkeletonListCard } from '#app/ui/skeleton.tsx';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { PeopleView } from './people-view.tsx';
import { usePeople } from './use-people.ts';

export const ParticipantsTab = ({ slug: address }: { readonly slug: string }): ReactNode => {
  const { t } = useI18n();
  const slug = address as ClubSlug;
  const club = useClub(slug);
  const people = usePeople(slug);
  const hasArrived = useHasArrived();
  if (!club || people === undefined || (people.rows.length === 0 && !hasArrived)) {
    return (
      <Loading label={t.common.loading}>
        <SkeletonListCard rows={8} />
      </Loading>
    );
  }
  return (
    <div data-club={slug}>
      <PeopleView
        club={club}
        people={people}
        renderHead={(actions) => <HeadActions>{actions}</HeadActions>}
      />
    </div>
  );
};
