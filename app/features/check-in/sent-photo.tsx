/** Below the thanks, on one's own phone: the photo goes after the answer, and whoever closes the page before that loses nothing but it. */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { sendPhoto } from '#app/data/own-phone/own-phone-photo.ts';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import { BusyLine } from '#app/ui/busy-line.tsx';
import { Button } from '#app/ui/button.tsx';
import { photoWords } from './answer-photo.tsx';
import { waitBeforeRetryMs } from './sending-again.ts';

/** With the ticket under which the answer was taken. */
export interface TicketPhoto {
  readonly photo: PreparedPhoto;
  readonly ticket: string;
}

interface SentPhotoProps extends TicketPhoto {
  readonly activityUlid: string;
  /** That the page may be closed: true once the photo has gone. */
  readonly done: string;
}

type Progress = 'sending' | 'sent' | 'already' | 'refused' | 'notSent';

export const SentPhoto = ({ activityUlid, photo, ticket, done }: SentPhotoProps): ReactNode => {
  const words = photoWords();
  const [progress, setProgress] = useState<Progress>('sending');
  const send = async (): Promise<void> => {
    setProgress('sending');
    const sent = await sendPhoto(activityUlid, ticket, photo);
    if (sent.ok) return setProgress('sent');
    if (sent.error.code === 'photo_already_sent') return setProgress('already');
    setProgress(waitBeforeRetryMs(sent.error) === undefined ? 'refused' : 'notSent');
  };
  const begin = useEffectEvent(send);
  useEffect(() => void begin(), []);
  if (progress === 'sending') return <BusyLine label={words.sending} />;
  return (
    <>
      <p>{words[progress]}</p>
      {progress === 'notSent' ? null : <p className="text-ink-soft">{done}</p>}
      {progress === 'notSent' ? (
        <Button icon="sync" onClick={() => void send()}>
          {words.retry}
        </Button>
      ) : null}
    </>
  );
};
