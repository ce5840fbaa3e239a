/**
 * No network: the answer goes over the screen. The QR codes change by themselves until the host's camera has seen all of them;
 * meanwhile the answer also leaves by the network, should it come back. Arriving twice is harmless.
 */
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { encode } from 'uqr';
import { carried as en } from '#app/i18n/en/carried.ts';
import { carried as fr } from '#app/i18n/fr/carried.ts';
import { storedLocale } from '#app/i18n/stored-locale.ts';
import { Button } from '#app/ui/button.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Qr } from '#app/ui/qr.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { toBytes, type CarriedAnswer } from '#schemas/protocol/carried-answer.ts';
import type { CheckInView } from '#schemas/protocol/check-in.ts';
import { toFrames } from '#schemas/protocol/qr-frames.ts';
import { photoWords } from './answer-photo.tsx';

/** A camera that reads five times a second sees each code several times. */
const FRAME_MS = 1_500;

export const carriedWords = (): typeof fr => (storedLocale() === 'en' ? en : fr);

export interface CarriedStepProps {
  readonly carried: CarriedAnswer;
  readonly view: CheckInView;
  /** The server will not take it: only the host's camera can. */
  readonly isOnlyShown: boolean;
  /** There is a network, but many answer at once: this one waits its turn. */
  readonly isBusy: boolean;
  /** One was chosen, and cannot go this way. */
  readonly hasPhoto: boolean;
  readonly onDone: () => void;
  readonly onCorrect: () => void;
}

export const CarriedStep = (props: CarriedStepProps): ReactNode => {
  const { carried, view, isOnlyShown, isBusy, hasPhoto, onDone, onCorrect } = props;
  const t = carriedWords();
  const { answer, code } = carried;
  const labelOf = (entries: CheckInView['studyLevels'], key: string): string =>
    entries.find((entry) => entry.key === key)?.label ?? key;
  return (
    <>
      <div>
        <h1 className="text-lg leading-7">{t.title}</h1>
        <p className="mt-1 text-ink-soft">{isBusy ? t.busySub : t.sub}</p>
      </div>
      <Frames carried={carried} />
      <p className="flex justify-between gap-3 text-sm">
        <span className="min-w-0">
          <b className="text-ink-strong">
            {answer.firstName} {answer.lastName}
          </b>
          <br />
          <span className="text-ink-soft">
            {labelOf(view.programsOfStudy, answer.programId)}, {labelOf(view.studyLevels, answer.levelId)}
          </span>
        </span>
        <span>
          <span className="text-ink-soft">{t.code}</span>
          <br />
          <b className="text-ink-strong">{`${code.slice(0, 3)}\u00A0${code.slice(3)}`}</b>
        </span>
      </p>
      <Notice icon="arrow-up">{isOnlyShown ? t.onlyShown : isBusy ? t.busyKept : t.alsoKept}</Notice>
      {hasPhoto ? <Notice icon="image">{photoWords().notByQr}</Notice> : null}
      <div className="mt-auto grid gap-1.5">
        <Button variant="primary" size="lg" block icon="check" onClick={onDone}>
          {t.done}
        </Button>
        <Button variant="quiet" block icon="edit" onClick={onCorrect}>
          {t.correct}
        </Button>
      </div>
    </>
  );
};

const Frames = ({ carried }: { readonly carried: CarriedAnswer }): ReactNode => {
  const t = carriedWords();
  const matrices = useMemo(
    () => toFrames(toBytes(carried)).map((text) => encode(text, { ecc: 'M', border: 0 }).data),
    [carried],
  );
  const total = matrices.length;
  const { at, isPlaying, setPlaying, turn } = useTurning(total);
  return (
    <div className="grid justify-items-center gap-1.5">
      <Qr matrix={matrices[at] ?? []} label={t.qr(at + 1, total)} className="w-full" />
      {total === 1 ? null : (
        <>
          <div className="flex items-center gap-3">
            <IconButton icon="chevron-left" label={t.before} onClick={() => turn(-1)} />
            <b className="text-ink-strong">{t.number(at + 1, total)}</b>
            <IconButton icon="chevron-right" label={t.after} onClick={() => turn(1)} />
          </div>
          <p className="text-sm text-ink-soft">{t.several}</p>
          <TextAction onClick={() => setPlaying(!isPlaying)}>{isPlaying ? t.pause : t.play}</TextAction>
        </>
      )}
    </div>
  );
};

const useTurning = (total: number) => {
  const [at, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(true);
  useEffect(() => {
    if (!isPlaying || total === 1) return undefined;
    const timer = setInterval(() => setAt((shown) => (shown + 1) % total), FRAME_MS);
    return () => clearInterval(timer);
  }, [isPlaying, total]);
  /** By hand: then it stands still. */
  const turn = (by: 1 | -1): void => {
    setPlaying(false);
    setAt((shown) => (shown + by + total) % total);
  };
  return { at, isPlaying, setPlaying, turn };
};
