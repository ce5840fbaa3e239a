import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type NoticeTone = 'info' | 'warn' | 'bad' | 'good' | 'plain';

const looks: Record<NoticeTone, { readonly ground: string; readonly tone: string; readonly icon: IconName }> =
  {
    info: { ground: 'bg-blue-soft', tone: 'text-blue-text', icon: 'info' },
    warn: { ground: 'bg-orange-soft', tone: 'text-orange-text', icon: 'alert' },
    bad: { ground: 'bg-red-soft', tone: 'text-red-text', icon: 'alert' },
    good: { ground: 'bg-green-soft', tone: 'text-green-text', icon: 'check-circle' },
    plain: { ground: 'bg-surface-2', tone: 'text-ink', icon: 'info' },
  };

export interface NoticeProps {
  readonly tone?: NoticeTone | undefined;
  /** One short sentence, in bold. */
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly icon?: IconName | undefined;
  /** Text actions or a button under the words. */
  readonly actions?: ReactNode;
  /** Appears while the person is here and must be heard. */
  readonly live?: boolean | undefined;
}

export function Notice({ tone = 'info', title, children, icon, actions, live }: NoticeProps): ReactNode {
  const look = looks[tone];
  return (
    <div
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={cx(
        'grid grid-cols-[20px_minmax(0,1fr)] gap-3 rounded-md px-4 py-3 text-sm text-ink',
        look.ground,
      )}
    >
      <Icon name={icon ?? look.icon} className={look.tone} />
      <div className="min-w-0">
        {title ? <b className="text-ink-strong">{title} </b> : null}
        {children}
        {actions ? <div className="-mb-2 flex flex-wrap gap-x-4">{actions}</div> : null}
      </div>
    </div>
  );
}
