/** The whole programme while its order is changed: by holding a line, or by its arrows. */
import { useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useAct } from '#app/data/forms/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { cx } from '#app/ui/class-names.ts';
import { Icon } from '#app/ui/icon.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { useDragOrder } from '#app/ui/use-drag-order.ts';
import { LiveText } from '#app/ui/visually-hidden.tsx';
import { moveInOrder } from '#schemas/rules/action-programme.ts';

export const OrderList = ({ actions }: { readonly actions: readonly Local<'actions'>[] }): ReactNode => {
  const { t } = useI18n();
  const run = useAct();
  const [said, setSaid] = useState('');
  const move = async (from: number, to: number): Promise<void> => {
    const changes = moveInOrder(actions, from, to);
    const title = actions[from]?.title ?? '';
    if (await run({ work: (commands) => commands.orderActions(changes) }))
      setSaid(t.programme.moved(title, to + 1, actions.length));
  };
  const { held, listRef, handle } = useDragOrder((from, to) => void move(from, to));
  /** Where the held line would be put: above this one, or below. */
  const edge = (index: number): string | undefined => {
    if (held === undefined || held.from === held.to || index !== held.to) return undefined;
    return held.to < held.from ? 'shadow-[0_-3px_0_var(--tint)]' : 'shadow-[0_3px_0_var(--tint)]';
  };
  return (
    <>
      <LiveText text={said} />
      <ol ref={listRef} className="[&>li+li]:border-t [&>li+li]:border-line">
        {actions.map(({ id, title }, index) => (
          <li
            key={id}
            className={cx(
              'grid grid-cols-[44px_minmax(0,1fr)_44px_44px] items-center',
              edge(index),
              held?.from === index && 'bg-surface-2',
            )}
          >
            <span
              aria-hidden
              {...handle(index)}
              className="grid size-11 cursor-grab touch-none place-items-center text-ink-soft active:cursor-grabbing"
            >
              <Icon name="menu" />
            </span>
            <span className="min-w-0 py-2.5 font-medium text-ink-strong">{title}</span>
            {index === 0 ? (
              <span />
            ) : (
              <IconButton
                icon="chevron-down"
                label={t.programme.up(title)}
                className="rotate-180"
                onClick={() => void move(index, index - 1)}
              />
            )}
            {index === actions.length - 1 ? null : (
              <IconButton
                icon="chevron-down"
                label={t.programme.down(title)}
                onClick={() => void move(index, index + 1)}
              />
            )}
          </li>
        ))}
      </ol>
    </>
  );
};
