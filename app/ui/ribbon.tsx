import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** One line at the very top of a page. */
export function Ribbon({ text }: { readonly text: string }): ReactNode {
  return (
    <p className="no-print flex min-h-8 items-center justify-center gap-2 bg-blue-soft px-4 py-1 text-center text-sm font-medium text-blue-text">
      <Icon name="info" size="sm" />
      {text}
    </p>
  );
}
