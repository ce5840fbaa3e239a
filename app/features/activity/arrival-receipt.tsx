/** Has everything of this activity reached the server? The bureau may put the phone away only then. */
import type { ReactNode } from 'react';
import { useOutboxPhotos, usePhotosOf, useRejectedAnswers, useRejectedWrites } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
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
  /** The cards of those present, as far as they are read. */
  readonly people: ReadonlyMap<string, Local<'participants'>>;
}

export const ArrivalReceipt = (props: ArrivalReceiptProps): ReactNode => {
  const { activity, dossier, attendances, people } = props;
  const { t, format } = useI18n();
  const { pendingByCollection } = useSyncStatus();
  const rejected = useRejectedWrites();
  const answers = useRejectedAnswers();
  const photos = usePhotosOf(activity.clubId, activity.id);
  const outbox = useOutboxPhotos()?.filter(({ activityId }) => activityId === activity.id);
  if (attendances === undefined || dossier === undefined || photos === undefined || outbox === undefined)
    return null;
  const photoCount = photos.length + (dossier?.pendingPhotos.length ?? 0);
  const present = attendances.length;
  const what = [
    ...(present === 0 ? [] : [t.activity.arrivedPeople(format.count(present), present === 1)]),
    ...(photoCount === 0 ? [] : [t.photos.some(format.count(photoCount), photoCount === 1)]),
  ];
  const refusedPhotos = outbox.filter(({ refusal }) => refusal !== null).length;
  const ulid = ulidOfActivity(activity.id);
  const cards = attendances.flatMap(({ participantId }) => people.get(participantId) ?? []);
  const arrival = arrivalOf({
    documents: [activity, ...(dossier === null ? [] : [dossier]), ...attendances, ...cards, ...photos],
    participantsWaiting: cards.length < attendances.length ? (pendingByCollection.participants ?? 0) : 0,
    photosWaiting: outbox.length - refusedPhotos,
    // Every id of an activity's documents holds its ulid; cards are known one by one.
    refused:
      (rejected ?? []).filter(({ id }) => id.includes(ulid) || people.has(id)).length +
      (answers ?? []).filter(({ activityId }) => activityId === activity.id).length +
      refusedPhotos,
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
