/** Has everything of this activity reached the server? The bureau may put the phone away only then. */
import type { ReactNode } from 'react';
import { useOutboxPhotos, usePhotosOf, useRejectedWrites } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local-document.ts';
import { useSyncStatus } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Notice } from '#app/ui/notice.tsx';
import { TextLink } from '#app/ui/text-action.tsx';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { arrivalOf } from './arrival.ts';

export interface ArrivalReceiptProps {
  readonly activity: Local<'activities'>;
  readonly dossier: Local<'dossiers'> | null | undefined;
  readonly attendances: readonly Local<'attendances'>[] | undefined;
}

export const ArrivalReceipt = ({ activity, dossier, attendances }: ArrivalReceiptProps): ReactNode => {
  const { t, format } = useI18n();
  const { pendingByCollection } = useSyncStatus();
  const rejected = useRejectedWrites();
  const photos = usePhotosOf(activity.clubId, activity.id);
  const outbox = useOutboxPhotos()?.filter(({ activityId }) => activityId === activity.id);
  if (attendances === undefined || dossier === undefined || photos === undefined || outbox === undefined)
    return null;
  const photoCount = photos.length + (dossier?.pendingPhotos.length ?? 0);
  const people = attendances.length;
  const what = [
    ...(people === 0 ? [] : [t.activity.arrivedPeople(format.count(people), people === 1)]),
    ...(photoCount === 0 ? [] : [t.photos.some(format.count(photoCount), photoCount === 1)]),
  ];
  const refusedPhotos = outbox.filter(({ refusal }) => refusal !== null).length;
  const ulid = ulidOfActivity(activity.id);
  const arrival = arrivalOf({
    documents: [activity, ...(dossier === null ? [] : [dossier]), ...attendances, ...photos],
    participantsWaiting: pendingByCollection.participants ?? 0,
    photosWaiting: outbox.length - refusedPhotos,
    // Every id of an activity's documents holds its ulid.
    refused: (rejected ?? []).filter(({ id }) => id.includes(ulid)).length + refusedPhotos,
  });
  switch (arrival.type) {
    case 'refused':
      return (
        <Notice
          tone="bad"
          title={t.activity.refused(arrival.count)}
          actions={<TextLink href={paths.synchronisation()}>{t.activity.seeRefused}</TextLink>}
        >
          {t.activity.refusedText}
        </Notice>
      );
    case 'waiting':
      return (
        <Notice tone="info" icon="arrow-up" title={t.activity.waiting(arrival.count)}>
          {t.activity.waitingText}
        </Notice>
      );
    case 'photosWaiting':
      return (
        <Notice tone="info" icon="arrow-up" title={t.activity.photosWaiting(arrival.count)}>
          {t.activity.photosWaitingText}
        </Notice>
      );
    case 'arrived':
      return what.length === 0 ? null : (
        <Notice tone="good" title={t.activity.arrived} live>
          {t.activity.arrivedText(what.join(', '))}
        </Notice>
      );
    case 'unsure':
      return null;
  }
};
