import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { RecoveryKit } from '#app/ui/recovery-kit.tsx';
import { useCopy } from '#app/ui/use-copy.ts';
import { toInstant } from '#schemas/primitives/dates.ts';

export interface KitStepProps {
  readonly person: string;
  readonly email: string;
  readonly codes: readonly string[];
  readonly clubSlugs: readonly string[];
  readonly onDone: () => void;
}

export const KitStep = ({ person, email, codes, clubSlugs, onDone }: KitStepProps): ReactNode => {
  const { t, format } = useI18n();
  const copy = useCopy({ copied: t.common.copied, failed: t.auth.accept.copyFailed });
  const [madeAt] = useState(() => toInstant(Date.now()));
  return (
    <RecoveryKit
      labels={{
        ...t.auth.kit,
        copy: t.common.copy,
        email: t.auth.email,
        brand: `${t.common.appName} · ${t.common.appSubtitle}`,
        done: t.auth.kit.open,
      }}
      person={person}
      email={email}
      madeOn={format.shortDate(madeAt)}
      madeAt={format.dateTime(madeAt)}
      codes={codes}
      clubSlugs={clubSlugs}
      onCopy={() => copy(codes.join('\n'))}
      onDone={onDone}
    />
  );
};
