import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { clubIcon } from './club-glyph.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Link } from './link.tsx';
import { Mark } from './mark.tsx';

export interface NavItem {
  readonly href: string;
  readonly label: string;
  /** Left out for a club, whose sign is used. */
  readonly icon?: IconName | undefined;
  readonly clubSlug?: string | undefined;
  readonly current?: boolean | undefined;
  /** A short count at the right: "3". Give its meaning in badgeLabel. */
  readonly badge?: string | undefined;
  readonly badgeLabel?: string | undefined;
}

export interface NavGroup {
  /** Heading of the group; the first group has none. */
  readonly label?: string | undefined;
  readonly items: readonly NavItem[];
}

export interface Brand {
  readonly name: string;
  readonly tagline: string;
  readonly href: string;
}

export function BrandLink({ brand }: { readonly brand: Brand }): ReactNode {
  return (
    <Link href={brand.href} className="flex min-h-12 items-center gap-3 rounded-control px-2">
      <Mark />
      <span className="min-w-0">
        <b className="block leading-5 text-ink-strong">{brand.name}</b>
        <span className="block text-sm text-ink-soft">{brand.tagline}</span>
      </span>
    </Link>
  );
}

function NavLink({ item }: { readonly item: NavItem }): ReactNode {
  return (
    <Link
      href={item.href}
      data-club={item.clubSlug}
      aria-current={item.current ? 'page' : undefined}
      className={cx(
        'relative flex min-h-12 items-center gap-3 rounded-control px-3 transition-[background-color] hover:bg-surface-2 lg:min-h-11',
        item.current
          ? 'bg-surface-2 font-bold text-ink-strong before:absolute before:inset-y-2.5 before:left-0 before:w-[3px] before:rounded-full before:bg-orange'
          : 'font-medium text-ink',
      )}
    >
      <Icon
        name={item.icon ?? clubIcon(item.clubSlug ?? '')}
        className={item.clubSlug ? 'text-tint' : 'text-ink-soft'}
      />
      <span className="min-w-0 flex-1">{item.label}</span>
      {item.badge ? (
        <span className="rounded-full bg-surface-3 px-2 text-sm font-medium text-ink">
          <span aria-hidden={item.badgeLabel ? true : undefined}>{item.badge}</span>
          {item.badgeLabel ? <span className="sr-only">{item.badgeLabel}</span> : null}
        </span>
      ) : null}
    </Link>
  );
}

/** The links themselves; the frame puts them in the side column and in the drawer. */
export function NavGroups({ groups }: { readonly groups: readonly NavGroup[] }): ReactNode {
  return groups.map((group, index) => (
    <div key={group.label ?? index} className="grid gap-0.5">
      {group.label ? <p className="px-3 pt-4 pb-1 text-sm text-ink-soft">{group.label}</p> : null}
      <ul className="grid gap-0.5" aria-label={group.label}>
        {group.items.map((item) => (
          <li key={item.href}>
            <NavLink item={item} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

export interface SideNavProps {
  readonly label: string;
  readonly brand: Brand;
  readonly groups: readonly NavGroup[];
  /** Who is signed in, at the foot. */
  readonly me?: ReactNode;
}

/** Wide screens only; below 900 px the same groups open in the drawer. */
export function SideNav({ label, brand, groups, me }: SideNavProps): ReactNode {
  return (
    <nav
      aria-label={label}
      className="no-print sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r border-line bg-surface px-3 py-4 lg:flex"
    >
      <BrandLink brand={brand} />
      <div className="mt-2 grid gap-0.5 pb-4">
        <NavGroups groups={groups} />
      </div>
      {me ? <div className="mt-auto border-t border-line pt-3">{me}</div> : null}
    </nav>
  );
}
