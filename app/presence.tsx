/** The attendee's entry: the code and the form, as light as they can be. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PresencePage } from '#app/features/check-in/presence-page.tsx';
import { WordsProvider } from '#app/features/check-in/words.tsx';
import { registerServiceWorker } from '#app/pwa/register.ts';
import { coverSecondTaps } from '#app/ui/second-tap.ts';
import '#app/ui/styles/presence.css';
import { whenIdle } from '#app/ui/when-idle.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('presence.html has no #root');

createRoot(root).render(
  <StrictMode>
    <WordsProvider>
      <PresencePage activityUlid={location.pathname.split('/')[2] ?? ''} roomKey={location.hash.slice(1)} />
    </WordsProvider>
  </StrictMode>,
);
coverSecondTaps();
whenIdle(() => void registerServiceWorker('presence'));
