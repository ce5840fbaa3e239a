/** Where the next person stands: the code's keypad, or the reason why no code is taken now. */
import { useState, type ReactNode } from 'react';
import type { KioskRecord } from '#app/data/kiosk/kiosk-database.ts';
import type { KioskGate } from '#app/data/kiosk/kiosk-gate.ts';
import type { IconName } from '#app/ui/icon.tsx';
import { toInstant } from '#schemas/primitives/dates.ts';
import { checkInEndsAtMs } from '#schemas/rules/check-in-window.ts';
import { checkCode, type TryCode } from './check-code.ts';
import { CodeStep } from './code-step.tsx';
import { LockStep } from './lock-step.tsx';
import { StopStep } from './stop-step.tsx';
import { useWords, type CheckInWords } from './words.tsx';

export interface GateStepProps {
  readonly gate: KioskGate;
  readonly error: string | undefined;
  readonly record: KioskRecord;
  readonly tryCode: TryCode;
  readonly onRight: () => void;
  readonly onRefused: (error?: string) => Promise<void>;
}

export const GateStep = ({ gate, error, record, tryCode, onRight, onRefused }: GateStepProps): ReactNode => {
  const { t, format } = useWords();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const wrong = error === undefined || gate.type !== 'open' ? undefined : t.wrongCode(gate.attemptsLeft);
  const enter = async (code: string): Promise<void> => {
    setBusy(true);
    const outcome = await checkCode(tryCode, code);
    setBusy(false);
    setTrouble(undefined);
    if (outcome.type === 'right') onRight();
    else if (outcome.type === 'unchecked') setTrouble(t.codeUnchecked);
    else if (outcome.type === 'storage_full') setTrouble(t.codeStorageFull);
    else await onRefused(outcome.type === 'wrong' ? t.wrongCodeAgain : undefined);
  };
  if (gate.type !== 'open') return <Stopped gate={gate} />;
  return (
    <CodeStep
      keypad
      until={format.time(toInstant(checkInEndsAtMs(record.window)))}
      error={trouble ?? wrong}
      busy={busy}
      onCode={(code) => void enter(code)}
    />
  );
};

const STOPS: Readonly<
  Record<
    Exclude<KioskGate['type'], 'open' | 'locked'>,
    { icon: IconName; say: (t: CheckInWords['t']) => [string, string] }
  >
> = {
  unknown: { icon: 'kiosk', say: (t) => [t.unknownKiosk, t.unknownKioskHint] },
  clock_doubtful: { icon: 'clock', say: (t) => [t.clockDoubtful, t.clockDoubtfulHint] },
  over: { icon: 'check-circle', say: (t) => [t.over, t.overHint] },
  host_needed: { icon: 'user', say: (t) => [t.hostNeeded, t.hostNeededHint] },
};

const Stopped = ({ gate }: { readonly gate: Exclude<KioskGate, { type: 'open' }> }): ReactNode => {
  const { t } = useWords();
  if (gate.type === 'locked') return <LockStep remainingMs={gate.remainingMs} />;
  const { icon, say } = STOPS[gate.type];
  const [title, text] = say(t);
  return <StopStep icon={icon} title={title} text={text} />;
};
