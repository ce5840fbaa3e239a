/**
 * The address of the activity's own check-in page, to be scanned. It holds no code: who scans it still types the code. The key
 * tells the server that the phone is in the room; without one the address is good all the same.
 */
import { useMemo, type ReactNode } from 'react';
import { encode } from 'uqr';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Qr } from '#app/ui/qr.tsx';

interface PresenceQrProps {
  readonly activityUlid: string;
  readonly roomKey: string | undefined;
}

export const PresenceQr = ({ activityUlid, roomKey }: PresenceQrProps): ReactNode => {
  const { t } = useI18n();
  const address = `${location.origin}${paths.presence(activityUlid, roomKey)}`;
  // Ui draws the quiet zone itself. M: a fingerprint on the glass costs nothing.
  const matrix = useMemo(() => encode(address, { ecc: 'M', border: 0 }).data, [address]);
  return (
    <div className="flex items-center gap-4 lg:max-w-42 lg:flex-col lg:gap-2 lg:text-center">
      <Qr matrix={matrix} label={t.activity.qr} className="size-28 flex-none lg:size-38" />
      <p className="text-sm text-ink-soft">{t.activity.qrText}</p>
    </div>
  );
};
