/** Photos in columns, each as high as it is; more are laid out as one goes down. One opens over the whole screen. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { MasonryPhotoAlbum } from 'react-photo-album';
import 'react-photo-album/masonry.css';
import type { Local } from '#app/data/local/local-document.ts';
import { PhotoLightbox } from '#app/data/photos/photo-lightbox.tsx';
import { PhotoPicture } from '#app/data/photos/photo-picture.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ClubDot } from '#app/ui/club-glyph.tsx';
import { isLightLine, variantFor } from '#app/ui/picture-size.ts';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';

export interface GalleryAlbumProps {
  readonly photos: readonly Local<'photos'>[];
  readonly topicOf: (photo: Local<'photos'>) => string | undefined;
}

const PAGE_SIZE = 40;
const SPACING_PX = 12;
const columnsAt = (widthPx: number): number => (widthPx < 560 ? 2 : widthPx < 900 ? 3 : 4);

export const GalleryAlbum = ({ photos, topicOf }: GalleryAlbumProps): ReactNode => {
  const { t, format } = useI18n();
  const [shownId, setShownId] = useState<string>();
  const { count, endRef } = usePages(photos.length);
  const nameOf = (photo: Local<'photos'>): string =>
    t.photos.namedBy(photo.caption || topicOf(photo) || t.photos.slide, format.shortDate(photo.takenAt));
  return (
    <>
      <MasonryPhotoAlbum
        photos={photos.slice(0, count).map((photo) => ({
          key: photo.id,
          src: photo.sha256,
          width: photo.widthPx,
          height: photo.heightPx,
          photo,
        }))}
        columns={columnsAt}
        spacing={SPACING_PX}
        defaultContainerWidth={328}
        render={{
          photo: (_, { photo: { photo }, width, height }) => (
            <div key={photo.id} data-club={photo.clubId} className="w-full">
              <button
                type="button"
                aria-label={t.photos.open(nameOf(photo))}
                onClick={() => setShownId(photo.id)}
                className="block w-full transition-transform active:scale-[.98]"
              >
                <PhotoPicture
                  sha256={photo.sha256}
                  tinyHash={photo.tinyHash}
                  widthPx={photo.widthPx}
                  heightPx={photo.heightPx}
                  variant={variantFor(Math.max(width, height), devicePixelRatio, isLightLine())}
                  alt=""
                  className="rounded-md"
                />
              </button>
              <p className="mt-1.5 flex items-baseline gap-2 text-sm text-ink-soft">
                <ClubDot clubSlug={photo.clubId} />
                <span className="min-w-0 wrap-anywhere">{nameOf(photo)}</span>
              </p>
            </div>
          ),
        }}
      />
      <div ref={endRef} aria-hidden className="h-px" />
      <PhotoLightbox
        photos={photos}
        shownId={shownId}
        onShow={setShownId}
        wordsOf={(photo) => {
          const topic = topicOf(photo);
          const day = format.date(photo.takenAt);
          return photo.caption === ''
            ? { title: topic ?? t.photos.slide, detail: day }
            : { title: photo.caption, detail: topic === undefined ? day : `${topic} · ${day}` };
        }}
        hrefOf={({ activityId, clubId }) =>
          activityId === null ? undefined : paths.activity(clubId, ulidOfActivity(activityId))
        }
      />
    </>
  );
};

/** So many are laid out; more when the end comes near. */
const usePages = (total: number) => {
  const [count, setCount] = useState(PAGE_SIZE);
  const endRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const end = endRef.current;
    if (end === null || count >= total) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) setCount((shown) => shown + PAGE_SIZE);
      },
      { rootMargin: '800px' },
    );
    observer.observe(end);
    return () => observer.disconnect();
  }, [count, total]);
  return { count, endRef };
};
