/**
 * What happens when the host comes back from the kiosk: answers move into the host's database as soon as the vault is open,
 * and the device stops being a kiosk. Somebody else's passphrase does not end a host's kiosk: it is locked again at once.
 */
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { activeKiosk } from '#app/data/kiosk/active-kiosk.ts';
import { onKioskAnswer } from '#app/data/kiosk/kiosk-channel.ts';
import type { KioskHost } from '#app/data/kiosk/kiosk-host.ts';
import { useSession, useWorkspace } from '#app/data/services.tsx';
import { paths } from '#app/paths.ts';

export const useKioskReturn = (): void => {
  const host = useWorkspace()?.kiosk;
  const session = useSession();
  const router = useRouter();
  useEffect(() => {
    if (host === undefined) return undefined;
    const comeBack = async (activityUlid: string): Promise<void> => {
      const end = await host.end(activityUlid);
      if (end.type === 'hosted_by_another') {
        await session.lock();
        await router.navigate({ href: paths.kioskOfOther(activityUlid), replace: true });
        return;
      }
      const href = end.clubId === undefined ? paths.home() : paths.activity(end.clubId, activityUlid);
      await router.navigate({ href, replace: true });
    };
    const kiosk = activeKiosk();
    if (kiosk !== undefined) void comeBack(kiosk);
    importWhatWaits(host);
    return onKioskAnswer(() => importWhatWaits(host));
  }, [host, session, router]);
};

/** What cannot be taken is shown at `/synchronisation`, from the host's own list. */
const importWhatWaits = (host: KioskHost): void => {
  host.importAnswers().catch(globalThis.reportError);
};
