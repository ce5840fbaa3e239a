/** Photos on their way: how many, how heavy, and how far the one is that is being sent. */
import type { ReactNode } from 'react';
import { usePhotoProgress } from '#app/data/hooks.ts';
import type { OutboxPhoto } from '#app/data/photos/outbox-store.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { IconTile } from '#app/ui/icon-tile.tsx';
import { ListRow } from '#app/ui/list-rows.tsx';
import { Meter } from '#app/ui/meter.tsx';

export const WaitingPhotos = ({ photos }: { readonly photos: readonly OutboxPhoto[] }): ReactNode => {
  const { t, format } = useI18n();
  const progress = usePhotoProgress();
  const sending = photos.find(({ sha256 }) => sha256 === progress?.sha256);
  const totalBytes = photos.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <ListRow
      lead={<IconTile icon="image" tone="blue" />}
      title={t.photos.waiting(format.count(photos.length), photos.length === 1)}
      detail={
        progress === undefined || sending === undefined ? (
          t.photos.waitingAfterTexts
        ) : (
          <>
            <Meter value={progress.sentBytes} max={sending.bytes} tone="blue" className="my-1" />
            {t.photos.sendingNow(format.bytes(progress.sentBytes), format.bytes(sending.bytes))}
          </>
        )
      }
      trail={<span className="text-sm text-ink-soft">{format.bytes(totalBytes)}</span>}
    />
  );
};
