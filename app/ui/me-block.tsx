import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import { IconButton, IconLink } from './icon-button.tsx';
import type { IconName } from './icon.tsx';
import { Link } from './link.tsx';

export interface MeBlockProps {
  readonly name: string;
  readonly detail: string;
  /** The person's own page. */
  readonly href?: string | undefined;
  readonly clubSlug?: string | undefined;
  /** The lock (or leave) at the right. */
  readonly action?:
    | {
        readonly icon: IconName;
        readonly label: string;
        readonly onPress?: () => void;
        readonly href?: string;
      }
    | undefined;
}

/** Who is signed in, at the foot of the menu. */
export function MeBlock({ name, detail, href, clubSlug, action }: MeBlockProps): ReactNode {
  const who = (
    <>
      <Avatar name={name} clubSlug={clubSlug} />
      <span className="min-w-0 flex-1">
        <b className="block text-sm text-ink-strong">{name}</b>
        {detail === name ? null : <span className="block text-sm text-ink-soft">{detail}</span>}
      </span>
    </>
  );
  const row = 'flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-control px-2';
  return (
    <div className="flex items-center gap-1">
      {href === undefined ? (
        <div className={row}>{who}</div>
      ) : (
        <Link href={href} className={`${row} transition-[background-color] hover:bg-surface-2`}>
          {who}
        </Link>
      )}
      {action?.href !== undefined ? (
        <IconLink icon={action.icon} label={action.label} href={action.href} />
      ) : null}
      {action && action.href === undefined ? (
        <IconButton icon={action.icon} label={action.label} onClick={action.onPress} />
      ) : null}
    </div>
  );
}
