/**
 * From what the camera reads to attendances: frames are put together, the code is judged by the rules that hold everywhere, and
 * what passes is saved by the command that takes the kiosk's answers. Nothing here needs a network.
 */
import { useEffect, useRef, useState } from 'react';
import { checkInCodes } from '#app/data/commands/check-in-code.ts';
import { useCommands } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { DossierCheckIn } from '#schemas/documents/dossier.ts';
import { fromBytes, type CarriedAnswer } from '#schemas/protocol/carried-answer.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { readFrame, wholeOf, withFrame, type Received } from '#schemas/protocol/qr-frames.ts';
import { FORMER_CODES, judgeCarried } from '#schemas/rules/carried-answer.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { commandText } from '#app/data/forms/command-words.ts';
import { isTaken, takeScanned, withScanned, type ScanOutcome, type Scanned } from './scanned.ts';
import { useLostCodes } from './use-lost-codes.ts';

/** What the picture of now holds, while it is not an answer. */
export type ScanHint = 'stranger' | 'damaged' | undefined;

export interface Scanner {
  readonly scanned: readonly Scanned[];
  /** Parts seen of the answer before the camera. */
  readonly progress: { readonly seen: number; readonly total: number } | undefined;
  readonly hint: ScanHint;
  readonly onText: (text: string) => void;
  /** The host takes it all the same. `discriminator` tells another person of the same name. */
  readonly take: (carried: CarriedAnswer, answer: CheckInAnswer, late: boolean) => void;
}

export const useScanner = (activity: Local<'activities'>, checkIn: DossierCheckIn): Scanner => {
  const [scanned, setScanned] = useState<readonly Scanned[]>([]);
  const [received, setReceived] = useState<Received>();
  const [hint, setHint] = useState<ScanHint>();
  const receivedNow = useRef<Received>(undefined);
  const lastChecksum = useRef<string>(undefined);
  const outcomes = useRef(new Map<string, ScanOutcome>());
  const { t } = useI18n();
  const judge = useJudge(activity, checkIn);
  const save = useSave(activity);

  const note = (carried: CarriedAnswer, outcome: ScanOutcome): void => {
    outcomes.current.set(carried.answerId, outcome);
    setScanned((list) => withScanned(list, { carried, outcome }));
  };
  const take = (carried: CarriedAnswer, answer: CheckInAnswer, late: boolean): void => {
    void takeScanned({
      save: () => save(answer, late),
      note: (outcome) => note(carried, outcome),
      broken: () => ({ type: 'failed', why: t.scanner.notWritten, again: { answer, late } }),
    });
  };
  const handle = async (carried: CarriedAnswer): Promise<void> => {
    const known = outcomes.current.get(carried.answerId);
    if (known !== undefined && isTaken(known)) {
      if (known.type !== 'saving') note(carried, { type: 'again' });
      return;
    }
    const verdict = await judge(carried);
    navigator.vibrate?.(60);
    if (verdict.type === 'right') take(carried, verdict.answer, verdict.late);
    else note(carried, verdict);
  };
  const receive = (next: Received | undefined): void => {
    receivedNow.current = next;
    setReceived(next);
  };
  const onText = (text: string): void => {
    const frame = readFrame(text);
    setHint(frame === undefined ? 'stranger' : undefined);
    // Somebody who still holds the phone there has been answered already.
    if (frame === undefined || frame.checksum === lastChecksum.current) return;
    const now = withFrame(receivedNow.current, frame);
    const whole = wholeOf(now);
    receive(whole.type === 'incomplete' ? now : undefined);
    if (whole.type === 'incomplete') return;
    const carried = whole.type === 'whole' ? fromBytes(whole.bytes) : undefined;
    if (carried === undefined) return setHint('damaged');
    lastChecksum.current = frame.checksum;
    handle(carried).catch(() => {
      note(carried, { type: 'failed', why: t.scanner.notWritten });
      // Not answered: the same picture is looked at again.
      lastChecksum.current = undefined;
    });
  };
  return {
    scanned,
    progress: received && { seen: received.parts.size, total: received.total },
    hint,
    onText,
    take,
  };
};

/** With the codes of now: after a reissue the camera goes on with the new one. */
const useJudge = (activity: Local<'activities'>, checkIn: DossierCheckIn) => {
  const { secretBase32, counter } = checkIn;
  const lostCodes = useLostCodes(activity.id, checkIn);
  const codes = useRef<ReturnType<typeof checkInCodes>>(undefined);
  useEffect(() => {
    codes.current = checkInCodes({ secretBase32, counter }, FORMER_CODES);
    // Whoever judges hears of it.
    codes.current.catch(() => undefined);
  }, [secretBase32, counter]);
  return async (carried: CarriedAnswer) => {
    const known = await codes.current;
    return judgeCarried(carried, {
      activityId: activity.id,
      window: checkIn,
      code: known?.code ?? '',
      formerCodes: known?.formerCodes ?? [],
      lostCodes: lostCodes ?? [],
      nowMs: Date.now(),
    });
  };
};

/** A device that fails under it throws: `takeScanned` says so. */
const useSave = (activity: Local<'activities'>) => {
  const { t } = useI18n();
  const commands = useCommands();
  return async (answer: CheckInAnswer, late: boolean): Promise<ScanOutcome> => {
    const again = { answer, late };
    if (commands === undefined) return { type: 'failed', why: t.errors.forbidden, again };
    const added = await commands.addAttendanceFromAnswer({
      clubId: activity.clubId,
      activityId: activity.id,
      way: 'qr',
      answer,
      late,
    });
    if (!added.ok)
      return { type: 'failed', why: commandText(added.error, t) ?? t.activity.problem.invalid, again };
    if (added.value.already) return { type: 'already', answer, late };
    return { type: late ? 'late' : 'saved', at: answer.answeredAt };
  };
};
