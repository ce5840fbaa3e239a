/**
 * After the code, on one's own phone: the form, then the thanks. An answer that found no network is sent again by itself while
 * the page is open, as soon as the network is back; repeating one that did arrive is harmless (app/data/own-phone.ts).
 */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { sendAnswer, type OwnPhoneError } from '#app/data/own-phone.ts';
import { paths } from '#app/paths.ts';
import { TextLink } from '#app/ui/text-action.tsx';
import type { CheckInAnswer, CheckInView } from '#schemas/protocol/check-in.ts';
import { AnswerForm } from './answer-form.tsx';
import { dropDraft, keepDraft, keptDraft } from './presence-draft.ts';
import type { Problem } from './problem.ts';
import { ThanksStep, type Thanked } from './thanks-step.tsx';
import { useWords, type CheckInWords } from './words.tsx';

/** Comes with what follows the code: most phones never need it. */
export { TimedLock } from './lock-step.tsx';

/** The browser says when a network is back, but not when a bad one works again. */
const RETRY_EVERY_MS = 10_000;

export type AnswerScreen =
  | { readonly name: 'form'; readonly ticket: string }
  | { readonly name: 'thanks'; readonly thanked: Thanked; readonly answer: CheckInAnswer };

export interface PresenceAnswerProps {
  readonly activityUlid: string;
  readonly view: CheckInView;
  readonly screen: AnswerScreen;
  readonly show: (screen: AnswerScreen) => void;
  /** The code's ticket is too old. */
  readonly askCode: (error: string) => void;
}

export const PresenceAnswer = (props: PresenceAnswerProps): ReactNode => {
  const { t, format } = useWords();
  const { view, screen, show } = props;
  if (screen.name === 'form') {
    return (
      <FillForm
        {...props}
        ticket={screen.ticket}
        onSent={(thanked, answer) => show({ name: 'thanks', thanked, answer })}
      />
    );
  }
  return (
    <ThanksStep
      thanked={screen.thanked}
      noted={t.notedAt(format.time(screen.answer.answeredAt))}
      next={t.done}
    >
      <TextLink href={paths.club(view.clubSlug)} iconEnd="chevron-right" className="!text-tint-text">
        {t.seeClub}
      </TextLink>
    </ThanksStep>
  );
};

interface FillFormProps extends Pick<PresenceAnswerProps, 'activityUlid' | 'view' | 'askCode'> {
  readonly ticket: string;
  readonly onSent: (thanked: Thanked, answer: CheckInAnswer) => void;
}

const FillForm = ({ activityUlid, view, ticket, askCode, onSent }: FillFormProps): ReactNode => {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [waiting, setWaiting] = useState<CheckInAnswer>();
  const send = async (answer: CheckInAnswer): Promise<void> => {
    const sent = await sendAnswer(activityUlid, ticket, answer);
    if (sent.ok) {
      dropDraft(activityUlid);
      onSent({ firstName: answer.firstName.trim(), ...sent.value }, answer);
    } else if (sent.error.code === 'ticket_invalid') {
      askCode(t.ticketInvalid);
    } else {
      setProblem(problemOf(sent.error, t));
      setWaiting(sent.error.code === 'offline' ? answer : undefined);
    }
  };
  const submit = async (answer: CheckInAnswer): Promise<void> => {
    setBusy(true);
    await send(answer);
    setBusy(false);
  };
  useSentWhenBack(waiting, send);
  return (
    <AnswerForm
      programsOfStudy={view.programsOfStudy}
      studyLevels={view.studyLevels}
      initial={keptDraft(activityUlid)}
      onChange={(fields) => {
        // What is being changed is not ready to leave.
        setWaiting(undefined);
        setProblem(undefined);
        keepDraft(activityUlid, fields);
      }}
      onSubmit={(answer) => void submit(answer)}
      busy={busy}
      problem={problem}
    />
  );
};

const useSentWhenBack = (
  waiting: CheckInAnswer | undefined,
  send: (answer: CheckInAnswer) => Promise<void>,
): void => {
  const attempt = useEffectEvent(send);
  useEffect(() => {
    if (waiting === undefined) return undefined;
    const again = (): void => void attempt(waiting);
    const timer = setInterval(again, RETRY_EVERY_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [waiting]);
};

const problemOf = ({ code }: OwnPhoneError, t: CheckInWords['t']): Problem => {
  if (code === 'offline') return { ...t.answerWaits, tone: 'info' };
  return code === 'too_many_texts' ? t.tooManyTexts : t.serverTrouble;
};
