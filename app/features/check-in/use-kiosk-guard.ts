/** Keeps attendees inside: the back gesture stays on the kiosk, and the first touch asks for the whole screen. */
import { useEffect } from 'react';

export const useKioskGuard = (): void => {
  useEffect(() => {
    const stay = (): void => history.pushState(null, '', location.href);
    const fill = (): void => {
      // Where the browser has no full screen, or says no, the kiosk works in the window it has.
      document.documentElement.requestFullscreen?.().catch(() => undefined);
    };
    stay();
    addEventListener('popstate', stay);
    addEventListener('pointerdown', fill, { once: true });
    return () => {
      removeEventListener('popstate', stay);
      removeEventListener('pointerdown', fill);
    };
  }, []);
};
