import { useAreFiguresWhole } from '#app/data/hooks.ts';
import { useSyncStatus } from '#app/data/services.tsx';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import type { FirstMessages } from '#app/i18n/messages.ts';
import { paths } from '#app/paths.ts';
import type { SyncStatus } from '#app/sync/status.ts';
import { Indicator, type IndicatorState } from '#app/ui/indicator.tsx';

const STATES: Readonly<Record<SyncStatus['state'], IndicatorState>> = {
  offline: 'offline',
  rejected: 'refused',
  pending: 'waiting',
  upToDate: 'current',
};

/** «À jour» would be a lie on a phone that is still being filled: its owner would leave the network with half of it. */
const isReceiving = ({ state, caughtUp }: SyncStatus, areFiguresWhole: boolean): boolean =>
  state === 'upToDate' && !(caughtUp && areFiguresWhole);

const textOf = (
  { state, connection, pendingCount, rejectedCount }: SyncStatus,
  words: FirstMessages['common']['indicator'],
): string => {
  if (connection === 'outdated') return words.outdated;
  switch (state) {
    case 'offline':
      return pendingCount > 0 ? words.offlinePending(pendingCount) : words.offline;
    case 'rejected':
      return words.rejected(rejectedCount);
    case 'pending':
      return words.pending(pendingCount);
    case 'upToDate':
      return words.upToDate;
  }
};

export const ConnectionIndicator = () => {
  const { t } = useFirstI18n();
  const status = useSyncStatus();
  const receiving = isReceiving(status, useAreFiguresWhole() === true);
  const text = receiving ? t.common.indicator.receiving : textOf(status, t.common.indicator);
  return (
    <Indicator
      state={receiving ? 'receiving' : STATES[status.state]}
      text={text}
      label={t.common.indicator.label(text)}
      href={paths.synchronisation()}
    />
  );
};
