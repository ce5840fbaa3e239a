/** One line of the programme: a box to tick, when it is due or was done, and what else can be done with it. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useAct } from '#app/data/forms/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { CheckBox } from '#app/ui/check-row.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Menu, type MenuItem } from '#app/ui/menu.tsx';
import { TextLink } from '#app/ui/text-action.tsx';
import type { LocalDate } from '#schemas/primitives/dates.ts';
import { ulidOfActivity } from '#schemas/primitives/ids.ts';
import { isOverdue } from '#schemas/rules/action-programme.ts';
import { daysLate } from './programme-filters.ts';

export interface ActionRowProps {
  readonly action: Local<'actions'>;
  readonly activity: Local<'activities'> | undefined;
  readonly today: LocalDate;
  readonly isEditable: boolean;
  readonly onEdit: () => void;
  readonly onCancel: () => void;
}

export const ActionRow = (props: ActionRowProps): ReactNode => {
  const { action, activity, today, isEditable } = props;
  const { t } = useI18n();
  const isCancelled = action.cancelledAt !== null;
  return (
    <li className="grid grid-cols-[44px_minmax(0,1fr)_auto] items-start gap-x-1 py-1">
      <Tick action={action} isEditable={isEditable && !isCancelled} />
      <div className="min-w-0 py-2.5">
        <p className={isCancelled ? 'text-ink-soft' : 'font-medium text-ink-strong'}>{action.title}</p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-ink-soft">
          <Standing action={action} today={today} />
          {action.pendingAt > 0 ? (
            <span className="inline-flex items-center gap-1 text-blue-text">
              <Icon name="arrow-up" size="sm" />
              {t.programme.toSend}
            </span>
          ) : null}
        </p>
        {activity === undefined ? null : (
          <TextLink
            href={paths.activity(activity.clubId, ulidOfActivity(activity.id))}
            icon="link"
            className="-my-3 py-3"
          >
            {activity.topic}
          </TextLink>
        )}
      </div>
      {isEditable ? <MoreActs {...props} /> : null}
    </li>
  );
};

const Tick = ({
  action,
  isEditable,
}: {
  readonly action: Local<'actions'>;
  readonly isEditable: boolean;
}): ReactNode => {
  const { t } = useI18n();
  const run = useAct();
  const isDone = action.doneAt !== null;
  const isCancelled = action.cancelledAt !== null;
  const tick = (on: boolean) =>
    run({
      work: (commands) => commands.tickAction(action.id, on),
      said: on ? t.programme.ticked(action.title) : t.programme.unticked(action.title),
      icon: on ? 'check-circle' : 'undo',
      // The day on which it was done comes back with it.
      undo: (commands) => commands.writeDocument('actions', action.id, { doneAt: action.doneAt }),
    });
  if (isEditable)
    return (
      <CheckBox label={t.programme.tick(action.title)} checked={isDone} onChange={(on) => void tick(on)} />
    );
  const icon = isCancelled ? 'close' : isDone ? 'check-circle' : 'clock';
  const label = t.programme.standing[isCancelled ? 'cancelled' : isDone ? 'done' : 'open'];
  return (
    <span
      className={`grid size-11 place-items-center ${isDone && !isCancelled ? 'text-green-text' : 'text-ink-soft'}`}
    >
      <Icon name={icon} label={label} />
    </span>
  );
};

const Standing = ({
  action,
  today,
}: {
  readonly action: Local<'actions'>;
  readonly today: LocalDate;
}): ReactNode => {
  const { t, format } = useI18n();
  if (action.cancelledAt !== null) {
    return action.cancelReason === ''
      ? t.programme.standing.cancelled
      : t.programme.cancelledFor(action.cancelReason);
  }
  if (action.doneAt !== null) return t.programme.doneOn(format.shortDate(action.doneAt));
  if (action.dueDate === null) return null;
  if (!isOverdue(action, today)) return t.programme.dueOn(format.shortDate(action.dueDate));
  return (
    <span className="inline-flex items-center gap-1 font-medium text-red-text">
      <Icon name="alert" size="sm" />
      {t.programme.lateBy(daysLate(action.dueDate, today))}
    </span>
  );
};

const MoreActs = ({ action, onEdit, onCancel }: ActionRowProps): ReactNode => {
  const { t } = useI18n();
  const run = useAct();
  const putBack = () =>
    run({
      work: (commands) => commands.cancelAction(action.id, null),
      said: t.programme.wasPutBack(action.title),
      icon: 'undo',
      undo: (commands) => commands.cancelAction(action.id, action.cancelReason),
    });
  const remove = () =>
    run({
      work: (commands) => commands.deleteAction(action.id),
      said: t.programme.removed(action.title),
      icon: 'trash',
      undo: (commands) => commands.restoreAction(action),
    });
  const items: MenuItem[] = [
    { key: 'edit', label: t.programme.edit, icon: 'edit', onSelect: onEdit },
    action.cancelledAt === null
      ? { key: 'cancel', label: t.programme.cancel, icon: 'close', onSelect: onCancel }
      : { key: 'back', label: t.programme.putBack, icon: 'undo', onSelect: () => void putBack() },
    { key: 'remove', label: t.programme.remove, icon: 'trash', danger: true, onSelect: () => void remove() },
  ];
  return <Menu label={t.programme.more(action.title)} items={items} />;
};
