import type { ReactNode } from 'react';
import { encode } from 'uqr';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Qr } from '#app/ui/qr.tsx';
import { useCopy } from '#app/ui/use-copy.ts';
import type { Instant } from '#schemas/primitives/dates.ts';

export interface InviteLinkProps {
  readonly token: string;
  readonly expiresAt: string;
}

/** The link to hand over, as a QR to scan from this screen and as a text to send. It is shown this one time. */
export const InviteLink = ({ token, expiresAt }: InviteLinkProps): ReactNode => {
  const { t, format } = useI18n();
  const words = t.account.invitations;
  const copy = useCopy({ copied: t.common.copied, failed: t.auth.accept.copyFailed });
  const url = `${location.origin}${paths.invitation(token)}`;
  const share = (navigator as Partial<Navigator>).share?.bind(navigator);
  return (
    <div className="grid gap-4">
      <Qr
        matrix={encode(url, { border: 0, ecc: 'M' }).data}
        label={words.qr}
        className="mx-auto w-full max-w-60"
      />
      <div className="grid gap-1.5">
        <p className="text-sm font-medium" id="invite-link">
          {words.link}
        </p>
        <p
          aria-labelledby="invite-link"
          role="group"
          className="rounded-control bg-surface-2 px-4 py-3 font-mono text-sm break-all text-ink-strong select-all"
        >
          {url}
        </p>
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(120px,1fr))] gap-2">
        <Button icon="copy" onClick={() => copy(url)}>
          {t.common.copy}
        </Button>
        {share === undefined ? null : (
          <Button icon="send" onClick={() => void share({ url }).catch(() => undefined)}>
            {words.share}
          </Button>
        )}
      </div>
      <Notice tone="warn">{words.once(format.date(expiresAt as Instant))}</Notice>
    </div>
  );
};
