/** The host's camera takes the answers of phones without a network, one person after the other. */
import { useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { QrCamera, type CameraTrouble } from '#app/ui/qr-camera.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import type { DossierCheckIn } from '#schemas/documents/dossier.ts';
import { ScannedList } from './scanned-list.tsx';
import { useScanner, type Scanner } from './use-scanner.ts';

export interface ScanSheetProps {
  readonly activity: Local<'activities'>;
  readonly checkIn: DossierCheckIn;
  readonly attendances: readonly Local<'attendances'>[];
  readonly onClose: () => void;
  /** The way out without a camera. */
  readonly onAddByHand: () => void;
}

export const ScanSheet = (props: ScanSheetProps): ReactNode => {
  const { activity, checkIn, attendances, onClose, onAddByHand } = props;
  const { t, format } = useI18n();
  const [trouble, setTrouble] = useState<CameraTrouble>();
  const scanner = useScanner(activity, checkIn);
  const count = attendances.length;
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={t.scanner.title}
      sub={`${activity.topic} · ${t.scanner.present(format.count(count), count < 2)}`}
      closeLabel={t.common.close}
      clubSlug={activity.clubId}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 pt-2">
        {trouble === undefined ? (
          <div className="grid gap-2">
            <QrCamera label={t.scanner.camera} onText={scanner.onText} onTrouble={setTrouble} />
            <Reading {...scanner} />
          </div>
        ) : (
          <NoCamera trouble={trouble} onRetry={() => setTrouble(undefined)} onAddByHand={onAddByHand} />
        )}
        <ScannedList attendances={attendances} scanned={scanner.scanned} take={scanner.take} />
      </div>
    </Sheet>
  );
};

/** What is before the camera now. */
const Reading = ({ progress, hint }: Scanner): ReactNode => {
  const { t } = useI18n();
  if (progress !== undefined) {
    const part = t.scanner.part(progress.seen, progress.total);
    return (
      <div className="grid gap-1.5">
        <p className="flex justify-between gap-3 text-sm">
          <b className="text-ink-strong">{part}</b>
          <span className="text-ink-soft">{t.scanner.partHint}</span>
        </p>
        <Meter value={progress.seen} max={progress.total} thick />
      </div>
    );
  }
  return (
    <p role="status" className="min-h-6 text-sm text-ink-soft">
      {hint === undefined ? t.scanner.aim : t.scanner[hint]}
    </p>
  );
};

interface NoCameraProps {
  readonly trouble: CameraTrouble;
  readonly onRetry: () => void;
  readonly onAddByHand: () => void;
}

const NoCamera = ({ trouble, onRetry, onAddByHand }: NoCameraProps): ReactNode => {
  const { t } = useI18n();
  const { title, text } = t.scanner.trouble[trouble];
  return (
    <>
      <Notice tone="bad" title={title} live>
        {text}
      </Notice>
      <p className="text-ink-soft">{t.scanner.toKioskHint}</p>
      <div className="flex flex-wrap gap-2">
        <Button icon="sync" onClick={onRetry}>
          {t.scanner.retry}
        </Button>
        <Button icon="plus" onClick={onAddByHand}>
          {t.scanner.addByHand}
        </Button>
      </div>
    </>
  );
};
