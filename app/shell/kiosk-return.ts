/**
 * What happens when the host comes back from the kiosk: answers move into the host's database as soon as the vault is open,
 * and the device stops being a kiosk. Somebody else's passphrase does not end a host's kiosk.
 */
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { activeKiosk } from '#app/data/kiosk/active-kiosk.ts';
import { onKioskAnswer } from '#app/data/kiosk/kiosk-channel.ts';
import { useWorkspace } from '#app/data/services.tsx';

export const useKioskReturn = (): void => {
  const host = useWorkspace()?.kiosk;
  const router = useRouter();
  useEffect(() => {
    if (host === undefined) return undefined;
    const ulid = activeKiosk();
    void host.importAnswers();
    if (ulid !== undefined) {
      void host.end(ulid).then((ended) => {
        if (ended) void router.invalidate();
      });
    }
    return onKioskAnswer(() => void host.importAnswers());
  }, [host, router]);
};
