/** What the host does with an open check-in: hand the phone over, change the code, close. */
import { useState, type ReactNode } from 'react';
import { useAssociation } from '#app/data/hooks.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ActionBar } from '#app/ui/action-bar.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import type { CheckInPanelProps } from './check-in-props.ts';
import { spacedCode } from './code-format.ts';
import { commandText } from '#app/data/forms/command-words.ts';
import { ScanButton } from './scan-button.tsx';
import { useCommand } from '#app/data/forms/use-command.ts';
import { forgetOthers } from '#app/data/workspace/shown-openings.ts';
import { useLostCodes } from './use-lost-codes.ts';

/** `code` undefined: still being computed. */
export type CheckInActsProps = CheckInPanelProps & { readonly code: string | undefined };

export const CheckInActs = (props: CheckInActsProps): ReactNode => {
  const { activity, checkIn, code } = props;
  const { t } = useI18n();
  const [asked, setAsked] = useState<'reissue' | 'close'>();
  const workspace = useWorkspace();
  const { run, isBusy, error } = useCommand();
  const problem = error && commandText(error, t);
  const confirm = async (): Promise<void> => {
    if (asked === undefined) return;
    const act = asked === 'reissue' ? 'reissueCode' : 'closeCheckIn';
    if (!(await run((commands) => commands[act](activity)))) return;
    setAsked(undefined);
    const shown = { activityId: activity.id, opening: checkIn };
    // On a full disk codes of openings that lost live on here, for their three hours.
    if (workspace !== undefined) await forgetOthers(workspace, shown, Date.now()).catch(() => undefined);
  };
  const dialog = {
    open: true,
    onOpenChange: () => setAsked(undefined),
    busy: isBusy,
    onConfirm: () => void confirm(),
  };
  const trouble = problem === undefined ? null : <Notice tone="bad" title={problem} live />;
  return (
    <div className="flex flex-wrap items-center gap-2 px-3 pt-2 pb-3 lg:gap-1.5 lg:px-6 lg:pt-0 lg:pb-6">
      {/* Two and two where a wide font does not leave all four one line; on a phone one, then two, in every language. */}
      <div className="max-lg:contents lg:flex lg:gap-1.5">
        <KioskButton {...props} />
        <ScanButton {...props} className="max-lg:basis-full lg:!px-3" />
      </div>
      <div className="flex flex-wrap gap-2 max-lg:basis-full lg:gap-1.5">
        <Button
          icon="sync"
          className="max-lg:flex-auto max-lg:border-transparent"
          disabled={code === undefined}
          onClick={() => setAsked('reissue')}
        >
          {t.activity.reissue}
        </Button>
        <Button
          variant="quiet"
          icon="lock"
          aria-label={t.activity.closeLabel}
          className="max-lg:flex-auto"
          onClick={() => setAsked('close')}
        >
          {t.activity.close}
        </Button>
      </div>
      {asked === 'reissue' && code !== undefined ? (
        <ConfirmDialog
          {...dialog}
          title={t.activity.reissueTitle(spacedCode(code))}
          confirmLabel={t.activity.reissueConfirm}
          cancelLabel={t.activity.reissueKeep}
        >
          <p>{t.activity.reissueText}</p>
          {trouble}
        </ConfirmDialog>
      ) : null}
      {asked === 'close' ? (
        <ConfirmDialog
          {...dialog}
          title={t.activity.closeTitle}
          subject={activity.topic}
          confirmLabel={t.activity.closeLabel}
          cancelLabel={t.activity.closeKeep}
        >
          <p>{t.activity.closeText}</p>
          {trouble}
        </ConfirmDialog>
      ) : null}
    </div>
  );
};

/** From here on this device is a kiosk, until the host's passphrase. */
const KioskButton = ({
  activity,
  club,
  checkIn,
  code,
  lists,
  attendances,
  onProblem,
}: CheckInActsProps): ReactNode => {
  const { t } = useI18n();
  const kiosk = useWorkspace()?.kiosk;
  const demonstration = useAssociation()?.demonstration === true;
  const lostCodes = useLostCodes(activity.id, checkIn);
  const [isBusy, setBusy] = useState(false);
  if (kiosk === undefined) return null;
  const begin = async (): Promise<void> => {
    if (code === undefined || lostCodes === undefined) return;
    setBusy(true);
    const begun = await kiosk.begin({
      activityId: activity.id,
      clubId: club.clubId,
      clubName: club.name,
      tint: club.tint,
      demonstration,
      topic: activity.topic,
      ...lists,
      window: { openedAt: checkIn.openedAt, closedAt: checkIn.closedAt },
      code,
      lostCodes: lostCodes.map((lost) => lost.code),
      knownAtStart: attendances.length,
    });
    if (begun.ok) {
      location.assign(paths.kiosk(ulidOfActivity(activity.id)));
      return;
    }
    setBusy(false);
    onProblem(t.errors[begun.error.type]);
  };
  return (
    <ActionBar>
      <Button
        variant="primary"
        icon="kiosk"
        busy={isBusy}
        busyLabel={t.activity.toKioskBusy}
        disabled={code === undefined || lostCodes === undefined}
        onClick={() => void begin()}
      >
        {t.activity.toKiosk}
      </Button>
    </ActionBar>
  );
};
