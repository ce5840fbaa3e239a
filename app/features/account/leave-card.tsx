/** Signing out: what is unsent is named, can be taken along as a file, and is only given up when asked for. */
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useSession, useSyncStatus, useWorkspace } from '#app/data/services.tsx';
import type { LogoutError } from '#app/data/session-state.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { CheckRow } from '#app/ui/check-row.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { downloadText } from '#app/ui/download-text.ts';
import { Notice } from '#app/ui/notice.tsx';
import { TextAction } from '#app/ui/text-action.tsx';

export const LeaveCard = (): ReactNode => {
  const { t } = useI18n();
  const words = t.account.leave;
  const session = useSession();
  const navigate = useNavigate();
  const status = useSyncStatus();
  const exportUnsent = useExportUnsent();
  const [isAsking, setIsAsking] = useState(false);
  const [forget, setForget] = useState(false);
  const [refused, setRefused] = useState<LogoutError>();
  const [busy, setBusy] = useState(false);

  const unsent = Math.max(
    status.pendingCount + status.rejectedCount,
    refused === undefined ? 0 : refused.pendingCount + refused.rejectedCount,
  );
  const leave = async (): Promise<void> => {
    setBusy(true);
    // Only what the dialog has named is left behind: something written meanwhile is named first.
    const left = await session.logout({ evenUnsent: unsent > 0, forget });
    setBusy(false);
    if (left.ok) await navigate({ to: paths.home() });
    else setRefused(left.error);
  };
  return (
    <Card labelledBy="account-leave">
      <CardHead id="account-leave" title={words.title} sub={words.sub} />
      <Button icon="leave" variant="danger" block onClick={() => setIsAsking(true)}>
        {words.signOut}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={words.confirmTitle}
        confirmLabel={forget ? words.signOutAndErase : words.signOut}
        cancelLabel={words.stay}
        busy={busy}
        onConfirm={() => void leave()}
      >
        <div className="grid gap-3">
          {unsent > 0 ? (
            <Notice
              tone="warn"
              title={words.unsent(unsent)}
              actions={
                <TextAction icon="download" onClick={() => void exportUnsent()}>
                  {words.export}
                </TextAction>
              }
            >
              {forget ? words.unsentErased : words.unsentKept}
            </Notice>
          ) : (
            <p>{words.nothingUnsent}</p>
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

const useExportUnsent = (): (() => Promise<void>) => {
  const workspace = useWorkspace();
  return async () => {
    if (workspace === undefined) return;
    const refused = JSON.parse((await workspace.rejected?.exportJson()) ?? '[]') as unknown;
    const pending = await workspace.sync.pending();
    downloadText('aesi-non-envoye.json', JSON.stringify({ refused, pending }, null, 2), 'application/json');
  };
};
