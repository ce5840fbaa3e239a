/*
 * A photo by the hash of its bytes: WebP where the browser knows it, JPEG elsewhere, fetched when it comes into view. Until it is
 * there, and where it cannot be had, its blurred placeholder stands in its place. A photo may be known before its bytes have
 * reached the server, so one that did not come is asked for again, and whenever the network returns.
 */
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { placeholderOf } from './tiny-hash.ts';

/** 320, 960 and 1920 pixels on the longer side. */
export type PictureVariant = 'thumb' | 'medium' | 'full';

export interface PictureProps {
  readonly sha256: string;
  readonly variant: PictureVariant;
  /** Placeholder; empty when there is none. */
  readonly tinyHash: string;
  /** Empty for decoration beside words that say the same. */
  readonly alt: string;
  /** This device's own copy, while the server has none; null: nothing but the placeholder for now. */
  readonly src?: string | null | undefined;
  /** Keeps its place before it is there; without them the class gives the size. */
  readonly widthPx?: number | undefined;
  readonly heightPx?: number | undefined;
  readonly className?: string | undefined;
}

const RETRY_AFTER_MS = [4_000, 15_000, 60_000];

export const pictureAddress = (sha256: string, variant: PictureVariant, format: 'webp' | 'jpg'): string =>
  `/media/${sha256}/${variant}.${format}`;

export function Picture(props: PictureProps): ReactNode {
  const { sha256, variant, tinyHash, alt, src, widthPx, heightPx, className } = props;
  const placeholder = useMemo(() => placeholderOf(tinyHash), [tinyHash]);
  const { attempt, isMissing, onMissing } = useAttempts(`${sha256}/${variant}/${src ?? ''}`);
  const isEmpty = isMissing || src === null;
  const ratio = widthPx !== undefined && heightPx !== undefined ? `${widthPx} / ${heightPx}` : undefined;
  return (
    <span
      className={cx('block overflow-hidden bg-surface-3 bg-cover bg-center', className)}
      style={{ aspectRatio: ratio, backgroundImage: placeholder && `url(${placeholder})` }}
      {...(isEmpty && alt !== '' ? { role: 'img', 'aria-label': alt } : {})}
    >
      {isEmpty ? null : (
        <picture key={attempt}>
          {src === undefined ? (
            <source type="image/webp" srcSet={pictureAddress(sha256, variant, 'webp')} />
          ) : null}
          <img
            src={src ?? pictureAddress(sha256, variant, 'jpg')}
            alt={alt}
            width={widthPx}
            height={heightPx}
            loading="lazy"
            decoding="async"
            draggable={false}
            onError={onMissing}
            className="size-full object-cover"
          />
        </picture>
      )}
    </span>
  );
}

/** Counts the attempts at one address; between a failed one and the next the picture is missing. */
function useAttempts(address: string): {
  readonly attempt: number;
  readonly isMissing: boolean;
  readonly onMissing: () => void;
} {
  const [state, setState] = useState({ address, attempt: 0, isMissing: false });
  const current = state.address === address ? state : { address, attempt: 0, isMissing: false };
  const { attempt, isMissing } = current;
  useEffect(() => {
    if (!isMissing) return;
    const again = (): void => setState({ address, attempt: attempt + 1, isMissing: false });
    const afterMs = RETRY_AFTER_MS[attempt];
    const timer = afterMs === undefined ? undefined : setTimeout(again, afterMs);
    addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', again);
    };
  }, [address, attempt, isMissing]);
  return { attempt, isMissing, onMissing: () => setState({ address, attempt, isMissing: true }) };
}
