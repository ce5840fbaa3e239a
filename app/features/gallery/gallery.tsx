/** Photos with their filters: by club where there are several, and by activity. */
import { useMemo, type ReactNode } from 'react';
import { useActivities, useClubs, usePhotos } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useAddressFilter } from '#app/data/forms/use-address-filter.ts';
import { useHasArrived } from '#app/data/forms/use-has-arrived.ts';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card } from '#app/ui/card.tsx';
import { clubIcon } from '#app/ui/club-glyph.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterPills } from '#app/ui/filter-pills.tsx';
import { HeadActions } from '#app/ui/head-slot.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { Menu } from '#app/ui/menu.tsx';
import { Loading, Skeleton } from '#app/ui/skeleton.tsx';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { GALLERY_ADDRESS } from './gallery-address.ts';
import { GalleryAlbum } from './gallery-album.tsx';
import { photoColumns } from './photo-columns.ts';
import { RemovalRequests } from './removal-requests.tsx';

export interface GalleryProps {
  /** Of one club; of all without. */
  readonly slug?: ClubSlug;
}

const ALL = 'all';

export const Gallery = ({ slug }: GalleryProps): ReactNode => {
  const { t } = useI18n();
  const hasArrived = useHasArrived();
  const photos = usePhotos(slug);
  const topics = useTopics(slug);
  const clubs = useClubs() ?? [];
  const [filter, setFilter] = useAddressFilter(GALLERY_ADDRESS);
  const { club, activityId } = filter;
  if (photos === undefined || (photos.length === 0 && !hasArrived)) return <GallerySkeleton />;
  if (photos.length === 0) {
    return (
      <Card>
        <EmptyState icon="image" title={t.photos.emptyTitle} text={t.photos.emptyText} clubSlug={slug} />
      </Card>
    );
  }
  const ofClub = photos.filter((photo) => club === undefined || photo.clubId === club);
  const shown = ofClub.filter((photo) => activityId === undefined || photo.activityId === activityId);
  const topicOf = (photo: Local<'photos'>): string | undefined =>
    photo.activityId === null ? undefined : topics.get(photo.activityId);
  const clubOf = ({ clubId }: Local<'photos'>): string =>
    clubs.find((one) => one.clubId === clubId)?.name ?? clubId;
  const shownClub = clubs.find(({ clubId }) => clubId === (slug ?? club))?.name;
  return (
    <Stack>
      <HeadActions>
        {shown.length === 0 ? null : (
          <ExportMenu
            trigger={slug === undefined ? 'pill' : 'icon'}
            title={t.common.gallery}
            sub={[shownClub, activityId && topics.get(activityId)].filter(Boolean).join(' · ')}
            fileName={[t.lists.files.photos, slug ?? club].filter(Boolean).join('-')}
            columns={photoColumns({ clubOf, topicOf }, t)}
            rows={shown}
          />
        )}
      </HeadActions>
      <RemovalRequests slug={slug} />
      <Filters
        photos={photos}
        ofClub={ofClub}
        topics={topics}
        club={slug === undefined ? (club ?? ALL) : undefined}
        onClub={(next) => setFilter({ club: next === ALL ? undefined : next, activityId: undefined })}
        activityId={activityId}
        onActivity={(next) => setFilter({ ...filter, activityId: next })}
      />
      {shown.length === 0 ? <p className="text-ink-soft">{t.photos.emptyFilter}</p> : null}
      <GalleryAlbum key={`${club ?? ALL}/${activityId ?? ALL}`} photos={shown} topicOf={topicOf} />
    </Stack>
  );
};

const useTopics = (slug: ClubSlug | undefined): ReadonlyMap<string, string> => {
  const activities = useActivities(slug);
  return useMemo(
    () => new Map((activities ?? []).map(({ id, topic }) => [id as string, topic])),
    [activities],
  );
};

interface FiltersProps {
  readonly photos: readonly Local<'photos'>[];
  readonly ofClub: readonly Local<'photos'>[];
  readonly topics: ReadonlyMap<string, string>;
  /** Undefined on a club's own page. */
  readonly club: string | undefined;
  readonly onClub: (club: string) => void;
  readonly activityId: ActivityId | undefined;
  readonly onActivity: (activityId: ActivityId | undefined) => void;
}

const Filters = (props: FiltersProps): ReactNode => {
  const { photos, ofClub, topics, club, onClub, activityId, onActivity } = props;
  const { t } = useI18n();
  const clubs = (useClubs() ?? []).filter(({ clubId }) => photos.some((photo) => photo.clubId === clubId));
  const activityIds = [...new Set(ofClub.map((photo) => photo.activityId))].filter((id) => id !== null);
  const topicOf = (id: string): string => topics.get(id) ?? t.photos.slide;
  const options =
    club === undefined
      ? []
      : [
          { value: ALL, label: t.photos.allClubs },
          ...clubs.map(({ clubId, name }) => ({
            value: clubId as string,
            label: name,
            icon: clubIcon(clubId),
          })),
        ];
  return (
    <FilterPills label={t.photos.clubs} options={options} selected={club ?? ALL} onToggle={onClub}>
      {activityIds.length < 2 ? null : (
        <Menu
          trigger="pill"
          icon="filter"
          label={activityId === undefined ? t.photos.allActivities : topicOf(activityId)}
          items={[
            {
              key: ALL,
              label: t.photos.allActivities,
              chosen: activityId === undefined,
              onSelect: () => onActivity(undefined),
            },
            ...activityIds.map((id) => ({
              key: id as string,
              label: topicOf(id),
              chosen: activityId === id,
              onSelect: () => onActivity(id),
            })),
          ]}
        />
      )}
    </FilterPills>
  );
};

/** Two columns of uneven places. */
const GallerySkeleton = (): ReactNode => {
  const { t } = useI18n();
  return (
    <Loading label={t.common.loading}>
      <div className="grid grid-cols-2 items-start gap-3 lg:grid-cols-4">
        {[180, 240, 140, 200].map((height) => (
          <Skeleton key={height} width="100%" height={height} />
        ))}
      </div>
    </Loading>
  );
};
