import { useEffect, useState, type ReactNode } from 'react';
import { useActivities, useOutboxPhotos } from '#app/data/hooks.ts';
import { useSyncStatus, useWorkspace } from '#app/data/services.tsx';
import type { PendingWrite } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { IconTile } from '#app/ui/icon-tile.tsx';
import { Icon, type IconName } from '#app/ui/icon.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import type { Collection } from '#schemas/documents/collections.ts';
import { WaitingPhotos } from './waiting-photos.tsx';
import { subjectsOf, wireBytes } from './describe.ts';

const ICONS: Readonly<Record<Collection, IconName>> = {
  clubs: 'grid',
  activities: 'calendar',
  actions: 'list',
  officers: 'user',
  photos: 'image',
  summaries: 'chart',
  participants: 'user',
  attendances: 'users',
  dossiers: 'document',
  duties: 'task',
  ledger: 'wallet',
  keyrings: 'key',
};

/** What the server has not taken yet, by kind. */
export const WaitingCard = (): ReactNode => {
  const { t, format } = useI18n();
  const { pendingByCollection, pendingCount } = useSyncStatus();
  const kinds = Object.keys(pendingByCollection) as Collection[];
  const pictures = (useOutboxPhotos() ?? []).filter(({ refusal }) => refusal === null);
  const writes = useWrites(pendingByCollection);
  if (kinds.length === 0 && pictures.length === 0) {
    return (
      <Card>
        <p className="flex items-center gap-2">
          <Icon name="check-circle" className="text-green-text" />
          {t.sync.nothingWaits}
        </p>
      </Card>
    );
  }
  return (
    <Card labelledBy="sync-waiting">
      <CardHead
        id="sync-waiting"
        title={t.sync.waitingTitle}
        sub={t.sync.waitingHint}
        trail={
          <Chip tone="blue" icon="arrow-up">
            {format.count(pendingCount)}
          </Chip>
        }
      />
      <ListRows>
        {kinds.map((collection) => (
          <WaitingRow
            key={collection}
            collection={collection}
            count={pendingByCollection[collection] ?? 0}
            writes={writes.filter((write) => write.collection === collection)}
          />
        ))}
        {pictures.length === 0 ? null : <WaitingPhotos photos={pictures} />}
      </ListRows>
    </Card>
  );
};

interface WaitingRowProps {
  readonly collection: Collection;
  readonly count: number;
  /** Empty until they are read. */
  readonly writes: readonly PendingWrite[];
}

const WaitingRow = ({ collection, count, writes }: WaitingRowProps): ReactNode => {
  const { t, format } = useI18n();
  const topics = new Map((useActivities() ?? []).map(({ id, topic }) => [id as string, topic]));
  const subjects = subjectsOf(
    writes.map(({ wire }) => wire),
    (id) => topics.get(id),
  );
  return (
    <ListRow
      lead={<IconTile icon={ICONS[collection]} tone="blue" />}
      title={t.sync.kinds[collection](count)}
      detail={t.sync.about(subjects)}
      trail={
        writes.length === 0 ? undefined : (
          <span className="text-sm text-ink-soft">{format.bytes(wireBytes(writes))}</span>
        )
      }
    />
  );
};

/** The waiting documents themselves, read anew whenever their number changes. */
const useWrites = (counts: unknown): readonly PendingWrite[] => {
  const sync = useWorkspace()?.sync;
  const [writes, setWrites] = useState<readonly PendingWrite[]>([]);
  useEffect(() => {
    let isLatest = true;
    // Topics and sizes are a courtesy: without them the rows still say what waits.
    sync?.pending().then(
      (read) => {
        if (isLatest) setWrites(read);
      },
      () => undefined,
    );
    return () => {
      isLatest = false;
    };
  }, [sync, counts]);
  return writes;
};
