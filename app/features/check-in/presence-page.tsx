/**
 * Check-in on one's own phone (R7): nothing to install, and light, since this page is opened on 2G. The form comes as a second
 * part, fetched while the code is being typed. What is typed survives a reload, a lost answer and an expired ticket. Without a
 * network a phone that opened the page before goes on all the same: code and form then reach the host as QR.
 */
import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import { readCheckIn, sendCode, type OwnPhoneError } from '#app/data/own-phone/own-phone.ts';
import { typeset } from '#app/i18n/typography.ts';
import { Button } from '#app/ui/button.tsx';
import { ClubScreen } from '#app/ui/full-screen.tsx';
import { pageIsUseful } from '#app/ui/when-idle.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { CheckInView } from '#schemas/protocol/check-in.ts';
import type { AnswerScreen } from './answer-screen.ts';
import { CodeStep } from './code-step.tsx';
import { isFormAllTheSame } from './sending-again.ts';
import { StopStep } from './stop-step.tsx';
import { useWords, type CheckInWords } from './words.tsx';

const loadAnswer = () => import('./presence-answer.tsx');
const PresenceAnswer = lazy(async () => ({ default: (await loadAnswer()).PresenceAnswer }));
const TimedLock = lazy(async () => ({ default: (await loadAnswer()).TimedLock }));

type Screen =
  | { readonly name: 'loading' }
  | { readonly name: 'stopped'; readonly error: OwnPhoneError }
  | { readonly name: 'code'; readonly error?: string | undefined }
  | { readonly name: 'locked'; readonly seconds: number }
  | AnswerScreen;

const IN_FIRST_PART: ReadonlySet<Screen['name']> = new Set(['code', 'stopped']);

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
    if (read.ok) {
      setView(read.value);
      setScreen(read.value.open ? { name: 'code' } : { name: 'stopped', error: { code: 'check_in_closed' } });
    }
    // A form that cannot be fetched now is asked for again when it is needed.
    const kept = await loadAnswer().then(
      ({ keptHere }) => keptHere(activityUlid, read),
      () => undefined,
    );
    if (kept !== undefined) {
      const { view: known, carried, photo } = kept;
      setView(known);
      setScreen(carried === undefined ? { name: 'code' } : { name: 'carried', carried, photo });
    } else if (!read.ok) setScreen({ name: 'stopped', error: read.error });
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
      title={typeset(view.topic)}
      sub={t.clubOf(view.clubName)}
      ribbon={view.demonstration ? t.demo : undefined}
      compact={screen.name === 'form'}
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
    case 'locked':
      return (
        <Suspense fallback={<p>{t.wait}</p>}>
          <TimedLock
            seconds={screen.seconds}
            advice={roomKey === '' ? t.lockedScan : undefined}
            onOver={() => show({ name: 'code' })}
          />
        </Suspense>
      );
    default:
      return (
        <Suspense fallback={<p>{t.loading}</p>}>
          <PresenceAnswer
            activityUlid={activityUlid}
            roomKey={roomKey}
            view={view}
            screen={screen}
            show={show}
            askCode={(error) => show({ name: 'code', error })}
          />
        </Suspense>
      );
  }
};

type EnterCodeProps = Omit<StepProps, 'screen' | 'retry'> & { readonly error: string | undefined };

const EnterCode = ({ activityUlid, roomKey, view, error, show }: EnterCodeProps): ReactNode => {
  const { t, format } = useWords();
  const [busy, setBusy] = useState(false);
  const enter = async (code: string): Promise<void> => {
    setBusy(true);
    const sent = await sendCode(activityUlid, code, roomKey);
    // Without a network the host's phone checks the code, if the form is here; where many answer at once it waits its turn.
    const next: Screen =
      sent.ok || isFormAllTheSame(sent.error)
        ? { name: 'form', code, ticket: sent.ok ? sent.value.ticket : undefined }
        : afterRefusal(sent.error, t);
    const isHere = IN_FIRST_PART.has(next.name) || (await loadAnswer().then(Boolean, () => false));
    setBusy(false);
    show(isHere ? next : afterRefusal({ code: 'offline' }, t));
  };
  const until = view.closesAt === null ? '' : format.time(view.closesAt as Instant);
  return (
    <CodeStep keypad={false} until={until} error={error} busy={busy} onCode={(code) => void enter(code)} />
  );
};

const afterRefusal = (error: OwnPhoneError, t: CheckInWords['t']): Screen => {
  const { code, attemptsLeft, retryAfterSeconds: seconds } = error;
  if (seconds !== undefined) return { name: 'locked', seconds };
  switch (code) {
    case 'wrong_code':
      return {
        name: 'code',
        error: attemptsLeft === undefined ? t.wrongCodeAgain : t.wrongCode(attemptsLeft),
      };
    case 'check_in_closed':
    case 'too_many_attempts':
      return { name: 'stopped', error };
    default: {
      const { title, text } = code === 'offline' ? t.offline : t.serverTrouble;
      return { name: 'code', error: `${title} ${text}` };
    }
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
  if (error.code === 'too_many_attempts') {
    return (
      <StopStep icon="user" title={t.hostNeeded} text={t.newCodeNeededHint}>
        {again}
      </StopStep>
    );
  }
  return (
    <StopStep icon="offline" {...(error.code === 'offline' ? t.offline : t.serverTrouble)}>
      {again}
    </StopStep>
  );
};
