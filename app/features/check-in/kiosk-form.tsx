/** The form at the kiosk: what is typed survives a reload of the page and nothing else, and nobody's form stands for long. */
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { KIOSK_IDLE_MS } from '#app/data/kiosk/draft-memory.ts';
import type { KioskRecord } from '#app/data/kiosk/kiosk-database.ts';
import type { KioskDraft } from '#app/data/kiosk/kiosk-draft.ts';
import type { KioskStore } from '#app/data/kiosk/kiosk-store.ts';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { EMPTY_ANSWER, type AnswerFields } from './answer-fields.ts';
import { AnswerForm } from './answer-form.tsx';
import { photoWords, useAnswerPhoto } from './answer-photo.tsx';
import type { Problem } from './problem.ts';
import type { Thanked } from './thanks-step.tsx';
import { useWords } from './words.tsx';

export interface KioskFormProps {
  readonly record: KioskRecord;
  readonly draft: KioskDraft;
  /** What was typed before the page was loaded anew. */
  readonly kept: unknown;
  readonly take: (answer: CheckInAnswer) => ReturnType<KioskStore['takeAnswer']>;
  readonly takePhoto: (photo: PreparedPhoto) => ReturnType<KioskStore['takePhoto']>;
  readonly onTaken: (thanked: Thanked) => void;
  readonly onIdle: () => void;
}

export const KioskForm = (props: KioskFormProps): ReactNode => {
  const { record, draft, kept, take, takePhoto, onTaken, onIdle } = props;
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const touch = useIdle(onIdle);
  const field = useAnswerPhoto({ cameraOnly: true, onTouch: touch });
  useEffect(() => {
    const letGo = draft.hold();
    // Whatever leads away from here, this person's form is over; a reload runs no clean-up.
    return () => {
      letGo();
      draft.forget();
    };
  }, [draft]);
  /** The answer stands whatever becomes of the photo. */
  const isPhotoLost = async (): Promise<boolean> => {
    if (field.photo === undefined) return false;
    try {
      return !(await takePhoto(field.photo)).ok;
    } catch (cause) {
      globalThis.reportError(cause);
      return true;
    }
  };
  const submit = async (answer: CheckInAnswer): Promise<void> => {
    if (!field.isReady()) return;
    setBusy(true);
    try {
      const taken = await take(answer);
      if (taken.ok) {
        const note = (await isPhotoLost()) ? photoWords().lost : undefined;
        onTaken({ firstName: answer.firstName.trim(), ...taken.value, note });
      } else setProblem(taken.error.type === 'storage_full' ? t.storageFull : t.notSaved);
    } catch (cause) {
      // The browser lost the store, say: what was typed must stay, and another try must be possible.
      globalThis.reportError(cause);
      setProblem(t.notSaved);
    } finally {
      setBusy(false);
    }
  };
  return (
    <AnswerForm
      programsOfStudy={record.programsOfStudy}
      studyLevels={record.studyLevels}
      initial={{ ...EMPTY_ANSWER, ...(kept as Partial<AnswerFields> | undefined) }}
      onChange={(fields) => {
        touch();
        draft.keep(fields);
      }}
      onSubmit={(answer) => void submit(answer)}
      busy={busy}
      problem={problem}
      photoPart={field.part}
    />
  );
};

/** Calls back once when the returned function was not called for a while. */
const useIdle = (onIdle: () => void): (() => void) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(onIdle);
  useEffect(() => {
    latest.current = onIdle;
  });
  const touch = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(), KIOSK_IDLE_MS);
  }, []);
  useEffect(() => {
    touch();
    return () => clearTimeout(timer.current);
  }, [touch]);
  return touch;
};
