import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { IconTile } from '#app/ui/icon-tile.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import type { AccountView, MeResponse } from '#schemas/protocol/auth.ts';
import { AuthenticatorSheet } from './authenticator-sheet.tsx';
import { PassphraseSheet } from './passphrase-sheet.tsx';
import { RecoveryCodesSheet } from './recovery-codes-sheet.tsx';
import { ServerPart } from './server-part.tsx';
import type { Asked } from './use-answer.ts';

export interface SecurityCardProps {
  readonly account: AccountView;
  readonly me: Asked<MeResponse>;
  readonly onNewCodes: (codes: readonly string[]) => void;
}

const FEW_CODES = 3;

export const SecurityCard = ({ account, me, onNewCodes }: SecurityCardProps): ReactNode => {
  const { t } = useI18n();
  const words = t.account.security;
  const [open, setOpen] = useState<'passphrase' | 'codes' | 'authenticator'>();
  // These two stay while they are closed: what they offered to write down must be the same when they are opened again.
  const kept = (name: 'passphrase' | 'authenticator') => ({
    open: open === name,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? name : undefined),
  });
  return (
    <Card labelledBy="account-security">
      <CardHead id="account-security" title={words.title} />
      <ServerPart asked={me}>
        {({ recoveryCodesLeft }) => (
          <>
            <ListRows label={words.title}>
              <ListRow
                lead={<IconTile icon="lock" />}
                title={words.passphraseRow}
                detail={words.passphraseDetail}
                onPress={() => setOpen('passphrase')}
              />
              <ListRow
                lead={<IconTile icon="device" />}
                title={words.authenticatorRow}
                detail={words.authenticatorDetail}
                onPress={() => setOpen('authenticator')}
              />
              <ListRow
                lead={<IconTile icon="document" tone={recoveryCodesLeft < FEW_CODES ? 'red' : 'neutral'} />}
                title={words.codesRow}
                detail={words.codesLeft(recoveryCodesLeft)}
                onPress={() => setOpen('codes')}
              />
            </ListRows>
            <PassphraseSheet {...kept('passphrase')} account={account} onChanged={me.reload} />
            <AuthenticatorSheet {...kept('authenticator')} account={account} />
            {open === 'codes' ? (
              <RecoveryCodesSheet onClose={() => setOpen(undefined)} onNewCodes={onNewCodes} />
            ) : null}
          </>
        )}
      </ServerPart>
    </Card>
  );
};
