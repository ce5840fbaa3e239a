/**
 * Check-in on one's own phone (R7): nothing to install, and light, since this page is opened on 2G. The form comes as a second
 * part, fetched while the code is being typed. What is typed survives a reload, a lost answer and an expired ticket.
 */
import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import { readCheckIn, sendAnswer, sendCode, type OwnPhoneError } from '#app/data/own-phone.ts';
import { Button } from '#app/ui/button.tsx';
import { ClubScreen } from '#app/ui/full-screen.tsx';
import { pageIsUseful } from '#app/ui/when-idle.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { CheckInAnswer, CheckInView } from '#schemas/protocol/check-in.ts';
import { CodeStep } from './code-step.tsx';
import { dropDraft, keepDraft, keptDraft } from './presence-draft.ts';
import { StopStep } from './stop-step.tsx';
import { ThanksStep, type Thanked } from './thanks-step.tsx';
import { useWords, type CheckInWords } from './words.tsx';

const loadForm = () => import('./answer-form.tsx');
const AnswerForm = lazy(async () => ({ default: (await loadForm()).AnswerForm }));

type Screen =
  | { readonly name: 'loading' }
  | { readonly name: 'stopped'; readonly error: OwnPhoneError }
  | { readonly name: 'code'; readonly error?: string | undefined }
  | { readonly name: 'form'; readonly ticket: string; readonly problem?: string | undefined }
  | { readonly name: 'thanks'; readonly thanked: Thanked };

interface PresencePageProps {
  readonly activityUlid: string;
  /** Empty without the QR of the room. */
  readonly roomKey: string;
}

export const PresencePage = ({ activityUlid, roomKey }: PresencePageProps): ReactNode => {
  const { t } = useWords();
  const [view, setView] = useState<CheckInView>();
  const [screen, setScreen] = useState<Screen>({ name: 'loading' });
  const open = useCallback(async () => {
    setScreen({ name: 'loading' });
    const read = await readCheckIn(activityUlid);
    pageIsUseful();
    if (!read.ok) {
      setScreen({ name: 'stopped', error: read.error });
      return;
    }
    setView(read.value);
    setScreen(read.value.open ? { name: 'code' } : { name: 'stopped', error: { code: 'check_in_closed' } });
    // A form that cannot be fetched now is asked for again when it is needed.
    void loadForm().catch(() => undefined);
  }, [activityUlid]);
  useEffect(() => void open(), [open]);

  if (view === undefined) {
    return (
      <main id="main" className="mx-auto flex min-h-dvh max-w-120 flex-col p-4">
        {screen.name === 'stopped' ? (
          <Stopped error={screen.error} retry={() => void open()} />
        ) : (
          <p>{t.loading}</p>
        )}
      </main>
    );
  }
  return (
    <ClubScreen
      clubSlug={view.clubSlug}
      title={view.topic}
      sub={t.clubOf(view.clubName)}
      ground={screen.name === 'thanks' ? 'tint' : 'surface'}
    >
      <Step
        activityUlid={activityUlid}
        roomKey={roomKey}
        view={view}
        screen={screen}
        show={setScreen}
        retry={() => void open()}
      />
    </ClubScreen>
  );
};

interface StepProps extends PresencePageProps {
  readonly view: CheckInView;
  readonly screen: Screen;
  readonly show: (screen: Screen) => void;
  readonly retry: () => void;
}

const Step = ({ activityUlid, roomKey, view, screen, show, retry }: StepProps): ReactNode => {
  const { t } = useWords();
  switch (screen.name) {
    case 'loading':
      return <p>{t.loading}</p>;
    case 'stopped':
      return <Stopped error={screen.error} retry={retry} />;
    case 'code':
      return (
        <EnterCode
          activityUlid={activityUlid}
          roomKey={roomKey}
          view={view}
          error={screen.error}
          show={show}
        />
      );
    case 'form':
      return <FillForm activityUlid={activityUlid} view={view} screen={screen} show={show} />;
    case 'thanks':
      return <ThanksStep thanked={screen.thanked} next={t.done} />;
  }
};

type EnterCodeProps = Omit<StepProps, 'screen' | 'retry'> & { readonly error: string | undefined };

const EnterCode = ({ activityUlid, roomKey, view, error, show }: EnterCodeProps): ReactNode => {
  const { t, format } = useWords();
  const [busy, setBusy] = useState(false);
  const enter = async (code: string): Promise<void> => {
    setBusy(true);
    const sent = await sendCode(activityUlid, code, roomKey);
    setBusy(false);
    if (sent.ok) show({ name: 'form', ticket: sent.value.ticket });
    else if (sent.error.code === 'check_in_closed') show({ name: 'stopped', error: sent.error });
    else if (sent.error.code === 'too_many_attempts' && roomKey === '')
      show({ name: 'code', error: `${sentenceOf(sent.error, { t, format })} ${t.lockedScan}` });
    else show({ name: 'code', error: sentenceOf(sent.error, { t, format }) });
  };
  const until = view.closesAt === null ? '' : format.time(view.closesAt as Instant);
  return (
    <CodeStep keypad={false} until={until} error={error} busy={busy} onCode={(code) => void enter(code)} />
  );
};

type FillFormProps = Omit<StepProps, 'screen' | 'retry' | 'roomKey'> & {
  readonly screen: Extract<Screen, { name: 'form' }>;
};

const FillForm = ({ activityUlid, view, screen, show }: FillFormProps): ReactNode => {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const submit = async (answer: CheckInAnswer): Promise<void> => {
    setBusy(true);
    const sent = await sendAnswer(activityUlid, screen.ticket, answer);
    setBusy(false);
    if (sent.ok) {
      dropDraft(activityUlid);
      show({ name: 'thanks', thanked: { firstName: answer.firstName.trim(), ...sent.value } });
    } else if (sent.error.code === 'ticket_invalid') {
      show({ name: 'code', error: words.t.ticketInvalid });
    } else {
      show({ ...screen, problem: sentenceOf(sent.error, words) });
    }
  };
  return (
    <Suspense fallback={<p>{words.t.loading}</p>}>
      <AnswerForm
        programsOfStudy={view.programsOfStudy}
        studyLevels={view.studyLevels}
        initial={keptDraft(activityUlid)}
        onChange={(fields) => keepDraft(activityUlid, fields)}
        onSubmit={(answer) => void submit(answer)}
        busy={busy}
        problem={screen.problem}
      />
    </Suspense>
  );
};

const sentenceOf = (error: OwnPhoneError, { t, format }: CheckInWords): string => {
  switch (error.code) {
    case 'wrong_code':
      return error.attemptsLeft === undefined ? t.wrongCodeAgain : t.wrongCode(error.attemptsLeft);
    case 'too_many_attempts':
      return t.lockedUntil(format.duration((error.retryAfterSeconds ?? 30) * 1000));
    case 'offline':
      return t.offlineHint;
    case 'too_many_texts':
      return t.tooManyTexts;
    default:
      return t.serverTrouble;
  }
};

const Stopped = ({
  error,
  retry,
}: {
  readonly error: OwnPhoneError;
  readonly retry: () => void;
}): ReactNode => {
  const { t } = useWords();
  if (error.code === 'activity_unknown' || error.code === 'not_found') {
    return <StopStep icon="qr" title={t.unknownActivity} text={t.unknownActivityHint} />;
  }
  const again = (
    <Button icon="sync" onClick={retry}>
      {t.retry}
    </Button>
  );
  if (error.code === 'check_in_closed') {
    return (
      <StopStep icon="lock" title={t.notOpen} text={t.notOpenHint}>
        {again}
      </StopStep>
    );
  }
  return (
    <StopStep
      icon="offline"
      title={t.offline}
      text={error.code === 'offline' ? t.offlineHint : t.serverTrouble}
    >
      {again}
    </StopStep>
  );
};
