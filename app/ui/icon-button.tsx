import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Link, type LinkProps } from './link.tsx';

const shape =
  'inline-grid size-11 flex-none place-items-center rounded-md text-ink transition-[background-color,transform] ' +
  'hover:bg-surface-2 active:scale-[.94] active:bg-surface-3';
const outlined = 'border border-line-strong bg-surface';

interface IconButtonStyle {
  readonly icon: IconName;
  /** Spoken name; also the hover title. */
  readonly label: string;
  readonly size?: 'md' | 'lg' | undefined;
  /** Outlined, for the square beside the act of an action bar. */
  readonly outline?: boolean | undefined;
}

export interface IconButtonProps
  extends IconButtonStyle, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

export function IconButton({
  icon,
  label,
  size = 'md',
  outline,
  className,
  ...rest
}: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      data-fit=""
      aria-label={label}
      title={label}
      {...rest}
      className={cx(shape, outline && outlined, className)}
    >
      <Icon name={icon} size={size} />
    </button>
  );
}

export type IconLinkProps = IconButtonStyle & Omit<LinkProps, 'children'>;

export function IconLink({
  icon,
  label,
  size = 'md',
  outline,
  className,
  ...rest
}: IconLinkProps): ReactNode {
  return (
    <Link
      data-fit=""
      aria-label={label}
      title={label}
      {...rest}
      className={cx(shape, outline && outlined, className)}
    >
      <Icon name={icon} size={size} />
    </Link>
  );
}
