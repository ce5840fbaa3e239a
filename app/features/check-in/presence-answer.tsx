/**
 * After the code, on one's own phone: the form, then the thanks. An answer that finds no network is shown as QR to the host, and
 * sent again by itself while the page is open; repeating one that did arrive is harmless (app/data/own-phone.ts).
 */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { sendAnswer, sendCode, type OwnPhoneError } from '#app/data/own-phone.ts';
import { paths } from '#app/paths.ts';
import { TextAction, TextLink } from '#app/ui/text-action.tsx';
import { activityIdOf } from '#schemas/primitives/ids.ts';
import type { CarriedAnswer } from '#schemas/protocol/carried-answer.ts';
import type { CheckInAnswer, CheckInView } from '#schemas/protocol/check-in.ts';
import { AnswerForm } from './answer-form.tsx';
import { CarriedStep, carriedWords } from './carried-step.tsx';
import { dropDraft, keepDraft, keptDraft } from './presence-draft.ts';
import { dropCarried, keepCarried } from './presence-kept.ts';
import type { Problem } from './problem.ts';
import { ThanksStep, type Thanked } from './thanks-step.tsx';
import { useWords, type CheckInWords } from './words.tsx';

/** Come with what follows the code: most phones never need them. */
export { TimedLock } from './lock-step.tsx';
export { keptHere } from './presence-kept.ts';

/** The browser says when a network is back, but not when a bad one works again. */
const RETRY_EVERY_MS = 10_000;
/** After this long a person wonders whether anything still happens. */
const SLOW_AFTER_MS = 5_000;

export type AnswerScreen =
  /** Without a ticket the server has not seen the code yet. */
  | { readonly name: 'form'; readonly code: string; readonly ticket?: string | undefined }
  | { readonly name: 'carried'; readonly carried: CarriedAnswer; readonly ticket?: string | undefined }
  | {
      readonly name: 'thanks';
      readonly thanked: Thanked;
      readonly answer: CheckInAnswer;
      /** The host's camera took it. */
      readonly isScanned?: boolean;
    };

export interface PresenceAnswerProps {
  readonly activityUlid: string;
  readonly roomKey: string;
  readonly view: CheckInView;
  readonly screen: AnswerScreen;
  readonly show: (screen: AnswerScreen) => void;
  /** The code's ticket is too old. */
  readonly askCode: (error: string) => void;
}

export const PresenceAnswer = (props: PresenceAnswerProps): ReactNode => {
  const { activityUlid, view, screen, show } = props;
  const { t, format } = useWords();
  const thank = (thanked: Thanked, answer: CheckInAnswer, isScanned = false): void => {
    dropDraft(activityUlid);
    dropCarried(activityUlid);
    show({ name: 'thanks', thanked, answer, isScanned });
  };
  switch (screen.name) {
    case 'form':
      return <FillForm {...props} {...screen} thank={thank} />;
    case 'carried':
      return <Carried {...props} {...screen} thank={thank} />;
    case 'thanks':
      return (
        <ThanksStep
          thanked={screen.thanked}
          noted={screen.isScanned ? carriedWords().scanned : t.notedAt(format.time(screen.answer.answeredAt))}
          next={t.done}
        >
          <TextLink href={paths.club(view.clubSlug)} iconEnd="chevron-right" className="!text-tint-text">
            {t.seeClub}
          </TextLink>
        </ThanksStep>
      );
  }
};

interface StepProps extends Omit<PresenceAnswerProps, 'screen'> {
  readonly ticket?: string | undefined;
  readonly thank: (thanked: Thanked, answer: CheckInAnswer, isScanned?: boolean) => void;
}

const FillForm = (props: StepProps & { readonly code: string }): ReactNode => {
  const { activityUlid, view, code, ticket, askCode, show, thank } = props;
  const { t } = useWords();
  const [sending, setSending] = useState<CheckInAnswer>();
  const [problem, setProblem] = useState<Problem>();
  const isSlow = useSlow(sending !== undefined);
  const carry = (answer: CheckInAnswer): void => {
    const answerId = newAnswerId();
    const carried = { answerId, activityId: activityIdOf(activityUlid), code, answer };
    keepCarried(activityUlid, carried);
    show({ name: 'carried', carried, ticket });
  };
  const submit = async (answer: CheckInAnswer): Promise<void> => {
    if (ticket === undefined) return carry(answer);
    setSending(answer);
    const sent = await sendAnswer(activityUlid, ticket, answer);
    setSending(undefined);
    if (sent.ok) thank(thankedOf(answer, sent.value), answer);
    else if (sent.error.code === 'ticket_invalid') askCode(t.ticketInvalid);
    else if (sent.error.code === 'offline') carry(answer);
    else setProblem(problemOf(sent.error, t));
  };
  return (
    <AnswerForm
      programsOfStudy={view.programsOfStudy}
      studyLevels={view.studyLevels}
      initial={keptDraft(activityUlid)}
      onChange={(fields) => {
        setProblem(undefined);
        keepDraft(activityUlid, fields);
      }}
      onSubmit={(answer) => void submit(answer)}
      busy={sending !== undefined}
      problem={problem}
      wayOut={
        isSlow && sending !== undefined ? (
          <TextAction onClick={() => carry(sending)}>{carriedWords().instead}</TextAction>
        ) : null
      }
    />
  );
};

const Carried = (props: StepProps & { readonly carried: CarriedAnswer }): ReactNode => {
  const { activityUlid, roomKey, view, carried, ticket, askCode, show, thank } = props;
  const { t } = useWords();
  const [isOnlyShown, setOnlyShown] = useState(false);
  const { answer, code } = carried;
  const deliver = async () => {
    if (ticket !== undefined) {
      const sent = await sendAnswer(activityUlid, ticket, answer);
      // A ticket lives for twenty minutes, the code for hours.
      if (sent.ok || sent.error.code !== 'ticket_invalid') return sent;
    }
    const taken = await sendCode(activityUlid, code, roomKey);
    return taken.ok ? sendAnswer(activityUlid, taken.value.ticket, answer) : taken;
  };
  const send = async (): Promise<void> => {
    const sent = await deliver();
    if (sent.ok) {
      thank(thankedOf(answer, sent.value), answer);
    } else if (sent.error.code === 'wrong_code') {
      dropCarried(activityUlid);
      askCode(t.wrongCodeAgain);
    } else if (sent.error.code !== 'offline' && sent.error.code !== 'internal') {
      setOnlyShown(true);
    }
  };
  useSentWhenBack(isOnlyShown ? undefined : carried, send);
  return (
    <CarriedStep
      carried={carried}
      view={view}
      isOnlyShown={isOnlyShown}
      onDone={() => thank(thankedOf(answer, { ordinal: 0, already: false, late: false }), answer, true)}
      onCorrect={() => {
        dropCarried(activityUlid);
        show({ name: 'form', code, ticket });
      }}
    />
  );
};

const thankedOf = (answer: CheckInAnswer, taken: Omit<Thanked, 'firstName'>): Thanked => ({
  firstName: answer.firstName.trim(),
  ...taken,
});

const newAnswerId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

const useSlow = (isBusy: boolean): boolean => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isBusy) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isBusy]);
  return isSlow;
};

const useSentWhenBack = (waiting: CarriedAnswer | undefined, send: () => Promise<void>): void => {
  const attempt = useEffectEvent(send);
  useEffect(() => {
    if (waiting === undefined) return undefined;
    const again = (): void => void attempt();
    again();
    const timer = setInterval(again, RETRY_EVERY_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [waiting]);
};

const problemOf = ({ code }: OwnPhoneError, t: CheckInWords['t']): Problem =>
  code === 'too_many_texts' ? t.tooManyTexts : t.serverTrouble;
