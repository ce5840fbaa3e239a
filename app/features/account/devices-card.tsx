/** Where this account is signed in; a lost phone is signed out from here. */
import { useState, type ReactNode } from 'react';
import { useServices } from '#app/data/services.tsx';
import type { Format } from '#app/i18n/format.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { IconTile } from '#app/ui/icon-tile.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { MeResponse, SessionView } from '#schemas/protocol/auth.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import { failureSentence } from './account-words.ts';
import { ServerPart } from './server-part.tsx';
import type { Asked } from './use-answer.ts';

export const DevicesCard = ({ me }: { readonly me: Asked<MeResponse> }): ReactNode => {
  const { t } = useI18n();
  return (
    <Card labelledBy="account-devices">
      <CardHead id="account-devices" title={t.account.devices.title} sub={t.account.devices.sub} />
      <ServerPart asked={me}>
        {({ sessions }) => <SessionList sessions={sessions} onEnded={me.reload} />}
      </ServerPart>
    </Card>
  );
};

const SessionList = ({
  sessions,
  onEnded,
}: {
  readonly sessions: readonly SessionView[];
  readonly onEnded: () => void;
}): ReactNode => {
  const { t, format } = useI18n();
  const words = t.account.devices;
  const api = useServices().account;
  const toast = useToast();
  const [asked, setAsked] = useState<SessionView>();
  const [busy, setBusy] = useState(false);
  const nameOf = ({ device }: SessionView): string => (device === '' ? words.unknown : device);

  const end = async (session: SessionView): Promise<void> => {
    setBusy(true);
    const ended = await api.endSession(session.id);
    setBusy(false);
    setAsked(undefined);
    // Already gone is what was wanted.
    const isGone = ended.ok || (ended.error.type === 'refused' && ended.error.code === 'not_found');
    toast.show(
      isGone || ended.ok
        ? { text: words.ended(nameOf(session)), icon: 'check' }
        : { text: failureSentence(ended.error, t, format), icon: 'alert' },
    );
    onEnded();
  };
  return (
    <>
      <ListRows label={words.title}>
        {sessions.map((session) => (
          <ListRow
            key={session.id}
            lead={<IconTile icon="device" />}
            title={nameOf(session)}
            detail={words.lastSeen(whenOf(session.lastSeenAt as Instant, format))}
            trail={
              session.current ? (
                <Chip tone="green" icon="check">
                  {words.current}
                </Chip>
              ) : (
                <IconButton
                  icon="close"
                  label={words.end(nameOf(session))}
                  onClick={() => setAsked(session)}
                />
              )
            }
          />
        ))}
      </ListRows>
      <ConfirmDialog
        open={asked !== undefined}
        onOpenChange={(open) => {
          if (!open) setAsked(undefined);
        }}
        title={words.confirmTitle(asked === undefined ? '' : nameOf(asked))}
        confirmLabel={words.confirm}
        cancelLabel={t.common.cancel}
        busy={busy}
        onConfirm={() => {
          if (asked !== undefined) void end(asked);
        }}
      >
        {words.confirmText}
      </ConfirmDialog>
    </>
  );
};

const whenOf = (at: Instant, format: Format): string => `${format.shortDate(at)}, ${format.time(at)}`;
