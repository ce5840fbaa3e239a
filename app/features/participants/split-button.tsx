/** Parts a card from the one that it was merged into. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';

export interface SplitButtonProps {
  /** Of the card that stands alone again. */
  readonly name: string;
  readonly busy: boolean;
  readonly onSplit: () => void;
}

export const SplitButton = ({ name, busy, onSplit }: SplitButtonProps): ReactNode => {
  const { t } = useI18n();
  return (
    <Button icon="split" aria-label={t.people.person.splitOf(name)} busy={busy} onClick={onSplit}>
      {t.people.person.split}
    </Button>
  );
};
