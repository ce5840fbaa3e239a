import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

export interface WeaveProps {
  /** Left out inside an element that already carries data-club. */
  readonly clubSlug?: string | undefined;
  /** edge 6 px on a club card; head 16 px on the kiosk and sign-in; nowhere else. */
  readonly size?: 'edge' | 'head' | undefined;
  readonly className?: string | undefined;
}

export function Weave({ clubSlug, size = 'edge', className }: WeaveProps): ReactNode {
  return (
    <div
      aria-hidden
      data-club={clubSlug}
      className={cx('weave', size === 'head' && 'weave-head', className)}
    />
  );
}

/** Several cloths side by side: the head of sign-in. */
export function Weaves({ clubSlugs }: { readonly clubSlugs: readonly string[] }): ReactNode {
  return (
    <div aria-hidden className="flex flex-none">
      {clubSlugs.map((slug) => (
        <Weave key={slug} clubSlug={slug} size="head" className="flex-1" />
      ))}
    </div>
  );
}
