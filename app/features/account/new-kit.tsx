import { useState, type ReactNode } from 'react';
import { useClubs } from '#app/data/hooks.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { PageHead } from '#app/ui/page-head.tsx';
import { RecoveryKit } from '#app/ui/recovery-kit.tsx';
import { useCopy } from '#app/ui/use-copy.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { AccountView } from '#schemas/protocol/auth.ts';

export interface NewKitProps {
  readonly account: AccountView;
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** The page's place is taken until the new codes are put away. */
export const NewKit = ({ account, codes, onDone }: NewKitProps): ReactNode => {
  const { t, format } = useI18n();
  const clubs = useClubs() ?? [];
  const copy = useCopy({ copied: t.common.copied, failed: t.auth.accept.copyFailed });
  const [madeAt] = useState(() => toInstant(Date.now()));
  return (
    <div className="max-w-120">
      <div className="no-print">
        <PageHead title={t.account.security.newKitTitle} sub={t.account.security.newKitSub} />
      </div>
      <RecoveryKit
        labels={{
          ...t.auth.kit,
          copy: t.common.copy,
          email: t.auth.email,
          brand: `${t.common.appName} · ${t.common.appSubtitle}`,
          done: t.account.security.newKitDone,
        }}
        person={account.displayName}
        email={account.email}
        madeOn={format.shortDate(madeAt)}
        madeAt={format.dateTime(madeAt)}
        codes={codes}
        clubSlugs={clubs.map(({ clubId }) => clubId)}
        onCopy={() => copy(codes.join('\n'))}
        onDone={onDone}
      />
    </div>
  );
};
