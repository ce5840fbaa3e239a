/**
 * From a link to an account (R25, R28): who, passphrase, second factor, recovery kit. Nothing reaches the server before the
 * first code; what was typed stays through refusals and on the way back. The passphrase lives in this component only.
 */
import { useState, type ReactNode } from 'react';
import { useNewPassphrase } from '#app/data/session/new-passphrase.ts';
import { useSession } from '#app/data/services.tsx';
import type { InvitationError } from '#app/data/session/session-state.ts';
import { useSubmission } from '#app/data/forms/use-submission.ts';
import { passphraseWords } from '#app/i18n/fr/passphrase-words.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { StepScreen } from '#app/ui/step-screen.tsx';
import { usePageTitle } from '#app/ui/use-page-title.ts';
import type { InvitationView } from '#schemas/protocol/auth.ts';
import { acceptSentence } from './accept-error.ts';
import { progressOf, stepBefore, stepsOf, stepToMend, type AcceptStep } from './accept-steps.ts';
import { AuthenticatorStep } from './authenticator-step.tsx';
import { IdentityStep } from './identity-step.tsx';
import { KitStep } from './kit-step.tsx';
import { PassphraseStep } from './passphrase-step.tsx';
import { useClubSlugs } from './use-club-slugs.ts';

export interface AcceptFlowProps {
  readonly token: string;
  readonly invitation: InvitationView;
  /** Said at the first step: who invites, as what. */
  readonly greeting: ReactNode;
  /** The account exists and the link is spent. */
  readonly onAccepted: () => void;
  /** The link itself was refused. */
  readonly onLinkRefused: (error: InvitationError) => void;
  readonly onDone: () => void;
}

export const AcceptFlow = (props: AcceptFlowProps): ReactNode => {
  const { token, invitation, greeting, onAccepted, onLinkRefused, onDone } = props;
  const { kind } = invitation;
  const { t, format } = useI18n();
  const session = useSession();
  const clubSlugs = useClubSlugs();
  const chosen = useNewPassphrase(passphraseWords);
  const [step, setStep] = useState<AcceptStep>(stepsOf(kind)[0] ?? 'passphrase');
  const [identity, setIdentity] = useState({
    displayName: invitation.displayName,
    email: invitation.email,
  });
  const [codes, setCodes] = useState<readonly string[]>([]);
  usePageTitle(t.auth.accept.steps[step].title, t.common.appName);

  const { isBusy, error, run, forget } = useSubmission<InvitationError>((refused) => {
    const mend = stepToMend(kind, refused);
    if (mend === 'link') {
      onLinkRefused(refused);
      return undefined;
    }
    setStep(mend);
    return refused;
  });
  const goTo = (next: AcceptStep): void => {
    forget();
    setStep(next);
  };
  const accept = async (totp: string): Promise<void> => {
    const accepted = await run(() =>
      session.accept({
        token,
        displayName: identity.displayName.trim(),
        passphrase: chosen.phrase,
        totp,
        ...(kind === 'installation' ? { email: identity.email.trim() } : {}),
      }),
    );
    if (!accepted.ok) return;
    onAccepted();
    chosen.clear();
    setCodes(accepted.value.recoveryCodes);
    setStep('kit');
  };

  const back = stepBefore(kind, step);
  const sentence = error && acceptSentence(error, t, format);
  const words = t.auth.accept.steps[step];
  const { number, total } = progressOf(kind, step);
  return (
    <StepScreen
      key={step}
      clubSlugs={clubSlugs}
      progress={{ number, total, text: t.auth.accept.progress(number, total), name: words.name }}
      greeting={number === 1 ? greeting : undefined}
      title={words.title}
      sub={words.sub}
    >
      {step === 'identity' ? (
        <IdentityStep
          value={identity}
          onChange={setIdentity}
          emailError={sentence}
          onDone={() => goTo('passphrase')}
        />
      ) : null}
      {step === 'passphrase' ? (
        <PassphraseStep
          chosen={chosen}
          identity={identity}
          onDone={() => goTo('second-factor')}
          onBack={back && (() => goTo(back))}
        />
      ) : null}
      {step === 'second-factor' ? (
        <AuthenticatorStep
          totp={invitation.totp}
          error={sentence}
          busy={isBusy}
          onCode={accept}
          onBack={() => goTo('passphrase')}
        />
      ) : null}
      {step === 'kit' ? (
        <KitStep
          person={identity.displayName.trim()}
          email={identity.email.trim()}
          codes={codes}
          clubSlugs={clubSlugs}
          onDone={onDone}
        />
      ) : null}
    </StepScreen>
  );
};
