/** What waits, what is being sent, what was refused and why, and what this phone holds (R60). */
import { useEffect, useState, type ReactNode } from 'react';
import {
  useActivities,
  useOutboxPhotos,
  useParticipantsById,
  useRejectedAnswers,
  useRejectedKioskPhotos,
  useRejectedWrites,
} from '#app/data/hooks.ts';
import { useSyncStatus, useWorkspace } from '#app/data/services.tsx';
import { storageEstimate, type StorageEstimate } from '#app/data/local/storage-error.ts';
import { exportUnsent } from '#app/data/workspace/unsent.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { RejectedWrite } from '#app/sync/rejected-writes.ts';
import { ActionBar } from '#app/ui/action-bar.tsx';
import { Button } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { downloadText } from '#app/ui/download-text.ts';
import { Columns, Section, Stack } from '#app/ui/layout.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { dayOf, toInstant } from '#schemas/primitives/dates.ts';
import { fieldsOf } from './describe.ts';
import { RefusedKioskPhoto } from './refused-kiosk-photo.tsx';
import { RefusedPhoto } from './refused-photo.tsx';
import { RefusedAnswer } from './refused-answer.tsx';
import { RefusedWrite } from './refused-write.tsx';
import { SpaceCard } from './space-card.tsx';
import { StatusCard } from './status-card.tsx';
import { WaitingCard } from './waiting-card.tsx';

export const SynchronisationPage = (): ReactNode => {
  const { t } = useI18n();
  const space = useStorageEstimate();
  const workspace = useWorkspace();
  const { pendingCount, rejectedCount } = useSyncStatus();
  const exportAll = useExportAll();
  const exporting = {
    icon: 'download',
    onClick: () => void exportAll(),
    children: t.sync.exportAll,
  } as const;
  const holdsUnsent = pendingCount + rejectedCount > 0;
  useEffect(() => {
    document.title = `${t.sync.title} · ${t.common.appName}`;
  }, [t]);
  return (
    <>
      <PageHead
        title={t.sync.title}
        sub={useLastContact()}
        actions={
          <>
            {holdsUnsent ? <Button {...exporting} size="lg" className="max-lg:hidden" /> : null}
            {pendingCount > 0 ? (
              <ActionBar>
                <Button
                  variant="primary"
                  size="lg"
                  icon="sync"
                  onClick={() => {
                    workspace?.sync.syncNow();
                    workspace?.photos?.sendNow();
                  }}
                >
                  {t.sync.resendAll}
                </Button>
              </ActionBar>
            ) : null}
          </>
        }
      />
      <Columns kind="main">
        <Stack>
          <StatusCard space={space} />
          <RefusedList />
          <WaitingCard />
        </Stack>
        <Stack>
          {space === undefined ? null : <SpaceCard space={space} />}
          {/* On a phone the way to take things along stands last; on a wide screen beside the title. */}
          {holdsUnsent ? <Button {...exporting} block className="lg:hidden" /> : null}
        </Stack>
      </Columns>
    </>
  );
};

const RefusedList = (): ReactNode => {
  const { t } = useI18n();
  const { rejected, kiosk, photos } = useWorkspace() ?? {};
  const writes = useRejectedWrites() ?? [];
  const answers = useRejectedAnswers() ?? [];
  const kioskPhotos = useRejectedKioskPhotos() ?? [];
  const pictures = (useOutboxPhotos() ?? []).filter(({ refusal }) => refusal !== null);
  const nameOf = useNames(writes);
  const count = writes.length + answers.length + kioskPhotos.length + pictures.length;
  if (count === 0 || rejected === undefined || kiosk === undefined) return null;
  return (
    <Section
      title={t.sync.refusedTitle}
      trail={
        <Chip tone="red" icon="alert">
          {t.sync.refusedCount(count)}
        </Chip>
      }
    >
      <ul className="grid gap-3">
        {writes.map((write) => (
          <RefusedWrite key={write.key} write={write} rejected={rejected} nameOf={nameOf} />
        ))}
        {photos === undefined
          ? null
          : pictures.map((photo) => (
              <RefusedPhoto
                key={photo.sha256}
                photo={photo}
                box={photos}
                topic={photo.activityId === null ? undefined : nameOf(photo.activityId)}
              />
            ))}
        {answers.map((answer) => (
          <RefusedAnswer key={answer.seq} answer={answer} kiosk={kiosk} />
        ))}
        {kioskPhotos.map((photo) => (
          <RefusedKioskPhoto key={`photo-${photo.seq}`} photo={photo} photos={kiosk.photos} />
        ))}
      </ul>
    </Section>
  );
};

/** Topics and names of what refused documents point to, as far as this device knows them. */
const useNames = (writes: readonly RejectedWrite[]): ((id: string) => string | undefined) => {
  const ids = writes.flatMap(({ document }) => {
    const id = fieldsOf(document)['participantId'];
    return typeof id === 'string' ? [id] : [];
  });
  const people = useParticipantsById(ids);
  const activities = useActivities() ?? [];
  return (id) => {
    const person = people?.get(id);
    if (person !== undefined) return `${person.firstName} ${person.lastName}`;
    return activities.find((activity) => activity.id === id)?.topic;
  };
};

const useStorageEstimate = (): StorageEstimate | undefined => {
  const [space, setSpace] = useState<StorageEstimate>();
  useEffect(() => {
    void storageEstimate().then(setSpace, () => undefined);
  }, []);
  return space;
};

const useLastContact = (): string => {
  const { t, format } = useI18n();
  const { lastContactAt } = useSyncStatus();
  if (lastContactAt === undefined) return t.sync.lastContact(t.sync.never);
  const at = toInstant(lastContactAt);
  const isToday = dayOf(at) === dayOf(toInstant(Date.now()));
  return t.sync.lastContact(isToday ? t.sync.today(format.time(at)) : format.dateTime(at));
};

const useExportAll = (): (() => Promise<void>) => {
  const { t } = useI18n();
  const toast = useToast();
  const workspace = useWorkspace();
  return async () => {
    if (workspace === undefined) return;
    downloadText('aesi-non-envoye.json', await exportUnsent(workspace), 'application/json');
    toast.show({ text: t.sync.exported, icon: 'download' });
  };
};
