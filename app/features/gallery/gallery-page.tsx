/** All clubs' photos (R19, R58), for everyone. */
import type { ReactNode } from 'react';
import { usePhotos } from '#app/data/hooks.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { HeadSlot, HeadSlotProvider } from '#app/ui/head-slot.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import { Gallery } from './gallery.tsx';

export const GalleryPage = (): ReactNode => {
  const { t, format } = useI18n();
  usePageTitle(t.common.gallery, t.common.appName);
  const photos = usePhotos() ?? [];
  const activities = new Set(photos.flatMap(({ activityId }) => activityId ?? [])).size;
  return (
    <HeadSlotProvider>
      <PageHead
        title={t.common.gallery}
        sub={
          photos.length === 0
            ? undefined
            : t.photos.gallerySub(
                format.count(photos.length),
                photos.length === 1,
                format.count(activities),
                activities === 1,
              )
        }
        actions={<HeadSlot />}
      />
      <Gallery />
    </HeadSlotProvider>
  );
};
