/** One's own account (who, secrets, devices, invitations) and this device (language, theme, locking, leaving). */
import { useState, type ReactNode } from 'react';
import { useServices, useSessionState, useWorkspace } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Columns, Stack } from '#app/ui/layout.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import type { AccountView } from '#schemas/protocol/auth.ts';
import { mayInvite } from '#schemas/rules/grants.ts';
import { DevicesCard } from './devices-card.tsx';
import { InvitationsCard } from './invitations-card.tsx';
import { LeaveCard } from './leave-card.tsx';
import { NewKit } from './new-kit.tsx';
import { PersonCard } from './person-card.tsx';
import { SecurityCard } from './security-card.tsx';
import { SettingsCard } from './settings-card.tsx';
import { useAnswer } from './use-answer.ts';

export const AccountPage = (): ReactNode => {
  const { t } = useI18n();
  const state = useSessionState();
  const title = state.phase === 'user' ? t.common.account : t.common.preferences;
  usePageTitle(title, t.common.appName);
  if (state.phase === 'user') return <OwnAccount account={state.account} />;
  return (
    <>
      <PageHead title={title} />
      <Columns kind="main">
        <SettingsCard isUser={false} />
        <EmptyState
          icon="user"
          title={t.account.visitorTitle}
          text={t.account.visitorText}
          action={
            <ButtonLink variant="primary" icon="key" href={paths.signIn()}>
              {t.common.signIn}
            </ButtonLink>
          }
        />
      </Columns>
    </>
  );
};

const OwnAccount = ({ account }: { readonly account: AccountView }): ReactNode => {
  const { t } = useI18n();
  const api = useServices().account;
  const actor = useWorkspace()?.actor;
  const me = useAnswer(api.me);
  const [newCodes, setNewCodes] = useState<readonly string[]>();
  if (newCodes !== undefined) {
    return (
      <NewKit
        account={account}
        codes={newCodes}
        onDone={() => {
          setNewCodes(undefined);
          me.reload();
        }}
      />
    );
  }
  return (
    <>
      <PageHead title={t.common.account} />
      <Columns kind="main">
        <Stack>
          <PersonCard account={account} />
          {actor !== undefined && mayInvite(actor) ? <InvitationsCard actor={actor} /> : null}
          <SecurityCard account={account} me={me} onNewCodes={setNewCodes} />
          <DevicesCard me={me} />
        </Stack>
        <Stack>
          <SettingsCard isUser />
          <LeaveCard />
        </Stack>
      </Columns>
    </>
  );
};
