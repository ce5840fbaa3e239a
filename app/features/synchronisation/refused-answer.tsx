import type { ReactNode } from 'react';
import type { KioskHost } from '#app/data/kiosk/kiosk-host.ts';
import type { AnswerRejection, RejectedAnswer } from '#app/data/kiosk/kiosk-import.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { err } from '#schemas/primitives/result.ts';
import { editedTexts, nameIn } from './describe.ts';
import { RefusedCard } from './refused-card.tsx';

export interface RefusedAnswerProps {
  readonly answer: RejectedAnswer;
  readonly kiosk: KioskHost;
}

/** An answer that an attendee gave at this device's kiosk, and that its host's data did not take. */
export const RefusedAnswer = ({
  answer: { seq, topic, answer, reason },
  kiosk,
}: RefusedAnswerProps): ReactNode => {
  const { t } = useI18n();
  const fields = answer ?? {};
  return (
    <RefusedCard
      name={`answer:${seq}`}
      title={t.sync.kioskAnswer(nameIn(fields), topic)}
      reason={answerReason(reason, t)}
      kept={answer === undefined ? t.sync.keptSealed : undefined}
      texts={editedTexts(fields, null, t.sync.fields)}
      acts={{
        resend: async (edit) => {
          const moved = await kiosk.retry(seq, edit);
          return moved.ok ? moved : err(answerReason(moved.error, t));
        },
        exportJson: () => kiosk.exportJson([seq]),
        discard: () => kiosk.discard(seq),
      }}
    />
  );
};

export const answerReason = (reason: AnswerRejection, t: Messages): string => {
  switch (reason.type) {
    case 'unreadable':
      return t.sync.answerUnreadable;
    case 'invalid':
      return Object.values(reason.fields).includes('too_many_texts')
        ? t.errors.too_many_texts
        : t.sync.answerInvalid;
    case 'refused':
      return t.errors[reason.code];
    case 'storage_full':
      return t.sync.answerNoRoom;
    default:
      return t.sync.answerFailed;
  }
};
