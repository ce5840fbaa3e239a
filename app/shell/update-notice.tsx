import { useEffect } from 'react';
import { useFirstI18n } from '#app/i18n/i18n-context.tsx';
import { useSyncStatus } from '#app/data/services.tsx';
import { applyUpdate, lookForUpdate, onUpdateReady } from '#app/pwa/register.ts';
import { useToast } from '#app/ui/toast.tsx';

/** A new version waits until it is asked for: a form may be half filled in. */
export const UpdateNotice = () => {
  const { t } = useFirstI18n();
  const toast = useToast();
  useEffect(
    () =>
      onUpdateReady(() =>
        toast.show({
          text: t.common.updateReady,
          icon: 'sync',
          action: { label: t.common.update, onPress: applyUpdate },
          timeoutMs: 0,
        }),
      ),
    [t, toast],
  );
  const isOutdated = useSyncStatus().connection === 'outdated';
  // The notice follows once the new version has arrived.
  useEffect(() => {
    if (isOutdated) lookForUpdate();
  }, [isOutdated]);
  return null;
};
