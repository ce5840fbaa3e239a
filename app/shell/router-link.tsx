/** The anchor that ui components use: a click inside the application changes page without reloading it. */
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import type { LinkProps } from '#app/ui/link.tsx';

/** Pages with an entry of their own: the browser must load them. */
const OTHER_ENTRIES = /^\/(borne|presence)\//;

const isPlainClick = (event: MouseEvent<HTMLAnchorElement>): boolean =>
  event.button === 0 &&
  !event.metaKey &&
  !event.ctrlKey &&
  !event.shiftKey &&
  !event.altKey &&
  !event.defaultPrevented;

export const RouterLink = ({ href, onClick, target, children, ...rest }: LinkProps): ReactNode => {
  const router = useRouter();
  const isInside =
    href.startsWith('/') && !OTHER_ENTRIES.test(href) && target === undefined && rest.download === undefined;
  return (
    <a
      {...rest}
      href={href}
      target={target}
      onClick={(event) => {
        onClick?.(event);
        if (!isInside || !isPlainClick(event)) return;
        event.preventDefault();
        router.history.push(href);
      }}
    >
      {children}
    </a>
  );
};
