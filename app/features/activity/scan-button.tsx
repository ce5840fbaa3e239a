/** Opens the camera for answers of phones without a network; its page part is fetched when it is wanted. */
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { AddPersonSheet } from './add-person-sheet.tsx';
import type { CheckInPanelProps } from './check-in-props.ts';

const ScanSheet = lazy(async () => ({ default: (await import('./scan-sheet.tsx')).ScanSheet }));

type ScanButtonProps = Pick<CheckInPanelProps, 'activity' | 'checkIn' | 'attendances' | 'lists'> & {
  readonly className?: string;
};

export const ScanButton = ({ className, ...sheet }: ScanButtonProps): ReactNode => {
  const { t } = useI18n();
  const [opened, setOpened] = useState<'scanner' | 'by_hand'>();
  const close = (): void => setOpened(undefined);
  return (
    <>
      <Button
        icon="qr"
        aria-label={t.scanner.openLabel}
        className={className}
        onClick={() => setOpened('scanner')}
      >
        {t.scanner.open}
      </Button>
      {opened === 'scanner' ? (
        <Suspense fallback={null}>
          <ScanSheet {...sheet} onClose={close} onAddByHand={() => setOpened('by_hand')} />
        </Suspense>
      ) : null}
      {opened === 'by_hand' ? <AddPersonSheet {...sheet} onClose={close} /> : null}
    </>
  );
};
