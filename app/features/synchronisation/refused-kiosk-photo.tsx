import type { ReactNode } from 'react';
import type { KioskPhotos } from '#app/data/kiosk/kiosk-host.ts';
import type { RejectedPhoto } from '#app/data/kiosk/kiosk-photo-import.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { err } from '#schemas/primitives/result.ts';
import { RefusedCard } from './refused-card.tsx';

export interface RefusedKioskPhotoProps {
  readonly photo: RejectedPhoto;
  readonly photos: KioskPhotos;
}

/** A photo that an attendee added at this device's kiosk, and that its host's outbox did not take. */
export const RefusedKioskPhoto = ({
  photo: { seq, topic, reason },
  photos,
}: RefusedKioskPhotoProps): ReactNode => {
  const { t } = useI18n();
  return (
    <RefusedCard
      name={`kiosk-photo:${seq}`}
      title={t.sync.kioskPhoto(topic)}
      reason={t.sync.kioskPhotoReason[reason]}
      kept={t.sync.keptSealed}
      texts={[]}
      acts={{
        resend: async () => {
          const moved = await photos.retry(seq);
          return moved.ok ? moved : err(t.sync.kioskPhotoReason[moved.error]);
        },
        exportJson: () => photos.exportJson([seq]),
        discard: () => photos.discard(seq),
      }}
    />
  );
};
