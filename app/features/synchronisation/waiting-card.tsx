import type { ReactNode } from 'react';
import { useSyncStatus } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { IconTile } from '#app/ui/icon-tile.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import type { Collection } from '#schemas/documents/collections.ts';

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
  const kinds = Object.entries(pendingByCollection).filter(([, count]) => count > 0) as [
    Collection,
    number,
  ][];
  if (kinds.length === 0) {
    return (
      <Card>
        <EmptyState icon="check-circle" title={t.sync.nothingWaits} text={t.sync.nothingWaitsHint} />
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
        {kinds.map(([collection, count]) => (
          <ListRow
            key={collection}
            lead={<IconTile icon={ICONS[collection]} tone="blue" />}
            title={t.sync.kinds[collection](count)}
          />
        ))}
      </ListRows>
    </Card>
  );
};
