/** One's own account and this device: who, language, theme, locking, leaving. */
import type { ReactNode } from 'react';
import { useSessionState } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';

export const AccountPage = (): ReactNode => {
  const { t } = useI18n();
  const state = useSessionState();
  usePageTitle(t.common.account, t.common.appName);
  return (
    <PageHead title={t.common.account} sub={state.phase === 'user' ? state.account.displayName : undefined} />
  );
};
