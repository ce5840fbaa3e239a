/** The photos published last, of all clubs; the rest is in the gallery. */
import type { ReactNode } from 'react';
import { useActivities, usePhotos } from '#app/data/hooks.ts';
import { PhotoPicture } from '#app/data/photos/photo-picture.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/layout.tsx';
import { TextLink } from '#app/ui/text-action.tsx';

const SHOWN = 6;
/** Some of the latest may have been taken down, or are portraits. */
const READ = 60;

export const LatestPhotos = (): ReactNode => {
  const { t, format } = useI18n();
  const photos = (usePhotos(undefined, READ) ?? []).slice(0, SHOWN);
  const activities = useActivities();
  if (photos.length === 0) return null;
  return (
    <Section
      title={t.photos.latest}
      trail={
        <TextLink href={paths.gallery()} iconEnd="chevron-right">
          {t.photos.seeAll}
        </TextLink>
      }
    >
      <ul className="grid grid-cols-3 gap-2 lg:grid-cols-6">
        {photos.map(({ id, sha256, tinyHash, caption, activityId, takenAt }) => {
          const topic = activities?.find((activity) => activity.id === activityId)?.topic;
          const name = t.photos.namedBy(caption || topic || t.photos.slide, format.shortDate(takenAt));
          return (
            <li key={id}>
              <Link href={paths.gallery()} className="block">
                <PhotoPicture
                  {...{ sha256, tinyHash }}
                  variant="thumb"
                  alt={name}
                  className="aspect-square rounded-md"
                />
              </Link>
            </li>
          );
        })}
      </ul>
    </Section>
  );
};
