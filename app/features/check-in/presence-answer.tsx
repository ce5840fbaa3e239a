/**
 * After the code, on one's own phone: the form, then the thanks. An answer that finds no network is shown as QR to the host, and
 * sent again by itself while the page is open; repeating one that did arrive is harmless (app/data/own-phone/own-phone.ts).
 */
import { useEffect, type ReactNode } from 'react';
import { dropPhoto } from '#app/data/photos/presence-photo.ts';
import { paths } from '#app/paths.ts';
import { TextLink } from '#app/ui/text-action.tsx';
import type { PresenceAnswerProps, Thank } from './answer-screen.ts';
import { carriedWords } from './carried-step.tsx';
import { PresenceCarried } from './presence-carried.tsx';
import { dropDraft } from './presence-draft.ts';
import { PresenceForm } from './presence-form.tsx';
import { dropCarried, keepView } from './presence-kept.ts';
import { SentPhoto } from './sent-photo.tsx';
import { ThanksStep } from './thanks-step.tsx';
import { useWords } from './words.tsx';

/** Come with what follows the code: most phones never need them. */
export { TimedLock } from './lock-step.tsx';
export { keptHere } from './presence-kept.ts';

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
      return <PresenceForm {...props} {...screen} thank={thank} />;
    case 'carried':
      return <PresenceCarried {...props} {...screen} thank={thank} />;
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
