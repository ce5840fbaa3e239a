/** Everything the pages stand in: words, services, links, toasts, router. */
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import type { AppServices } from '#app/data/app-services.ts';
import { ServicesProvider } from '#app/data/services.tsx';
import { I18nProvider } from '#app/i18n/i18n-context.tsx';
import { router } from './router.tsx';

export const AppShell = ({ services }: { readonly services: AppServices }) => (
  <StrictMode>
    <I18nProvider>
      <ServicesProvider services={services}>
        <RouterProvider router={router} />
      </ServicesProvider>
    </I18nProvider>
  </StrictMode>
);
