import type { ReactNode } from 'react';
import { useSession } from '#app/data/services.tsx';
import type { SignInError } from '#app/data/session/session-state.ts';
import { useSubmission } from '#app/data/forms/use-submission.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { signInSentence, type WayBack } from './sign-in-error.ts';

/** The sealed data was altered on disk and no longer opens. */
export const DamagedStep = ({ onError, onStartAgain }: WayBack): ReactNode => {
  const { t, format } = useI18n();
  const session = useSession();
  const { isBusy, error, run } = useSubmission<SignInError>(onError);
  return (
    <>
      <Notice tone="warn" title={t.auth.startOverConfirm} />
      {error === undefined ? null : <Notice tone="bad" title={signInSentence(error, t, format)} live />}
      <div className="mt-auto grid gap-2 pt-4">
        <Button
          variant="primary"
          size="lg"
          block
          busy={isBusy}
          busyLabel={t.auth.opening}
          onClick={() => void run(() => session.startOver())}
        >
          {t.auth.startOver}
        </Button>
        <Button variant="quiet" onClick={onStartAgain}>
          {t.auth.startAgain}
        </Button>
      </div>
    </>
  );
};
