/*
 * One photo at a time over the whole screen: arrow keys, Escape, swipes. Loaded when a photo is opened. What a photo is and where
 * its picture lies is the caller's matter (renderPicture).
 */
import { useMemo, type ReactNode } from 'react';
import { Lightbox } from 'yet-another-react-lightbox';
import 'yet-another-react-lightbox/styles.css';
import { Icon } from './icon.tsx';

export interface ViewedPhoto {
  readonly key: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface PhotoViewerLabels {
  readonly viewer: string;
  readonly gallery: string;
  readonly carousel: string;
  readonly slide: string;
  readonly previous: string;
  readonly next: string;
  readonly close: string;
  readonly position: (at: number, of: number) => string;
}

export interface PhotoViewerProps<P extends ViewedPhoto> {
  readonly photos: readonly P[];
  /** Of the one that is shown. */
  readonly shownKey: string;
  readonly onShow: (key: string) => void;
  readonly onClose: () => void;
  readonly labels: PhotoViewerLabels;
  readonly renderPicture: (photo: P) => ReactNode;
  /** Links and acts below the words of the photo that is shown. */
  readonly renderActs?: ((photo: P) => ReactNode) | undefined;
}

/** The viewer makes the rest of the page inert; what is said meanwhile lies above it, and can be heard and taken back. */
const keepMessagesInReach = (): void => {
  const messages = document.querySelector('.toasts')?.closest('body > *');
  messages?.removeAttribute('inert');
  messages?.removeAttribute('aria-hidden');
};

/** White signs on a photo that may be white. */
const onPhoto = {
  margin: '0 4px',
  padding: '10px',
  borderRadius: '999px',
  backgroundColor: 'rgb(12 15 20 / 60%)',
};

export function PhotoViewer<P extends ViewedPhoto>(props: PhotoViewerProps<P>): ReactNode {
  const { photos, shownKey, onShow, onClose, labels, renderPicture, renderActs } = props;
  const byKey = useMemo(() => new Map(photos.map((photo) => [photo.key, photo])), [photos]);
  const slides = useMemo(
    () => photos.map(({ key, widthPx, heightPx }) => ({ src: key, width: widthPx, height: heightPx })),
    [photos],
  );
  const index = photos.findIndex(({ key }) => key === shownKey);
  const shown = photos[index];
  if (shown === undefined) return null;
  return (
    <Lightbox
      open
      close={onClose}
      index={index}
      slides={slides}
      on={{
        entered: keepMessagesInReach,
        view: ({ index: at }) => {
          const seen = photos[at];
          if (seen !== undefined && seen.key !== shownKey) onShow(seen.key);
        },
      }}
      carousel={{ finite: true, preload: 1, padding: 0 }}
      controller={{ closeOnPullDown: true }}
      styles={{
        root: {
          '--yarl__color_backdrop': '#0c0f14',
          '--yarl__button_padding': '10px',
          '--yarl__portal_zindex': '50',
        },
        navigationPrev: onPhoto,
        navigationNext: onPhoto,
      }}
      labels={{
        Previous: labels.previous,
        Next: labels.next,
        Close: labels.close,
        Slide: labels.slide,
        Carousel: labels.carousel,
        Lightbox: labels.viewer,
        'Photo gallery': labels.gallery,
        '{index} of {total}': labels.position(index + 1, photos.length),
      }}
      render={{
        iconPrev: () => <Icon name="chevron-left" size="lg" />,
        iconNext: () => <Icon name="chevron-right" size="lg" />,
        iconClose: () => <Icon name="close" size="lg" />,
        slide: ({ slide }) => {
          const photo = 'src' in slide ? byKey.get(slide.src) : undefined;
          if (photo === undefined) return null;
          return (
            <div className="flex size-full items-center justify-center pt-14 pb-36">
              {renderPicture(photo)}
            </div>
          );
        },
        controls: () => (
          <>
            <p aria-live="polite" className="absolute top-0 left-0 p-4 text-md tabular-nums text-[#f7fafc]">
              {labels.position(index + 1, photos.length)}
            </p>
            <div className="absolute inset-x-0 bottom-0 grid gap-1 bg-[#0c0f14] p-4 pb-[calc(16px+env(safe-area-inset-bottom))] text-[#cbd5e0] lg:px-6">
              <p className="font-bold text-[#f7fafc]">{shown.title}</p>
              {shown.detail === undefined ? null : <p className="text-sm">{shown.detail}</p>}
              {renderActs === undefined ? null : (
                <div className="flex flex-wrap items-center gap-x-4 [&_a]:text-[#bee3f8] [&_button]:text-[#bee3f8]">
                  {renderActs(shown)}
                </div>
              )}
            </div>
          </>
        ),
      }}
    />
  );
}
