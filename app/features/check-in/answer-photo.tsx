/**
 * The optional photo of the form: nothing of it is loaded before somebody wants one. It is joined only with the word that the people
 * on it agree, and never keeps anybody from answering.
 */
import { useState, type ReactNode } from 'react';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import { useChosenPhoto } from '#app/data/photos/use-chosen-photo.ts';
import { answerPhoto as en } from '#app/i18n/en/answer-photo.ts';
import { answerPhoto as fr } from '#app/i18n/fr/answer-photo.ts';
import { storedLocale } from '#app/i18n/stored-locale.ts';
import { BusyLine } from '#app/ui/busy-line.tsx';
import { Button } from '#app/ui/button.tsx';
import { CheckRow } from '#app/ui/check-row.tsx';
import { FieldError } from '#app/ui/field.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { useFilePicker } from '#app/ui/use-file-picker.tsx';

export const photoWords = (): typeof fr => (storedLocale() === 'en' ? en : fr);

export interface AnswerPhotoField {
  /** To be rendered in the form. */
  readonly part: ReactNode;
  readonly photo: PreparedPhoto | undefined;
  /** False where something about the photo must be said first; it is shown then. */
  readonly isReady: () => boolean;
}

export interface AnswerPhotoOptions {
  /** A phone that belongs to somebody else: its own pictures are not to be looked through. */
  readonly cameraOnly?: boolean;
  readonly onTouch?: () => void;
  /** Chosen and agreed upon before, by one who comes back to correct the answer. */
  readonly initial?: PreparedPhoto | undefined;
}

export const useAnswerPhoto = ({ cameraOnly, onTouch, initial }: AnswerPhotoOptions): AnswerPhotoField => {
  const words = photoWords();
  const [isFailed, setFailed] = useState(false);
  const { chosen, isPreparing, choose, drop } = useChosenPhoto(
    'attendee',
    (problem) => setFailed(problem !== undefined),
    initial,
  );
  const [isAgreed, setAgreed] = useState(initial !== undefined);
  const [isAsked, setAsked] = useState(false);
  const picker = useFilePicker({
    accept: 'image/*',
    ...(cameraOnly === true ? { camera: 'world' as const } : { single: true }),
    onFiles: (files) => {
      onTouch?.();
      setAgreed(false);
      setAsked(false);
      choose(files);
    },
  });
  const part = (
    <div>
      {picker.input}
      {chosen === undefined ? (
        <Button
          variant="quiet"
          icon="camera"
          busy={isPreparing}
          onClick={() => {
            onTouch?.();
            picker.open();
          }}
          className="-ml-3"
        >
          <span className="text-start">
            {words.add} <span className="text-sm font-normal text-ink-soft">{words.optional}</span>
          </span>
        </Button>
      ) : (
        <>
          <div className="flex items-center gap-3">
            <img
              src={chosen.address}
              alt={words.ready}
              className="size-22 flex-none rounded-sm object-cover"
            />
            <div className="min-w-0">
              <p className="text-sm text-ink-soft">{words.readyText}</p>
              <TextAction icon="trash" onClick={drop}>
                {words.remove}
              </TextAction>
            </div>
          </div>
          <CheckRow label={words.agree} checked={isAgreed} onChange={setAgreed} />
          {isAsked && !isAgreed ? <FieldError>{words.agreeMissing}</FieldError> : null}
        </>
      )}
      {isPreparing ? <BusyLine label={words.preparing} /> : null}
      {isFailed ? <FieldError>{words.notTaken}</FieldError> : null}
    </div>
  );
  return {
    part,
    photo: chosen?.photo,
    isReady: () => {
      setAsked(true);
      return !isPreparing && (chosen === undefined || isAgreed);
    },
  };
};
