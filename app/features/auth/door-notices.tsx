import type { ReactNode } from 'react';
import { activeKiosk } from '#app/data/kiosk/active-kiosk.ts';
import { useSyncStatus } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** What is special at the door just now: no network, somebody else's kiosk. */
export const DoorNotices = (): ReactNode => {
  const { t } = useI18n();
  const isOffline = useSyncStatus().connection === 'offline';
  return (
    <>
      {isOffline ? (
        <Notice tone="plain" icon="offline" title={t.auth.offlineTitle}>
          {t.auth.offlineNotice}
        </Notice>
      ) : null}
      {activeKiosk() !== undefined && isOfAnother() ? (
        <Notice tone="warn" title={t.auth.kioskOfOther.title}>
          {t.auth.kioskOfOther.text}
        </Notice>
      ) : null}
    </>
  );
};

/** Set by the shell when the passphrase just typed was not the host's (paths.kioskOfOther). */
const isOfAnother = (): boolean => new URLSearchParams(location.search).has('autre');
