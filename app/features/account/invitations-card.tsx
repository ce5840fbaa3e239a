/** For whoever may invite: one more person, and what waits to be accepted. */
import { useState, type ReactNode } from 'react';
import { useClubs } from '#app/data/hooks.ts';
import { useServices } from '#app/data/services.tsx';
import { useAddressFilter } from '#app/data/forms/use-address-filter.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { IconTile } from '#app/ui/icon-tile.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { PendingInvitation } from '#schemas/protocol/auth.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import { failureSentence, roleWord } from './account-words.ts';
import { INVITE_ADDRESS } from './invite-address.ts';
import { InviteSheet } from './invite-sheet.tsx';
import { ServerPart } from './server-part.tsx';
import { useAnswer } from './use-answer.ts';

export const InvitationsCard = ({ actor }: { readonly actor: Actor }): ReactNode => {
  const { t } = useI18n();
  const words = t.account.invitations;
  const api = useServices().account;
  const pending = useAnswer(api.invitations);
  const [wish, setWish] = useAddressFilter(INVITE_ADDRESS);
  const [isInviting, setIsInviting] = useState(wish.club !== undefined);
  const show = (isOpen: boolean): void => {
    setIsInviting(isOpen);
    // A reload, or the next invitation, begins without it.
    if (!isOpen && wish.club !== undefined) setWish({ club: undefined });
  };
  return (
    <Card labelledBy="account-invitations">
      <CardHead id="account-invitations" title={words.title} sub={words.sub} />
      <ServerPart asked={pending}>
        {(invitations) => (
          <div className="grid gap-3">
            {invitations.length === 0 ? (
              <p className="text-sm text-ink-soft">{words.none}</p>
            ) : (
              <PendingList invitations={invitations} onChanged={pending.reload} />
            )}
            <Button icon="plus" block onClick={() => show(true)}>
              {words.invite}
            </Button>
          </div>
        )}
      </ServerPart>
      <InviteSheet
        open={isInviting}
        onOpenChange={show}
        actor={actor}
        leadOf={wish.club}
        onInvited={pending.reload}
      />
    </Card>
  );
};

const PendingList = ({
  invitations,
  onChanged,
}: {
  readonly invitations: readonly PendingInvitation[];
  readonly onChanged: () => void;
}): ReactNode => {
  const { t, format } = useI18n();
  const words = t.account.invitations;
  const api = useServices().account;
  const clubs = useClubs() ?? [];
  const toast = useToast();
  const [asked, setAsked] = useState<PendingInvitation>();
  const [busy, setBusy] = useState(false);

  const withdraw = async ({ id, displayName }: PendingInvitation): Promise<void> => {
    setBusy(true);
    const withdrawn = await api.withdrawInvitation(id);
    setBusy(false);
    setAsked(undefined);
    toast.show(
      withdrawn.ok
        ? { text: words.withdrawn(displayName), icon: 'check' }
        : { text: failureSentence(withdrawn.error, t, format), icon: 'alert' },
    );
    onChanged();
  };
  return (
    <>
      <ListRows label={words.pending}>
        {invitations.map((one) => (
          <ListRow
            key={one.id}
            lead={<IconTile icon="mail" tone={one.expired ? 'red' : 'blue'} />}
            title={one.displayName}
            detail={
              <>
                {one.roles.map((role) => roleWord(role, clubs, t)).join(', ')}
                <br />
                {one.expired ? words.expired : words.expires(format.date(one.expiresAt as Instant))}
              </>
            }
            trail={
              <IconButton
                icon="close"
                label={words.withdraw(one.displayName)}
                onClick={() => setAsked(one)}
              />
            }
          />
        ))}
      </ListRows>
      <ConfirmDialog
        open={asked !== undefined}
        onOpenChange={(open) => {
          if (!open) setAsked(undefined);
        }}
        title={words.withdrawTitle(asked?.displayName ?? '')}
        confirmLabel={words.withdrawConfirm}
        cancelLabel={t.common.cancel}
        busy={busy}
        onConfirm={() => {
          if (asked !== undefined) void withdraw(asked);
        }}
      >
        {words.withdrawText}
      </ConfirmDialog>
    </>
  );
};
