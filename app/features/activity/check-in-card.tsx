/** The bureau's check-in: the code for the room, how long it lives, and how many have answered. */
import { useId, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ActionBar } from '#app/ui/action-bar.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card, CardHead } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { toInstant } from '#schemas/primitives/dates.ts';
import { checkInEndsAtMs, type CheckInPhase } from '#schemas/rules/check-in-window.ts';
import { CheckInPanel } from './check-in-panel.tsx';
import type { CheckInCardProps } from './check-in-props.ts';
import { commandText } from '#app/data/forms/command-words.ts';
import { CountStrip } from './count-strip.tsx';
import { ScanButton } from './scan-button.tsx';
import { useCommand } from '#app/data/forms/use-command.ts';

export const CheckInCard = (props: CheckInCardProps): ReactNode => {
  const { checkIn, phase, attendances, activity } = props;
  const { t } = useI18n();
  const titleId = useId();
  const isOpen = phase === 'open' && checkIn !== null;
  return (
    <Card flush labelledBy={titleId} clubSlug={activity.clubId}>
      <div className="px-4 pt-4 lg:px-6 lg:pt-6">
        <CardHead id={titleId} title={t.activity.checkIn} trail={<PhaseChip phase={phase} />} />
      </div>
      {isOpen ? (
        <CheckInPanel {...props} checkIn={checkIn} />
      ) : (
        <>
          <ShutPanel {...props} />
          {attendances.length === 0 ? null : (
            <CountStrip activity={activity} attendances={attendances} isLive={false} />
          )}
        </>
      )}
    </Card>
  );
};

const PhaseChip = ({ phase }: { readonly phase: CheckInPhase }): ReactNode => {
  const { t } = useI18n();
  if (phase === 'open') {
    return (
      <Chip tone="green" icon="unlock">
        {t.activity.checkInOpen}
      </Chip>
    );
  }
  return <Chip icon="lock">{t.activity.checkInClosed}</Chip>;
};

/** Before the first opening, between two, and on a phone whose clock lies before the opening. */
const ShutPanel = (props: CheckInCardProps): ReactNode => {
  const { activity, checkIn, phase, act } = props;
  const { t, format } = useI18n();
  const { run, isBusy, error } = useCommand();
  const problem = error && commandText(error, t);
  if (phase === 'not_yet' && checkIn !== null) {
    return (
      <div className="px-4 pb-4 lg:px-6 lg:pb-6">
        <Notice tone="warn" title={t.activity.clockBehind}>
          {t.activity.clockBehindText(format.time(checkIn.openedAt))}
        </Notice>
      </div>
    );
  }
  const isAgain = checkIn !== null;
  const open = (): void => {
    void run((commands) => commands.openCheckIn(activity));
  };
  const isAct = act === 'open_check_in';
  const button = (
    <Button variant={isAct ? 'primary' : 'outline'} icon="unlock" busy={isBusy} onClick={open}>
      {isAgain ? t.activity.reopenCheckIn : t.activity.openCheckIn}
    </Button>
  );
  return (
    <div className="grid justify-items-start gap-4 px-4 pb-4 lg:px-6 lg:pb-6">
      <p className="text-ink-soft">
        {checkIn === null
          ? t.activity.openCheckInText
          : `${t.activity.closedText(format.time(toInstant(checkInEndsAtMs(checkIn))))} ${t.activity.reopenText}`}
      </p>
      {problem === undefined ? null : <Notice tone="bad" title={problem} live />}
      <div className="flex flex-wrap gap-2">
        {isAct ? <ActionBar>{button}</ActionBar> : button}
        {/* Whoever answered in time may still stand in the queue. */}
        {checkIn === null ? null : <ScanButton {...props} checkIn={checkIn} />}
      </div>
    </div>
  );
};
