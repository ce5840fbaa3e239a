/**
 * The kiosk (R7): code → form → thanks → next person, on the host's phone, without a network. It shows no name but the one
 * just typed, falls back to the code when nobody touches it, and its only way out is the host's passphrase.
 */
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { typeset } from '#app/i18n/typography.ts';
import { paths } from '#app/paths.ts';
import type { KioskDraft } from '#app/data/kiosk/kiosk-draft.ts';
import type { KioskRecord } from '#app/data/kiosk/kiosk-database.ts';
import type { KioskGate } from '#app/data/kiosk/kiosk-gate.ts';
import type { KioskStore } from '#app/data/kiosk/kiosk-store.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ClubScreen } from '#app/ui/full-screen.tsx';
import { GateStep } from './gate-step.tsx';
import { KioskForm } from './kiosk-form.tsx';
import { StopStep } from './stop-step.tsx';
import { Ordinal, ThanksStep, type Thanked } from './thanks-step.tsx';
import { useKioskGuard } from './use-kiosk-guard.ts';
import { useWords } from './words.tsx';

const THANKS_MS = 2000;
const ALREADY_MS = 4000;
const GATE_EVERY_MS = 1000;

type Screen =
  | { readonly name: 'gate'; readonly gate: KioskGate; readonly error?: string | undefined }
  /** The device did not give what it holds: only another try can tell. */
  | { readonly name: 'stuck' }
  | { readonly name: 'form'; readonly kept?: unknown }
  | { readonly name: 'thanks'; readonly thanked: Thanked };

export interface KioskPageProps {
  readonly activityUlid: string;
  readonly kiosk: KioskStore;
  /** Says that an answer waits, to a tab of this device whose vault is open. */
  readonly onTaken: () => void;
  readonly draft: KioskDraft;
}

export const KioskPage = ({ activityUlid, kiosk, onTaken, draft }: KioskPageProps): ReactNode => {
  const { t } = useWords();
  const [record, setRecord] = useState<KioskRecord>();
  const [screen, setScreen] = useState<Screen>();
  const toGate = useCallback(
    async (error?: string) => {
      try {
        setRecord(await kiosk.load(activityUlid));
        setScreen({ name: 'gate', gate: await kiosk.gate(activityUlid), error });
      } catch (cause) {
        globalThis.reportError(cause);
        setScreen({ name: 'stuck' });
      }
    },
    [kiosk, activityUlid],
  );
  useKioskGuard();
  useEffect(() => {
    // A reload finds the person who was typing where they were.
    void draft.kept().then(async (kept) => {
      await toGate();
      if (kept !== undefined) setScreen((shown) => (isOpen(shown) ? { name: 'form', kept } : shown));
    });
  }, [toGate, draft]);
  useGateClock(screen, kiosk, activityUlid, setScreen);

  if (screen === undefined) return null;
  if (screen.name === 'stuck') return <StuckKiosk onRetry={() => void toGate()} />;
  if (record === undefined) return <UnknownKiosk />;
  return (
    <ClubScreen
      clubSlug={record.clubId}
      title={typeset(record.topic)}
      sub={t.clubOf(record.clubName)}
      ribbon={record.demonstration === true ? t.demo : undefined}
      compact={screen.name === 'form'}
      ground={screen.name === 'thanks' ? 'tint' : 'surface'}
      action={{
        icon: 'lock',
        label: t.leaveKiosk,
        onPress: () => location.assign(paths.leaveKiosk(activityUlid)),
      }}
    >
      {screen.name === 'gate' ? (
        <GateStep
          gate={screen.gate}
          error={screen.error}
          record={record}
          tryCode={(code) => kiosk.tryCode(activityUlid, code)}
          onRight={() => setScreen({ name: 'form' })}
          onRefused={toGate}
        />
      ) : null}
      {screen.name === 'form' ? (
        <KioskForm
          record={record}
          kept={screen.kept}
          draft={draft}
          take={(answer) => kiosk.takeAnswer(activityUlid, answer)}
          takePhoto={(photo) => kiosk.takePhoto(activityUlid, photo)}
          onTaken={(thanked) => {
            setScreen({ name: 'thanks', thanked });
            onTaken();
          }}
          onIdle={() => void toGate()}
        />
      ) : null}
      {screen.name === 'thanks' ? <TimedThanks thanked={screen.thanked} onEnd={() => void toGate()} /> : null}
    </ClubScreen>
  );
};

const isOpen = (screen: Screen | undefined): boolean =>
  screen?.name === 'gate' && screen.gate.type === 'open';

/** Locks run down, windows end and clocks jump while the kiosk just stands there. */
const useGateClock = (
  screen: Screen | undefined,
  kiosk: KioskStore,
  activityUlid: string,
  show: (screen: Screen) => void,
): void => {
  const isAtGate = screen?.name === 'gate';
  const error = isAtGate ? screen.error : undefined;
  useEffect(() => {
    if (!isAtGate) return undefined;
    // A look that was under way when the right code came must not take the form away again.
    let isStillHere = true;
    const timer = setInterval(() => {
      kiosk.gate(activityUlid).then((gate) => {
        if (isStillHere) show({ name: 'gate', gate, error });
      }, globalThis.reportError);
    }, GATE_EVERY_MS);
    return () => {
      isStillHere = false;
      clearInterval(timer);
    };
  }, [isAtGate, error, kiosk, activityUlid, show]);
};

const TimedThanks = ({
  thanked,
  onEnd,
}: {
  readonly thanked: Thanked;
  readonly onEnd: () => void;
}): ReactNode => {
  const { t } = useWords();
  const standsMs = thanked.already ? ALREADY_MS : THANKS_MS;
  const latest = useRef(onEnd);
  useEffect(() => {
    latest.current = onEnd;
  });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), standsMs);
    return () => clearTimeout(timer);
  }, [standsMs]);
  return (
    <ThanksStep
      thanked={thanked}
      noted={<Ordinal rank={thanked.ordinal} />}
      next={t.passOn}
      standsMs={standsMs}
    />
  );
};

const UnknownKiosk = (): ReactNode => {
  const { t } = useWords();
  return (
    <Bare>
      <StopStep icon="kiosk" title={t.unknownKiosk} text={t.unknownKioskHint}>
        <ButtonLink href={paths.home()}>{t.openApp}</ButtonLink>
      </StopStep>
    </Bare>
  );
};

const StuckKiosk = ({ onRetry }: { readonly onRetry: () => void }): ReactNode => {
  const { t } = useWords();
  return (
    <Bare>
      <StopStep icon="alert" title={t.stuckKiosk} text={t.stuckKioskHint}>
        <Button icon="sync" onClick={onRetry}>
          {t.retry}
        </Button>
      </StopStep>
    </Bare>
  );
};

/** Where nothing is known of the club, or cannot be read. */
const Bare = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <main id="main" className="mx-auto flex min-h-dvh max-w-120 flex-col p-4">
    {children}
  </main>
);
