/** The way from an invitation's link to an account: which steps, in which order, and where a refusal leads. */
import type { InvitationError } from '#app/data/session/session-state.ts';
import type { InvitationView } from '#schemas/protocol/auth.ts';

export type AcceptStep = 'identity' | 'passphrase' | 'second-factor' | 'kit';

type Kind = InvitationView['kind'];

/** An invitation knows who is invited; an installation asks. */
export const stepsOf = (kind: Kind): readonly AcceptStep[] =>
  kind === 'installation'
    ? ['identity', 'passphrase', 'second-factor', 'kit']
    : ['passphrase', 'second-factor', 'kit'];

export const progressOf = (kind: Kind, step: AcceptStep): { number: number; total: number } => {
  const steps = stepsOf(kind);
  return { number: steps.indexOf(step) + 1, total: steps.length };
};

/** None before the first, and none from the kit: the account exists then. */
export const stepBefore = (kind: Kind, step: AcceptStep): AcceptStep | undefined => {
  const steps = stepsOf(kind);
  return step === 'kit' ? undefined : steps[steps.indexOf(step) - 1];
};

/** The step that can mend this refusal; `link` when only another link, or signing in, can. */
export const stepToMend = (kind: Kind, error: InvitationError): AcceptStep | 'link' => {
  switch (error.type) {
    case 'invitation_invalid':
    case 'invitation_expired':
    case 'already_installed':
      return 'link';
    case 'email_taken':
      return kind === 'installation' ? 'identity' : 'link';
    case 'invalid': {
      const isIdentity = 'email' in error.fields || 'displayName' in error.fields;
      return kind === 'installation' && isIdentity ? 'identity' : 'second-factor';
    }
    default:
      return 'second-factor';
  }
};
