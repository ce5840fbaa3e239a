/** The application's entry. A kiosk in progress is shown before anything else is even loaded. */
import { createRoot } from 'react-dom/client';
import { createAppServices } from '#app/data/create-app-services.ts';
import { activeKiosk } from '#app/data/kiosk/active-kiosk.ts';
import { paths } from '#app/paths.ts';
import { keepShownPhotos } from '#app/pwa/keep-shown.ts';
import { registerServiceWorker } from '#app/pwa/register.ts';
import { AppShell } from '#app/shell/app-shell.tsx';
import { coverSecondTaps } from '#app/ui/second-tap.ts';
import '#app/ui/styles/app.css';
import { whenIdle } from '#app/ui/when-idle.ts';

const open = (): void => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  const services = createAppServices();
  createRoot(root).render(<AppShell services={services} />);
  void services.start();
  coverSecondTaps();
  // It keeps the whole application, which would share the line with what the first screen waits for.
  whenIdle(() => {
    keepShownPhotos();
    void registerServiceWorker('application');
  });
};

const kiosk = activeKiosk();
if (kiosk !== undefined && location.pathname !== paths.signIn()) location.replace(paths.kiosk(kiosk));
else open();
