/** The form on one's own phone: sent where there is a network, otherwise carried to the host. */
import { useEffect, useState, type ReactNode } from 'react';
import { sendAnswer, type OwnPhoneError } from '#app/data/own-phone/own-phone.ts';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import { keepPhoto, keptPhoto } from '#app/data/photos/presence-photo.ts';
import { Notice } from '#app/ui/notice.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { activityIdOf } from '#schemas/primitives/ids.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { AnswerForm } from './answer-form.tsx';
import { photoWords, useAnswerPhoto } from './answer-photo.tsx';
import { thankedOf, withoutPhoto, type AnswerStepProps } from './answer-screen.ts';
import { carriedWords } from './carried-step.tsx';
import { keepDraft, keptDraft } from './presence-draft.ts';
import { keepCarried } from './presence-kept.ts';
import type { Problem } from './problem.ts';
import { useWords, type CheckInWords } from './words.tsx';

/** After this long a person wonders whether anything still happens. */
const SLOW_AFTER_MS = 5_000;

export const PresenceForm = (
  props: AnswerStepProps & { readonly code: string; readonly photo?: PreparedPhoto | undefined },
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

const problemOf = ({ code }: OwnPhoneError, t: CheckInWords['t']): Problem =>
  code === 'too_many_texts' ? t.tooManyTexts : t.serverTrouble;
