import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Link, type LinkProps } from './link.tsx';

/** Also of a Menu's trigger that stands among such acts. */
export const textActionClass =
  'inline-flex min-h-11 items-center gap-1 text-sm font-medium text-blue-text hover:underline underline-offset-4 text-start';

interface TextActionStyle {
  readonly icon?: IconName | undefined;
  readonly iconEnd?: IconName | undefined;
}

export type TextActionProps = TextActionStyle & ButtonHTMLAttributes<HTMLButtonElement>;

/** The quiet act of a card's foot. */
export function TextAction({ icon, iconEnd, className, children, ...rest }: TextActionProps): ReactNode {
  return (
    <button type="button" {...rest} className={cx(textActionClass, className)}>
      {icon ? <Icon name={icon} size="sm" /> : null}
      {children}
      {iconEnd ? <Icon name={iconEnd} size="sm" /> : null}
    </button>
  );
}

export type TextLinkProps = TextActionStyle & LinkProps;

export function TextLink({ icon, iconEnd, className, children, ...rest }: TextLinkProps): ReactNode {
  return (
    <Link {...rest} className={cx(textActionClass, className)}>
      {icon ? <Icon name={icon} size="sm" /> : null}
      {children}
      {iconEnd ? <Icon name={iconEnd} size="sm" /> : null}
    </Link>
  );
}
