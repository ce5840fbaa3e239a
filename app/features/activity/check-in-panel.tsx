/** Check-in while it is open: code, time left, QR, count, and what the host can do with it. */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { checkInCode, checkInRoomKey } from '#app/data/commands/check-in-code.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { keepShown } from '#app/data/workspace/shown-openings.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { BigFigure } from '#app/ui/text-parts.tsx';
import { useNow } from '#app/ui/use-now.ts';
import type { DossierCheckIn } from '#schemas/documents/dossier.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { ulidOfActivity, type ActivityId } from '#schemas/primitives/ids.ts';
import { CHECK_IN_WINDOW_MS, checkInEndsAtMs, checkInRemainingMs } from '#schemas/rules/check-in-window.ts';
import { CheckInActs } from './check-in-acts.tsx';
import type { CheckInPanelProps } from './check-in-props.ts';
import { spacedCode } from './code-format.ts';
import { CountStrip } from './count-strip.tsx';
import { PresenceQr } from './presence-qr.tsx';

export const CheckInPanel = (props: CheckInPanelProps): ReactNode => {
  const { activity, attendances, checkIn } = props;
  const code = useCode(checkIn);
  useShown(activity.id, checkIn);
  return (
    <div className="flex flex-col">
      <div className="grid gap-4 px-4 pb-4 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-center lg:gap-x-6 lg:px-6">
        <div className="grid gap-3">
          <CodeFigure code={code} />
          <TimeLeft checkIn={checkIn} />
        </div>
        <PresenceQr
          activityUlid={ulidOfActivity(activity.id)}
          roomKey={code.type === 'known' ? code.roomKey : undefined}
        />
      </div>
      <div className="order-2 lg:order-3">
        <CountStrip activity={activity} attendances={attendances} isLive />
      </div>
      <div className="order-3 lg:order-2">
        <CheckInActs {...props} code={code.type === 'known' ? code.code : undefined} />
      </div>
    </div>
  );
};

/** What is shown here is remembered: it is accepted here, whatever happens to this opening elsewhere. */
const useShown = (activityId: ActivityId, checkIn: DossierCheckIn): void => {
  const workspace = useWorkspace();
  const { secretBase32, counter } = checkIn;
  const opening = useEffectEvent(() => checkIn);
  useEffect(() => {
    if (workspace === undefined) return;
    // On a full disk the code is only not remembered.
    keepShown(workspace, { activityId, opening: opening() }, Date.now()).catch(() => undefined);
  }, [workspace, activityId, secretBase32, counter]);
};

type Code =
  | { readonly type: 'computing' }
  | { readonly type: 'known'; readonly code: string; readonly roomKey: string }
  | { readonly type: 'unavailable' };

/** The code of exactly this secret and counter: after a reissue the old one is never shown for another moment. */
const useCode = ({ secretBase32, counter }: DossierCheckIn): Code => {
  const key = `${secretBase32} ${counter}`;
  const [computed, setComputed] = useState<{ readonly key: string; readonly code: Code }>();
  useEffect(() => {
    let isCurrent = true;
    const show = (code: Code): void => {
      if (isCurrent) setComputed({ key, code });
    };
    const secret = { secretBase32, counter };
    Promise.all([checkInCode(secret), checkInRoomKey(secret)]).then(
      ([known, roomKey]) => show({ type: 'known', code: known, roomKey }),
      () => show({ type: 'unavailable' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [secretBase32, counter, key]);
  return computed?.key === key ? computed.code : { type: 'computing' };
};

const CodeFigure = ({ code }: { readonly code: Code }): ReactNode => {
  const { t } = useI18n();
  if (code.type === 'unavailable')
    return <p className="font-medium text-red-text">{t.activity.codeTrouble}</p>;
  return (
    <BigFigure
      label={t.activity.codeLabel}
      value={code.type === 'known' ? spacedCode(code.code) : '··· ···'}
      spaced
    />
  );
};

const SECOND_MS = 1000;

const TimeLeft = ({ checkIn }: { readonly checkIn: DossierCheckIn }): ReactNode => {
  const { t, format } = useI18n();
  const leftMs = checkInRemainingMs(checkIn, useNow(SECOND_MS));
  const left = format.duration(leftMs);
  return (
    <div>
      <p className="mb-1.5 flex justify-between gap-3 text-sm">
        <span className="font-medium text-ink-strong">{t.activity.timeLeft(left)}</span>
        <span className="text-ink-soft">
          {t.activity.until(format.time(toInstant(checkInEndsAtMs(checkIn))))}
        </span>
      </p>
      <Meter
        value={Math.ceil(leftMs / SECOND_MS)}
        max={CHECK_IN_WINDOW_MS / SECOND_MS}
        label={t.activity.meter}
        valueText={left}
      />
    </div>
  );
};
