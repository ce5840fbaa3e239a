/** Too many wrong codes: how long the wait is, why, and that it does not end by closing the page (R30). */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { IdleCodeBoxes } from '#app/ui/code-input.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { useNow } from '#app/ui/use-now.ts';
import { useWords } from './words.tsx';

interface LockStepProps {
  readonly remainingMs: number;
  /** A quicker way in, where there is one. */
  readonly advice?: string | undefined;
}

export const LockStep = ({ remainingMs, advice }: LockStepProps): ReactNode => {
  const { t, format } = useWords();
  const [wholeMs] = useState(remainingMs);
  return (
    <>
      <div role="status">
        <h1 className="text-lg leading-7">{t.wait}</h1>
        <p className="mt-1 text-sm text-ink-soft">{t.waitHint}</p>
      </div>
      <IdleCodeBoxes />
      <div className="grid gap-1.5">
        <p className="flex justify-between gap-3 text-sm">
          <b className="text-ink-strong">{t.waitLeft(format.duration(remainingMs))}</b>
          <span className="text-ink-soft">{t.waitThen}</span>
        </p>
        <Meter value={remainingMs} max={wholeMs} thick />
      </div>
      <p>{t.waitAdvice}</p>
      {advice === undefined ? null : <p>{advice}</p>}
      <div className="mt-auto">
        <Notice tone="plain" icon="clock">
          {t.waitStays}
        </Notice>
      </div>
    </>
  );
};

/** Counts down by itself, where nobody else watches the clock. */
export const TimedLock = ({
  seconds,
  advice,
  onOver,
}: Pick<LockStepProps, 'advice'> & {
  readonly seconds: number;
  readonly onOver: () => void;
}): ReactNode => {
  const [endsAtMs] = useState(() => Date.now() + seconds * 1000);
  const remainingMs = Math.max(0, endsAtMs - useNow(1000));
  const over = useEffectEvent(onOver);
  const isOver = remainingMs === 0;
  useEffect(() => {
    if (isOver) over();
  }, [isOver]);
  return <LockStep remainingMs={remainingMs} advice={advice} />;
};
