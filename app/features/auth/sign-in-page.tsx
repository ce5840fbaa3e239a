/**
 * The door (R25, R28): e-mail and passphrase, then the second factor. A device that knows one person alone asks for the
 * passphrase only. Without a network the same passphrase opens what lies on this device. It is also the only way out of a kiosk.
 */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { activeKiosk } from '#app/data/kiosk/active-kiosk.ts';
import { useSession, useSessionState } from '#app/data/services.tsx';
import type { Session, SessionState, SignInError } from '#app/data/session/session-state.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { DoorScreen } from '#app/ui/full-screen.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import { CredentialsStep } from './credentials-step.tsx';
import { DamagedStep } from './damaged-step.tsx';
import { OldPassphraseStep } from './old-passphrase-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { UnlockStep } from './unlock-step.tsx';
import { useClubSlugs } from './use-club-slugs.ts';

/** `first`: whichever way in this device begins with. */
type Step = 'first' | 'credentials' | 'second-factor' | 'old-passphrase' | 'damaged';

/** Where each outcome of one step leads; other errors are shown where they arose. */
const NEXT_STEP: Readonly<Partial<Record<SignInError['type'], Step>>> = {
  totp_required: 'second-factor',
  vault_needs_old_passphrase: 'old-passphrase',
  damaged_vault: 'damaged',
};

export const SignInPage = (): ReactNode => {
  const { t } = useI18n();
  const session = useSession();
  const state = useSessionState();
  const navigate = useNavigate();
  const clubSlugs = useClubSlugs();
  // As it was when the door opened: ending the kiosk leads to its activity (shell/kiosk-return.ts), and home must not win that race.
  const [kiosk] = useState(activeKiosk);
  const [step, setStep] = useState<Step>('first');

  usePageTitle(t.common.signIn, t.common.appName);
  useEffect(() => {
    // While another page is already on its way the frame around this one changes, and it stands here once more.
    const isHere = location.pathname === paths.signIn();
    // Whose session with the server ended is here to begin a new one.
    const isIn = state.phase === 'user' && state.server !== 'ended';
    if (isHere && isIn && kiosk === undefined) void navigate({ to: paths.home(), replace: true });
  }, [state, kiosk, navigate]);

  const startAgain = (): void => {
    session.cancelSignIn();
    setStep('first');
  };
  const onError = (error: SignInError): SignInError | undefined => {
    const next = NEXT_STEP[error.type];
    if (next === undefined) return error;
    setStep(next);
    return undefined;
  };
  if (state.phase === 'starting') return null;
  const known = step === 'first' ? knownPerson(state, session) : undefined;
  const { title, sub } = titleOf(step, known, kiosk !== undefined, t.auth);
  const wayOut = <WayOut kiosk={kiosk} />;
  const back = step === 'second-factor' ? { label: t.auth.startAgain, onPress: startAgain } : undefined;
  return (
    <DoorScreen title={title} sub={sub} clubSlugs={clubSlugs} back={back}>
      {known === undefined ? null : (
        <UnlockStep
          onError={onError}
          open={known.open}
          onOther={() => setStep('credentials')}
          wayOut={wayOut}
        />
      )}
      {step === 'credentials' || (step === 'first' && known === undefined) ? (
        <CredentialsStep onError={onError} wayOut={wayOut} />
      ) : null}
      {step === 'second-factor' ? <SecondFactorStep onError={onError} /> : null}
      {step === 'old-passphrase' ? <OldPassphraseStep onError={onError} onStartAgain={startAgain} /> : null}
      {step === 'damaged' ? <DamagedStep onError={onError} onStartAgain={startAgain} /> : null}
    </DoorScreen>
  );
};

const WayOut = ({ kiosk }: { readonly kiosk: string | undefined }): ReactNode => {
  const { t } = useI18n();
  return (
    <ButtonLink variant="quiet" href={kiosk === undefined ? paths.home() : paths.kiosk(kiosk)}>
      {kiosk === undefined ? t.auth.seePublic : t.auth.backToKiosk}
    </ButtonLink>
  );
};

interface KnownPerson {
  /** Only while that person's data is open: on the disk nothing says a name. */
  readonly displayName?: string;
  readonly open: Session['unlock'];
}

/** The person who need not say an address: whose session ended, or whose data alone lies here. */
const knownPerson = (state: SessionState, session: Session): KnownPerson | undefined => {
  if (state.phase === 'user' && state.server === 'ended') {
    const { displayName, email } = state.account;
    return { displayName, open: (passphrase) => session.signIn({ email, passphrase }) };
  }
  return state.phase === 'visitor' && state.soleVault ? { open: session.unlock } : undefined;
};

const titleOf = (
  step: Step,
  known: KnownPerson | undefined,
  isKiosk: boolean,
  words: ReturnType<typeof useI18n>['t']['auth'],
): { title: string; sub: string } => {
  switch (step) {
    case 'first':
    case 'credentials':
      if (isKiosk) return { title: words.kioskTitle, sub: words.kioskSub };
      if (known?.displayName !== undefined)
        return { title: words.hello(known.displayName), sub: words.endedSub };
      return { title: words.signInTitle, sub: known === undefined ? words.signInSub : words.knownSub };
    case 'second-factor':
      return { title: words.codeTitle, sub: words.codeSub };
    case 'old-passphrase':
      return { title: words.oldTitle, sub: words.oldSub };
    case 'damaged':
      return { title: words.damagedTitle, sub: words.damagedSub };
  }
};
