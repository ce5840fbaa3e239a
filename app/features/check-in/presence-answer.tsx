/**
 * After the code, on one's own phone: the form, then the thanks. An answer that finds no network is shown as QR to the host, and
 * sent again by itself while the page is open; repeating one that did arrive is harmless (app/data/own-phone/own-phone.ts).
 */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { sendAnswer, sendCode, type OwnPhoneError } from '#app/data/own-phone/own-phone.ts';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import { dropPhoto, keepPhoto, keptPhoto } from '#app/data/photos/presence-photo.ts';
import { paths } from '#app/paths.ts';
import { Notice } from '#app/ui/notice.tsx';
import { TextAction, TextLink } from '#app/ui/text-action.tsx';
import { activityIdOf } from '#schemas/primitives/ids.ts';
import { ok } from '#schemas/primitives/result.ts';
import type { CarriedAnswer } from '#schemas/protocol/carried-answer.ts';
import type { CheckInAnswer, CheckInView } from '#schemas/protocol/check-in.ts';
import { AnswerForm } from './answer-form.tsx';
import { photoWords, useAnswerPhoto } from './answer-photo.tsx';
import { CarriedStep, carriedWords } from './carried-step.tsx';
import { dropDraft, keepDraft, keptDraft } from './presence-draft.ts';
import { dropCarried, keepCarried, keepView } from './presence-kept.ts';
import type { Problem } from './problem.ts';
import { waitBeforeRetryMs } from './sending-again.ts';
import { SentPhoto, type TicketPhoto } from './sent-photo.tsx';
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
  | {
      readonly name: 'form';
      readonly code: string;
      readonly ticket?: string | undefined;
      /** Of one who comes back to correct the answer. */
      readonly photo?: PreparedPhoto | undefined;
    }
  | {
      readonly name: 'carried';
      readonly carried: CarriedAnswer;
      readonly ticket?: string | undefined;
      /** Goes along only if the network comes back. */
      readonly photo?: PreparedPhoto | undefined;
    }
  | {
      readonly name: 'thanks';
      readonly thanked: Thanked;
      readonly answer: CheckInAnswer;
      /** The host's camera took it. */
      readonly isScanned?: boolean;
      readonly photo?: TicketPhoto | undefined;
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
  // This part may have come too late for the page's opening to keep it.
  useEffect(() => keepView(view), [view]);
  const thank: Thank = (thanked, answer, { isScanned = false, photo } = {}) => {
    dropDraft(activityUlid);
    dropCarried(activityUlid);
    dropPhoto(activityUlid);
    show({ name: 'thanks', thanked, answer, isScanned, photo });
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
          next={screen.photo === undefined ? t.done : undefined}
        >
          {screen.photo === undefined ? null : (
            <SentPhoto activityUlid={activityUlid} {...screen.photo} done={t.done} />
          )}
          <TextLink href={paths.club(view.clubSlug)} iconEnd="chevron-right" className="!text-tint-text">
            {t.seeClub}
          </TextLink>
        </ThanksStep>
      );
  }
};

interface ThankedHow {
  readonly isScanned?: boolean;
  readonly photo?: TicketPhoto | undefined;
}

type Thank = (thanked: Thanked, answer: CheckInAnswer, how?: ThankedHow) => void;

interface StepProps extends Omit<PresenceAnswerProps, 'screen'> {
  readonly ticket?: string | undefined;
  readonly thank: Thank;
}

const FillForm = (
  props: StepProps & { readonly code: string; readonly photo?: PreparedPhoto | undefined },
): ReactNode => {
  const { activityUlid, view, code, ticket, photo: initial, askCode, show, thank } = props;
  const { t } = useWords();
  const [sending, setSending] = useState<CheckInAnswer>();
  const [problem, setProblem] = useState<Problem>();
  const isSlow = useSlow(sending !== undefined);
  // What was agreed upon once is here again after a reload, or after another code.
  const [before] = useState(() => initial ?? keptPhoto(activityUlid));
  const field = useAnswerPhoto({ initial: before });
  const { photo } = field;
  const carry = (answer: CheckInAnswer): void => {
    const answerId = newAnswerId();
    const carried = { answerId, activityId: activityIdOf(activityUlid), code, answer };
    keepCarried(activityUlid, carried);
    show({ name: 'carried', carried, ticket, photo });
  };
  const submit = async (answer: CheckInAnswer): Promise<void> => {
    if (!field.isReady()) return;
    keepPhoto(activityUlid, photo);
    if (ticket === undefined) return carry(answer);
    setSending(answer);
    const sent = await sendAnswer(activityUlid, ticket, answer);
    setSending(undefined);
    if (sent.ok) thank(thankedOf(answer, sent.value), answer, { photo: photo && { photo, ticket } });
    else if (sent.error.code === 'ticket_invalid')
      askCode(withoutPhoto(t.ticketInvalid, photo, activityUlid));
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
      photoPart={
        ticket === undefined && photo === undefined ? (
          <Notice icon="image">{photoWords().notByQr}</Notice>
        ) : (
          field.part
        )
      }
      wayOut={
        isSlow && sending !== undefined ? (
          <TextAction onClick={() => carry(sending)}>{carriedWords().instead}</TextAction>
        ) : null
      }
    />
  );
};

const Carried = (
  props: StepProps & { readonly carried: CarriedAnswer; readonly photo?: PreparedPhoto | undefined },
): ReactNode => {
  const { activityUlid, roomKey, view, carried, ticket, photo, askCode, show, thank } = props;
  const { t } = useWords();
  const [isOnlyShown, setOnlyShown] = useState(false);
  const { answer, code } = carried;
  const deliverBy = async (by: string) => {
    const sent = await sendAnswer(activityUlid, by, answer);
    return sent.ok ? ok({ taken: sent.value, ticket: by }) : sent;
  };
  const deliver = async () => {
    if (ticket !== undefined) {
      const sent = await deliverBy(ticket);
      // A ticket lives for twenty minutes, the code for hours.
      if (sent.ok || sent.error.code !== 'ticket_invalid') return sent;
    }
    const given = await sendCode(activityUlid, code, roomKey);
    return given.ok ? deliverBy(given.value.ticket) : given;
  };
  /** Answers how long to wait before the next time. */
  const send = async (): Promise<number> => {
    const sent = await deliver();
    if (sent.ok) {
      const by = sent.value.ticket;
      thank(thankedOf(answer, sent.value.taken), answer, { photo: photo && { photo, ticket: by } });
    } else if (sent.error.code === 'wrong_code') {
      dropCarried(activityUlid);
      askCode(withoutPhoto(t.wrongCodeAgain, photo, activityUlid));
    } else {
      const waitMs = waitBeforeRetryMs(sent.error);
      if (waitMs !== undefined) return waitMs;
      setOnlyShown(true);
    }
    return 0;
  };
  useSentWhenBack(isOnlyShown ? undefined : carried, send);
  return (
    <CarriedStep
      carried={carried}
      view={view}
      isOnlyShown={isOnlyShown}
      hasPhoto={photo !== undefined}
      onDone={() =>
        thank(thankedOf(answer, { ordinal: 0, already: false, late: false }), answer, { isScanned: true })
      }
      onCorrect={() => {
        dropCarried(activityUlid);
        show({ name: 'form', code, ticket, photo });
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

/** What was typed is kept while a code is asked for; so is the photo, where there is room for it. */
const withoutPhoto = (text: string, photo: PreparedPhoto | undefined, activityUlid: string): string =>
  photo === undefined || keptPhoto(activityUlid) !== undefined ? text : `${text} ${photoWords().chooseAgain}`;

const useSentWhenBack = (waiting: CarriedAnswer | undefined, send: () => Promise<number>): void => {
  const attempt = useEffectEvent(send);
  useEffect(() => {
    if (waiting === undefined) return undefined;
    let notBeforeMs = 0;
    const again = async (): Promise<void> => {
      if (performance.now() < notBeforeMs) return;
      const waitMs = await attempt();
      notBeforeMs = performance.now() + waitMs;
    };
    const begin = (): void => void again();
    begin();
    const timer = setInterval(begin, RETRY_EVERY_MS);
    addEventListener('online', begin);
    return () => {
      clearInterval(timer);
      removeEventListener('online', begin);
    };
  }, [waiting]);
};

const problemOf = ({ code }: OwnPhoneError, t: CheckInWords['t']): Problem =>
  code === 'too_many_texts' ? t.tooManyTexts : t.serverTrouble;
