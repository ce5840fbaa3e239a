/** An answer that found no network: shown to the host as QR, and sent by itself when one is back. */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { sendAnswer, sendCode } from '#app/data/own-phone/own-phone.ts';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import { ok } from '#schemas/primitives/result.ts';
import type { CarriedAnswer } from '#schemas/protocol/carried-answer.ts';
import { thankedOf, withoutPhoto, type AnswerStepProps } from './answer-screen.ts';
import { CarriedStep } from './carried-step.tsx';
import { dropCarried } from './presence-kept.ts';
import { waitBeforeRetryMs } from './sending-again.ts';
import { useWords } from './words.tsx';

/** The browser says when a network is back, but not when a bad one works again. */
const RETRY_EVERY_MS = 10_000;

export const PresenceCarried = (
  props: AnswerStepProps & { readonly carried: CarriedAnswer; readonly photo?: PreparedPhoto | undefined },
): ReactNode => {
  const { activityUlid, roomKey, view, carried, ticket, photo, askCode, show, thank } = props;
  const { t } = useWords();
  const [isOnlyShown, setOnlyShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
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
      setBusy(sent.error.code === 'too_many_answers');
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
      isBusy={isBusy}
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
