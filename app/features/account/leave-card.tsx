/** Signing out: what is on this device only is named, can be taken along as a file, and is only given up when asked for. */
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useSession, useWorkspace } from '#app/data/services.tsx';
import { exportUnsent, isNothing, readUnsent, type Unsent } from '#app/data/workspace/unsent.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { CheckRow } from '#app/ui/check-row.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { downloadText } from '#app/ui/download-text.ts';
import { Notice } from '#app/ui/notice.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { UnsentNotice } from './unsent-notice.tsx';

export const LeaveCard = (): ReactNode => {
  const { t } = useI18n();
  const words = t.account.leave;
  const [forget, setForget] = useState(false);
  const { unsent, isAsking, isBusy, hasFailed, ask, close, exportIt, leave } = useLeaving(forget);
  return (
    <Card labelledBy="account-leave">
      <CardHead id="account-leave" title={words.title} sub={words.sub} />
      <Button icon="leave" variant="danger" block onClick={() => void ask()}>
        {words.signOut}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={(isOpen) => (isOpen ? void ask() : close())}
        title={words.confirmTitle}
        confirmLabel={forget ? words.signOutAndErase : words.signOut}
        cancelLabel={words.stay}
        busy={isBusy}
        onConfirm={() => void leave()}
      >
        <div className="grid gap-3">
          {hasFailed ? <Notice tone="bad" title={words.failed} live /> : null}
          {unsent === undefined ? null : isNothing(unsent) ? (
            <p>{words.nothingUnsent}</p>
          ) : (
            <UnsentNotice unsent={unsent} willErase={forget} onExport={() => void exportIt()} />
          )}
          <CheckRow
            label={words.erase}
            detail={words.eraseHint}
            look="strong"
            checked={forget}
            onChange={setForget}
          />
        </div>
      </ConfirmDialog>
    </Card>
  );
};

const useLeaving = (forget: boolean) => {
  const { t } = useI18n();
  const session = useSession();
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const toast = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const [unsent, setUnsent] = useState<Unsent>();
  const { isBusy, hasFailed, attempt } = useAttempt();

  const look = async (): Promise<void> => {
    if (workspace !== undefined) setUnsent(await readUnsent(workspace));
  };
  const leave = async (): Promise<void> => {
    // Nothing goes before it was named: not when it could not be read, nor what was written while the dialog stood there.
    if (unsent === undefined) return look();
    const left = await session.logout({ named: unsent, forget });
    if (left.ok) await navigate({ to: paths.home() });
    else if (left.error.type === 'unsent') setUnsent(left.error.unsent);
    else toast.show({ text: t.account.leave.notErased, icon: 'alert' });
  };
  return {
    unsent,
    isAsking,
    isBusy,
    hasFailed,
    ask: () => {
      setIsAsking(true);
      return attempt(look);
    },
    close: () => setIsAsking(false),
    leave: () => attempt(leave),
    exportIt: () =>
      attempt(async () => {
        if (workspace === undefined) return;
        downloadText('aesi-non-envoye.json', await exportUnsent(workspace), 'application/json');
      }),
  };
};

/** What the device cannot do now is said, and can be tried again: nothing is left behind or lost by it. */
const useAttempt = () => {
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailed(false);
    try {
      await act();
    } catch (cause) {
      globalThis.reportError(cause);
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, hasFailed, attempt };
};
