import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Link, type LinkProps } from './link.tsx';

export type ButtonVariant = 'primary' | 'outline' | 'quiet' | 'danger';

export interface ButtonStyle {
  /** primary is the filled orange: once per screen. Default outline. */
  readonly variant?: ButtonVariant | undefined;
  /** lg is 52 px, the act of the screen. */
  readonly size?: 'md' | 'lg' | undefined;
  readonly block?: boolean | undefined;
}

const base =
  'inline-flex items-center justify-center gap-2 rounded-md border text-center no-underline select-none ' +
  'transition-[background-color,border-color,transform]';

const variants: Record<ButtonVariant | 'idle', string> = {
  primary:
    'bg-orange border-orange-edge text-on-orange font-bold hover:bg-orange-hover active:bg-orange-press active:scale-[.97]',
  outline:
    'bg-surface border-line-strong text-ink font-medium hover:bg-surface-2 active:bg-surface-3 active:scale-[.97]',
  quiet: 'border-transparent text-ink font-medium hover:bg-surface-2 active:bg-surface-3 active:scale-[.97]',
  danger: 'bg-surface border-red text-red-text font-medium hover:bg-red-soft active:scale-[.97]',
  /* Busy or disabled: dashed, without reaction. */
  idle: 'bg-surface border-dashed border-line-strong text-ink-soft font-medium',
};

/** The button's classes, for an element that is not a Button or ButtonLink (a file input's label, say). */
export function buttonClass(style: ButtonStyle = {}, idle = false): string {
  const { variant = 'outline', size = 'md', block } = style;
  const padding = variant === 'quiet' ? 'px-3' : size === 'lg' ? 'px-6' : 'px-4';
  return cx(
    base,
    variants[idle ? 'idle' : variant],
    size === 'lg' ? 'min-h-13' : 'min-h-11',
    padding,
    block && 'w-full',
  );
}

export interface ButtonProps extends ButtonStyle, ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon?: IconName | undefined;
  readonly iconEnd?: IconName | undefined;
  /** Work under way: the button keeps its focus and place, shows busyLabel and ignores presses. */
  readonly busy?: boolean | undefined;
  readonly busyLabel?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

export function Button(props: ButtonProps): ReactNode {
  const {
    variant,
    size,
    block,
    icon,
    iconEnd,
    busy,
    busyLabel,
    className,
    children,
    onClick,
    type = 'button',
    ...rest
  } = props;
  const idle = Boolean(busy) || Boolean(rest.disabled);
  return (
    <button
      type={type}
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cx(buttonClass({ variant, size, block }, idle), className)}
    >
      {icon ? <Icon name={icon} /> : null}
      {busy && busyLabel ? busyLabel : children}
      {iconEnd ? <Icon name={iconEnd} size="sm" /> : null}
    </button>
  );
}

export interface ButtonLinkProps extends ButtonStyle, LinkProps {
  readonly icon?: IconName | undefined;
  readonly iconEnd?: IconName | undefined;
}

export function ButtonLink({
  variant,
  size,
  block,
  icon,
  iconEnd,
  className,
  children,
  ...rest
}: ButtonLinkProps): ReactNode {
  return (
    <Link {...rest} className={cx(buttonClass({ variant, size, block }), className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
      {iconEnd ? <Icon name={iconEnd} size="sm" /> : null}
    </Link>
  );
}
