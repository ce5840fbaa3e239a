/** An activity's photos: everyone sees those that are published; the bureau takes them here and says when they may be seen. */
import { useId, useState, type ReactNode } from 'react';
import { useOutboxPhotos, usePhotoRoom, usePhotosOf } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { PhotoLightbox } from '#app/data/photos/photo-lightbox.tsx';
import { PhotoPicture } from '#app/data/photos/photo-picture.tsx';
import type { PhotoRoom } from '#app/data/photos/photo-room.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { BusyLine } from '#app/ui/busy-line.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { useFilePicker } from '#app/ui/use-file-picker.tsx';
import type { PendingPhoto } from '#schemas/documents/dossier.ts';
import { PublishSheet } from './publish-sheet.tsx';
import type { TakenPhotos } from './take-each.ts';
import { useTakePhotos } from './use-take-photos.ts';

export interface PhotosCardProps {
  readonly activity: Local<'activities'>;
  /** Taken, and seen by the bureau only. */
  readonly pending: readonly PendingPhoto[];
  readonly takes: boolean;
}

export const PhotosCard = ({ activity, pending, takes }: PhotosCardProps): ReactNode => {
  const { t, format } = useI18n();
  const titleId = useId();
  const photos = usePhotosOf(activity.clubId, activity.id);
  const waiting = (useOutboxPhotos() ?? []).filter(({ activityId }) => activityId === activity.id).length;
  const [shownId, setShownId] = useState<string>();
  if (photos === undefined || (photos.length === 0 && !takes)) return null;
  // Published by a device that died before it took it from the list.
  const unpublished = pending.filter(({ sha256 }) => photos.every((photo) => photo.sha256 !== sha256));
  const count = photos.length + unpublished.length;
  return (
    <Card labelledBy={titleId}>
      <CardHead
        id={titleId}
        title={t.photos.title}
        trail={
          count === 0 ? null : (
            <span className="text-sm text-ink-soft">
              {t.photos.count(format.count(count), count === 1, waiting)}
            </span>
          )
        }
      />
      {takes ? <Taking activity={activity} pending={unpublished} isEmpty={count === 0} /> : null}
      {photos.length === 0 ? null : (
        <ul className="grid grid-cols-3 gap-2 sm:grid-cols-4 lg:grid-cols-3">
          {photos.map((photo, index) => {
            const name = photo.caption || t.photos.photo(index + 1);
            return (
              <li key={photo.id}>
                <button
                  type="button"
                  aria-label={t.photos.open(name)}
                  onClick={() => setShownId(photo.id)}
                  className="block w-full transition-transform active:scale-[.97]"
                >
                  <PhotoPicture
                    sha256={photo.sha256}
                    tinyHash={photo.tinyHash}
                    variant="thumb"
                    alt=""
                    className="aspect-square rounded-sm"
                  />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <PhotoLightbox
        photos={photos}
        shownId={shownId}
        onShow={setShownId}
        wordsOf={({ caption }) => ({
          title: caption || activity.topic,
          detail: caption === '' ? format.date(activity.startsAt) : activity.topic,
        })}
      />
    </Card>
  );
};

interface TakingProps {
  readonly activity: Local<'activities'>;
  readonly pending: readonly PendingPhoto[];
  readonly isEmpty: boolean;
}

const Taking = ({ activity, pending, isEmpty }: TakingProps): ReactNode => {
  const { t } = useI18n();
  const { room, look } = usePhotoRoom();
  const { progress, taken, take } = useTakePhotos(activity);
  const [isPublishing, setPublishing] = useState(false);
  const [hasNothing, setNothing] = useState(false);
  const onFiles = (files: readonly File[]): void => {
    setNothing(false);
    void take(files).then(({ keptCount }) => {
      look();
      if (keptCount > 0) setPublishing(true);
    });
  };
  const camera = useFilePicker({
    accept: 'image/*',
    camera: 'world',
    onFiles,
    onNothing: () => setNothing(true),
  });
  const files = useFilePicker({ accept: 'image/*', onFiles });
  const isBusy = progress !== undefined;
  return (
    <div className="mb-3 grid gap-3">
      <RoomNotice room={room} />
      {isEmpty && !isBusy ? <p className="text-ink-soft">{t.photos.none}</p> : null}
      {camera.input}
      {files.input}
      <div className="grid grid-cols-2 gap-2">
        <Button icon="camera" busy={isBusy} onClick={camera.open} aria-label={t.photos.takeLong}>
          {t.photos.take}
        </Button>
        <Button icon="image" busy={isBusy} onClick={files.open} aria-label={t.photos.chooseLong}>
          {t.photos.choose}
        </Button>
      </div>
      {progress === undefined ? null : <BusyLine label={t.photos.preparing(progress.at, progress.of)} />}
      {hasNothing && !isBusy ? (
        <Notice tone="plain" live>
          {t.photos.nothingTaken}
        </Notice>
      ) : null}
      <Problems taken={taken} />
      {pending.length === 0 ? null : <Pending pending={pending} onReview={() => setPublishing(true)} />}
      {isPublishing && pending.length > 0 ? (
        <PublishSheet activity={activity} pending={pending} onClose={() => setPublishing(false)} />
      ) : null}
    </div>
  );
};

const RoomNotice = ({ room }: { readonly room: PhotoRoom }): ReactNode => {
  const { t, format } = useI18n();
  switch (room.type) {
    case 'enough':
      return null;
    case 'low':
      return (
        <Notice tone="warn" title={t.photos.lowTitle(format.bytes(room.belowBytes))} live>
          {t.photos.lowText}
        </Notice>
      );
    case 'none':
      return (
        <Notice tone="bad" title={t.photos.fullTitle(format.bytes(room.belowBytes))} live>
          {t.photos.fullText}
        </Notice>
      );
  }
};

const Problems = ({ taken }: { readonly taken: TakenPhotos | undefined }): ReactNode => {
  const { t } = useI18n();
  if (taken === undefined || taken.problems.length === 0) return null;
  return (
    <Notice tone="bad" title={t.photos.notKept(taken.problems.length)} live>
      {taken.problems.map((problem) => (
        <p key={problem} className="wrap-anywhere">
          {problem}
        </p>
      ))}
      {taken.keptCount > 0 ? <p>{t.photos.othersKept}</p> : null}
    </Notice>
  );
};

interface PendingProps {
  readonly pending: readonly PendingPhoto[];
  readonly onReview: () => void;
}

/** The first few; all of them stand in the sheet. */
const SHOWN_PENDING = 4;

const Pending = ({ pending, onReview }: PendingProps): ReactNode => {
  const { t } = useI18n();
  return (
    <div className="rounded-md border border-dashed border-line-strong p-3">
      <p className="flex items-center gap-2 font-medium">
        <Icon name="lock" size="sm" />
        {t.photos.pendingTitle(pending.length)}
      </p>
      <p className="mb-2 text-sm text-ink-soft">{t.photos.pendingText}</p>
      <div className="grid grid-cols-4 gap-2">
        {pending.slice(0, SHOWN_PENDING).map(({ sha256, tinyHash }) => (
          <PhotoPicture
            key={sha256}
            {...{ sha256, tinyHash }}
            isPending
            variant="thumb"
            alt=""
            className="aspect-square rounded-sm"
          />
        ))}
      </div>
      <CardFoot>
        <TextAction icon="check" onClick={onReview}>
          {t.photos.review}
        </TextAction>
      </CardFoot>
    </div>
  );
};
