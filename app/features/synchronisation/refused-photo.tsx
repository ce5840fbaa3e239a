/** A photo that the server will not take, or that belongs to nothing any more: why, and what one can do with it. */
import { useId, type ReactNode } from 'react';
import type { OutboxPhoto } from '#app/data/photos/outbox-store.ts';
import type { PhotoBox } from '#app/data/photos/photo-box.ts';
import { PhotoPicture } from '#app/data/photos/photo-picture.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { downloadFile } from '#app/ui/download-file.ts';
import { useToast } from '#app/ui/toast.tsx';

export interface RefusedPhotoProps {
  readonly photo: OutboxPhoto;
  readonly box: PhotoBox;
  readonly topic: string | undefined;
}

export const RefusedPhoto = ({ photo, box, topic }: RefusedPhotoProps): ReactNode => {
  const { t } = useI18n();
  const titleId = useId();
  const toast = useToast();
  const { sha256, tinyHash, takenAt, type } = photo;
  const discard = async (): Promise<void> => {
    const undo = await box.discard(sha256);
    toast.show({
      text: t.photos.dropped,
      icon: 'trash',
      action: { label: t.common.undo, onPress: () => void undo() },
    });
  };
  const save = async (): Promise<void> => {
    const file = await box.fileOf(sha256);
    if (file === undefined) return;
    downloadFile(`aesi-${takenAt.slice(0, 10)}.${type === 'image/webp' ? 'webp' : 'jpg'}`, file);
    toast.show({ text: t.sync.exported, icon: 'download' });
  };
  return (
    <Card as="li" labelledBy={titleId}>
      <div className="flex items-start gap-3">
        <PhotoPicture
          {...{ sha256, tinyHash }}
          isPending
          variant="thumb"
          alt=""
          className="size-16 flex-none rounded-sm"
        />
        <div className="min-w-0 flex-1">
          <h3 id={titleId}>{t.photos.refusedPhoto(topic)}</h3>
          <p>{reasonOf(photo.refusal ?? '', t)}</p>
          <p className="mt-1 text-sm text-ink-soft">{t.sync.keptHere}</p>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap gap-2 max-sm:[&>button]:flex-auto">
        <Button icon="sync" onClick={() => void box.retry(sha256)}>
          {t.sync.resend}
        </Button>
        <Button variant="quiet" icon="download" onClick={() => void save()}>
          {t.sync.exportOne}
        </Button>
        <Button variant="quiet" icon="trash" onClick={() => void discard()}>
          {t.sync.discard}
        </Button>
      </div>
    </Card>
  );
};

const reasonOf = (code: string, t: Messages): string => {
  if (code === 'deleted') return t.photos.refusedDeleted;
  const sentences: Readonly<Record<string, string>> = t.errors;
  return sentences[code] ?? t.photos.refusedOther;
};
