import type { ReactNode } from 'react';
import type { StorageEstimate } from '#app/data/local/storage-error.ts';
import { useSyncStatus } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Format } from '#app/i18n/format.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { paths } from '#app/paths.ts';
import type { SyncStatus } from '#app/sync/status.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Figures, type Figure } from '#app/ui/figures.tsx';
import type { IconName } from '#app/ui/icon.tsx';
import { RoundIcon, type RoundIconProps } from '#app/ui/round-icon.tsx';

interface Look {
  readonly icon: IconName;
  readonly tone: NonNullable<RoundIconProps['tone']>;
  readonly title: string;
  readonly hint: string;
}

/** As the indicator orders them: no contact first, else what was refused, else what waits (app/sync/status.ts). */
export const lookOf = (status: SyncStatus, words: Messages['sync']): Look => {
  switch (status.connection) {
    case 'offline':
      return { icon: 'offline', tone: 'neutral', title: words.offline, hint: words.offlineHint };
    case 'busy':
      return { icon: 'clock', tone: 'neutral', title: words.busy, hint: words.busyHint };
    case 'signedOut':
      return { icon: 'lock', tone: 'neutral', title: words.signedOut, hint: words.signedOutHint };
    case 'outdated':
      return { icon: 'sync', tone: 'orange', title: words.outdated, hint: words.outdatedHint };
    default:
      if (status.rejectedCount > 0)
        return {
          icon: 'alert',
          tone: 'red',
          title: words.rejected(status.rejectedCount),
          hint: status.pendingCount > 0 ? words.rejectedPendingHint : words.rejectedHint,
        };
      if (status.sending)
        return { icon: 'arrow-up', tone: 'orange', title: words.sending, hint: words.sendingHint };
      return status.pendingCount > 0
        ? { icon: 'arrow-up', tone: 'orange', title: words.online, hint: words.pendingHint }
        : { icon: 'check', tone: 'green', title: words.upToDate, hint: words.upToDateHint };
  }
};

const freeSpace = (space: StorageEstimate | undefined, words: Messages['sync'], format: Format): Figure => {
  if (space === undefined) return { label: words.free, value: words.unknownSpace };
  const [value = '', unit = ''] = format.bytes(space.quotaBytes - space.usedBytes).split('\u00A0');
  return { label: words.free, value, unit };
};

/** How sync stands, in one sentence and three figures. */
export const StatusCard = ({ space }: { readonly space: StorageEstimate | undefined }): ReactNode => {
  const { t, format } = useI18n();
  const status = useSyncStatus();
  const look = lookOf(status, t.sync);
  return (
    <Card labelledBy="sync-state">
      <div className="mb-4 flex items-center gap-3">
        <RoundIcon icon={look.icon} tone={look.tone} size="md" />
        <div className="min-w-0" role="status">
          <h2 id="sync-state">{look.title}</h2>
          <p className="text-ink-soft">{look.hint}</p>
        </div>
      </div>
      {status.connection === 'signedOut' ? (
        <div className="mb-4">
          <ButtonLink href={paths.signIn()} icon="key">
            {t.sync.signIn}
          </ButtonLink>
        </div>
      ) : null}
      <Figures
        three
        items={[
          { label: t.sync.pending, value: format.count(status.pendingCount) },
          {
            label: t.sync.refused,
            value: format.count(status.rejectedCount),
            tone: status.rejectedCount > 0 ? 'red' : undefined,
          },
          freeSpace(space, t.sync, format),
        ]}
      />
    </Card>
  );
};
