import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { Qr, type QrProps } from './qr.tsx';
import { TextLink } from './text-action.tsx';

export interface TotpSecretProps {
  readonly matrix: QrProps['matrix'];
  readonly qrLabel: string;
  /** One short line per step. */
  readonly instructions: readonly string[];
  /** For a phone that is its own authenticator: the QR as a link. */
  readonly openLabel: string;
  readonly uri: string;
  readonly keyLabel: string;
  readonly secretBase32: string;
  readonly copyLabel: string;
  readonly onCopy: () => void;
}

/** Groups of four, as people read keys aloud. */
export const inGroups = (secret: string): string => secret.replace(/(.{4})(?=.)/gu, '$1 ');

/** A second-factor secret as a QR, a link and a key to copy. */
export function TotpSecret(props: TotpSecretProps): ReactNode {
  const { matrix, qrLabel, instructions, openLabel, uri, keyLabel, secretBase32, copyLabel, onCopy } = props;
  return (
    <>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-4">
        <Qr matrix={matrix} label={qrLabel} sizePx={168} />
        <ol className="grid list-decimal gap-2 pl-4 text-sm">
          {instructions.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </div>
      <div className="grid gap-1.5">
        <p className="text-sm font-medium">{keyLabel}</p>
        <div className="flex items-center gap-2 rounded-control bg-surface-2 py-1 pr-1 pl-4">
          <code className="min-w-0 flex-1 font-mono text-sm break-words text-ink-strong">
            {inGroups(secretBase32)}
          </code>
          <IconButton icon="copy" label={copyLabel} onClick={onCopy} />
        </div>
        <TextLink href={uri} icon="key">
          {openLabel}
        </TextLink>
      </div>
    </>
  );
}
