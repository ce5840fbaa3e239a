/** A part of the page that only the server knows: its skeleton, its content, or why it is not here and what to do. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AccountFailure } from '#app/data/session/account-api.ts';
import { useSession } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Loading, SkeletonRows } from '#app/ui/skeleton.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { failureSentence } from './account-words.ts';
import type { Asked } from './use-answer.ts';

export interface ServerPartProps<T> {
  readonly asked: Asked<T>;
  readonly children: (value: T) => ReactNode;
}

export const ServerPart = <T,>({ asked, children }: ServerPartProps<T>): ReactNode => {
  const { t } = useI18n();
  const { answer, reload } = asked;
  if (answer === undefined) {
    return (
      <Loading label={t.common.loading}>
        <SkeletonRows count={2} />
      </Loading>
    );
  }
  return answer.ok ? children(answer.value) : <Failure error={answer.error} onRetry={reload} />;
};

const Failure = ({
  error,
  onRetry,
}: {
  readonly error: AccountFailure;
  readonly onRetry: () => void;
}): ReactNode => {
  const { t, format } = useI18n();
  const session = useSession();
  const navigate = useNavigate();
  const signInAgain = async (): Promise<void> => {
    await session.lock();
    await navigate({ to: paths.signIn() });
  };
  return (
    <Notice
      tone="plain"
      icon={error.type === 'offline' ? 'offline' : 'info'}
      actions={
        error.type === 'ended' ? (
          <TextAction icon="key" onClick={() => void signInAgain()}>
            {t.account.signInAgain}
          </TextAction>
        ) : (
          <TextAction icon="sync" onClick={onRetry}>
            {t.common.retry}
          </TextAction>
        )
      }
    >
      {error.type === 'offline' ? t.account.needsNetwork : failureSentence(error, t, format)}
    </Notice>
  );
};
