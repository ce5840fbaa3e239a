import type { ReactNode } from 'react';
import type { StorageEstimate } from '#app/data/local/storage-error.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { Meter } from '#app/ui/meter.tsx';

export const SpaceCard = ({ space }: { readonly space: StorageEstimate }): ReactNode => {
  const { t, format } = useI18n();
  const used = t.sync.used(format.bytes(space.usedBytes));
  const free = t.sync.freeOf(format.bytes(space.quotaBytes - space.usedBytes));
  return (
    <Card labelledBy="sync-space">
      <CardHead
        id="sync-space"
        title={t.sync.spaceTitle}
        sub={space.persistent ? t.sync.persistent : t.sync.notPersistent}
      />
      <Meter
        value={space.usedBytes}
        max={space.quotaBytes}
        tone="blue"
        label={t.sync.spaceTitle}
        valueText={used}
      />
      <p className="mt-2 flex justify-between gap-3 text-sm">
        <span>{used}</span>
        <span className="text-ink-soft">{free}</span>
      </p>
    </Card>
  );
};
