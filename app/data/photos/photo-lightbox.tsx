/** Photos of documents, one at a time over the whole screen; the bureau of its club takes one down from here. */
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { isLightLine, variantFor } from '#app/ui/picture-size.ts';
import { pictureAddress } from '#app/ui/picture.tsx';
import { TextAction, TextLink } from '#app/ui/text-action.tsx';
import { may } from '#schemas/rules/permissions.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useWorkspace } from '../services.tsx';
import { useAct } from '#app/data/forms/use-act.ts';
import { CaptionSheet } from './caption-sheet.tsx';
import { PhotoPicture } from './photo-picture.tsx';
import { RemovalSheet } from './removal-sheet.tsx';

const PhotoViewer = lazy(async () => ({
  default: (await import('#app/ui/photo-viewer.tsx')).PhotoViewer,
})) as unknown as typeof import('#app/ui/photo-viewer.tsx').PhotoViewer;

export interface PhotoWords {
  readonly title: string;
  readonly detail?: string | undefined;
}

export interface PhotoLightboxProps {
  readonly photos: readonly Local<'photos'>[];
  /** Undefined: closed. */
  readonly shownId: string | undefined;
  readonly onShow: (id: string | undefined) => void;
  readonly wordsOf: (photo: Local<'photos'>) => PhotoWords;
  /** Where the photo belongs, unless one is there. */
  readonly hrefOf?: ((photo: Local<'photos'>) => string | undefined) | undefined;
}

/** What lies over the page while the photo waits. */
interface OpenedSheet {
  readonly Sheet: typeof CaptionSheet | typeof RemovalSheet;
  readonly photo: Local<'photos'>;
}

/** The bars above and below the picture. */
const BARS_PX = 200;

export const PhotoLightbox = (props: PhotoLightboxProps): ReactNode => {
  const { photos, shownId, onShow, wordsOf, hrefOf } = props;
  const { t, format } = useI18n();
  const takeDown = useTakeDown();
  const actor = useWorkspace()?.actor ?? VISITOR;
  const [opened, setOpened] = useState<OpenedSheet>();
  if (opened !== undefined) {
    const { Sheet, photo } = opened;
    const goBack = (): void => {
      setOpened(undefined);
      onShow(photo.id);
    };
    return <Sheet photo={photo} onClose={goBack} />;
  }
  const open = (sheet: OpenedSheet): void => {
    onShow(undefined);
    setOpened(sheet);
  };
  if (shownId === undefined) return null;
  const words = t.photos;
  return (
    <Suspense fallback={null}>
      <PhotoViewer
        photos={photos.map((photo) => ({ ...wordsOf(photo), ...sizeOf(photo), key: photo.id, photo }))}
        shownKey={shownId}
        onShow={onShow}
        onClose={() => onShow(undefined)}
        labels={{ ...words, position: (at, of) => words.position(format.count(at), format.count(of)) }}
        renderPicture={({ photo, title }) => <WholePicture photo={photo} alt={photo.caption || title} />}
        renderActs={({ photo }) => (
          <>
            <PlaceLink href={hrefOf?.(photo)}>{words.toActivity}</PlaceLink>
            <a
              href={pictureAddress(photo.sha256, 'full', 'jpg')}
              download={`aesi-${photo.takenAt.slice(0, 10)}.jpg`}
              className="inline-flex min-h-11 items-center text-sm font-medium underline-offset-4 hover:underline"
            >
              {words.download}
            </a>
            {may(actor, 'update', 'photos', photo.clubId) ? (
              <>
                <TextAction icon="edit" onClick={() => open({ Sheet: CaptionSheet, photo })}>
                  {words.caption}
                </TextAction>
                <TextAction
                  icon="eye-off"
                  onClick={() => {
                    onShow(undefined);
                    void takeDown(photo);
                  }}
                >
                  {words.takeDown}
                </TextAction>
              </>
            ) : (
              <TextAction icon="eye-off" onClick={() => open({ Sheet: RemovalSheet, photo })}>
                {t.removal.ask}
              </TextAction>
            )}
          </>
        )}
      />
    </Suspense>
  );
};

const PlaceLink = ({
  href,
  children,
}: {
  readonly href: string | undefined;
  readonly children: ReactNode;
}): ReactNode => (href === undefined ? null : <TextLink href={href}>{children}</TextLink>);

const sizeOf = ({ widthPx, heightPx }: Local<'photos'>) => ({ widthPx, heightPx });

const WholePicture = ({
  photo,
  alt,
}: {
  readonly photo: Local<'photos'>;
  readonly alt: string;
}): ReactNode => {
  const { sha256, tinyHash, widthPx, heightPx } = photo;
  const variant = variantFor(Math.max(innerWidth, innerHeight - BARS_PX), devicePixelRatio, isLightLine());
  return (
    <div style={{ width: `min(100%, ${widthPx}px, calc((100dvh - ${BARS_PX}px) * ${widthPx / heightPx}))` }}>
      <PhotoPicture {...{ sha256, variant, tinyHash, alt, widthPx, heightPx }} />
    </div>
  );
};

/** Gone for everybody, with the way back in the toast. */
const useTakeDown = (): ((photo: Local<'photos'>) => Promise<boolean>) => {
  const { t } = useI18n();
  const run = useAct();
  return (photo) =>
    run({
      work: (commands) => commands.takeDownPhoto(photo.id),
      said: t.photos.takenDown,
      icon: 'eye-off',
      undo: (commands, taken) => commands.showPhotoAgain(photo, taken),
    });
};
