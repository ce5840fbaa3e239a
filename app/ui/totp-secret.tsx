import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { Qr, type QrProps } from './qr.tsx';
import { TextLink } from './text-action.tsx';

export interface TotpSecretProps {
  readonly labels: {
    readonly qr: string;
    /** One short line per step. */
    readonly instructions: readonly string[];
    /** For a phone that is its own authenticator: the QR as a link. */
    readonly open: string;
    readonly key: string;
    readonly copy: string;
  };
  readonly matrix: QrProps['matrix'];
  readonly uri: string;
  readonly secretBase32: string;
  readonly onCopy: () => void;
}

/** Groups of four, as people read keys aloud. */
export const inGroups = (secret: string): string => secret.replace(/(.{4})(?=.)/gu, '$1 ');

/** A second-factor secret as a QR, a link and a key to copy. */
export function TotpSecret(props: TotpSecretProps): ReactNode {
  const { labels, matrix, uri, secretBase32, onCopy } = props;
  return (
    <>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-4">
        <Qr matrix={matrix} label={labels.qr} sizePx={168} />
        <ol className="grid list-decimal gap-2 pl-4 text-sm">
          {labels.instructions.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </div>
      <div className="grid gap-1.5">
        <p className="text-sm font-medium">{labels.key}</p>
        <div className="flex items-center gap-2 rounded-control bg-surface-2 py-1 pr-1 pl-4">
          <code className="min-w-0 flex-1 font-mono text-sm break-words text-ink-strong">
            {inGroups(secretBase32)}
          </code>
          <IconButton icon="copy" label={labels.copy} onClick={onCopy} />
        </div>
        <TextLink href={uri} icon="key">
          {labels.open}
        </TextLink>
      </div>
    </>
  );
}
