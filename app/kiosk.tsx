/** The kiosk's own entry: its store and its page, nothing of the application around it. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createKioskDraft } from '#app/data/kiosk/kiosk-draft.ts';
import { createKioskStore } from '#app/data/kiosk/kiosk-store.ts';
import { announceKioskAnswer } from '#app/data/kiosk/kiosk-channel.ts';
import { KioskPage } from '#app/features/check-in/kiosk-page.tsx';
import { WordsProvider } from '#app/features/check-in/words.tsx';
import { registerServiceWorker } from '#app/pwa/register.ts';
import { coverSecondTaps } from '#app/ui/second-tap.ts';
import '#app/ui/styles/app.css';

const root = document.getElementById('root');
if (root === null) throw new Error('kiosk.html has no #root');

const activityUlid = location.pathname.split('/')[2] ?? '';

/** Also before it controls this page, which it does from the next load on. */
const activeWorker = async (): Promise<ServiceWorker | null> =>
  'serviceWorker' in navigator ? ((await navigator.serviceWorker.getRegistration())?.active ?? null) : null;

createRoot(root).render(
  <StrictMode>
    <WordsProvider>
      <KioskPage
        activityUlid={activityUlid}
        kiosk={createKioskStore({ clock: () => Date.now() })}
        draft={createKioskDraft(activityUlid, activeWorker)}
        onTaken={announceKioskAnswer}
      />
    </WordsProvider>
  </StrictMode>,
);
coverSecondTaps();
void registerServiceWorker('application');
