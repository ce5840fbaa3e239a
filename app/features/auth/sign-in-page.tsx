/**
 * The door (R25, R28): e-mail and passphrase, then the second factor. Without a network the same passphrase opens what lies on
 * this device. It is also the only way out of a kiosk.
 */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { activeKiosk } from '#app/data/kiosk/active-kiosk.ts';
import { useSession, useSessionState } from '#app/data/services.tsx';
import type { SignInError } from '#app/data/session-state.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { DoorScreen } from '#app/ui/full-screen.tsx';
import { CredentialsStep } from './credentials-step.tsx';
import { DamagedStep } from './damaged-step.tsx';
import { OldPassphraseStep } from './old-passphrase-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { useClubSlugs } from './use-club-slugs.ts';

type Step = 'credentials' | 'second-factor' | 'old-passphrase' | 'damaged';

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
  const [step, setStep] = useState<Step>('credentials');

  useEffect(() => {
    document.title = `${t.common.signIn} · ${t.common.appName}`;
  }, [t]);
  useEffect(() => {
    // While another page is already on its way the frame around this one changes, and it stands here once more.
    const isHere = location.pathname === paths.signIn();
    if (isHere && state.phase === 'user' && kiosk === undefined)
      void navigate({ to: paths.home(), replace: true });
  }, [state.phase, kiosk, navigate]);

  const startAgain = (): void => {
    session.cancelSignIn();
    setStep('credentials');
  };
  const onError = (error: SignInError): SignInError | undefined => {
    const next = NEXT_STEP[error.type];
    if (next === undefined) return error;
    setStep(next);
    return undefined;
  };
  const titles = titleOf(step, kiosk !== undefined, t.auth);
  return (
    <DoorScreen title={titles.title} sub={titles.sub} clubSlugs={clubSlugs}>
      {step === 'credentials' ? <CredentialsStep onError={onError} kiosk={kiosk} /> : null}
      {step === 'second-factor' ? <SecondFactorStep onError={onError} onStartAgain={startAgain} /> : null}
      {step === 'old-passphrase' ? <OldPassphraseStep onError={onError} onStartAgain={startAgain} /> : null}
      {step === 'damaged' ? <DamagedStep onError={onError} onStartAgain={startAgain} /> : null}
    </DoorScreen>
  );
};

const titleOf = (
  step: Step,
  isKiosk: boolean,
  words: ReturnType<typeof useI18n>['t']['auth'],
): { title: string; sub: string } => {
  switch (step) {
    case 'credentials':
      return isKiosk
        ? { title: words.kioskTitle, sub: words.kioskSub }
        : { title: words.signInTitle, sub: words.signInSub };
    case 'second-factor':
      return { title: words.codeTitle, sub: words.codeSub };
    case 'old-passphrase':
      return { title: words.oldTitle, sub: words.oldSub };
    case 'damaged':
      return { title: words.damagedTitle, sub: words.damagedSub };
  }
};
