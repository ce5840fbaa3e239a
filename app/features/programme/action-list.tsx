/** The lines of a year's programme: those that the pills leave, or all of them while their order is changed. */
import { useId, useState, type ReactNode } from 'react';
import { useActivities } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { ExportMenu } from '#app/files/export-menu.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearLabel } from '#app/i18n/year-label.ts';
import { Card, CardFoot } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterPills } from '#app/ui/filter-pills.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import type { AcademicYear, LocalDate } from '#schemas/primitives/dates.ts';
import { actionColumns } from './action-columns.ts';
import { ActionRow } from './action-row.tsx';
import { ActionSheet } from './action-sheet.tsx';
import { CancelSheet } from './cancel-sheet.tsx';
import { OrderList } from './order-list.tsx';
import { ACTION_FILTERS, isShown, type ActionFilter } from './programme-filters.ts';

export interface ActionListProps {
  readonly actions: readonly Local<'actions'>[];
  readonly year: AcademicYear;
  readonly today: LocalDate;
  readonly isEditable: boolean;
  readonly yearMenu: ReactNode;
}

interface OpenSheet {
  readonly kind: 'edit' | 'cancel';
  readonly action: Local<'actions'>;
}

export const ActionList = (props: ActionListProps): ReactNode => {
  const { actions, year, today, isEditable, yearMenu } = props;
  const { t } = useI18n();
  const titleId = useId();
  const [filter, setFilter] = useState<ActionFilter>('all');
  const [isOrdering, setOrdering] = useState(false);
  const [open, setOpen] = useState<OpenSheet>();
  const close = () => setOpen(undefined);
  const activities = useActivities(actions[0]?.clubId);
  const shown = actions.filter((action) => isShown(action, filter, today));
  const options = ACTION_FILTERS.map((value) => ({
    value,
    label: t.programme.filters[value],
    count: actions.filter((action) => isShown(action, value, today)).length,
  })).filter(({ value, count }) => value === 'all' || value === filter || count > 0);
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="sr-only">
        {t.programme.list(yearLabel(year))}
      </h2>
      <Stack>
        {isOrdering ? (
          <p className="text-sm text-ink-soft">{t.programme.reorderHint}</p>
        ) : (
          <FilterPills
            label={t.programme.filter}
            options={options}
            selected={filter}
            onToggle={(value) => setFilter(value === filter ? 'all' : value)}
          >
            {yearMenu}
          </FilterPills>
        )}
        <Card as="div">
          {isOrdering ? (
            <OrderList actions={actions} />
          ) : (
            <Rows
              {...props}
              shown={shown}
              activities={activities}
              onAll={() => setFilter('all')}
              onOpen={setOpen}
            />
          )}
          {isEditable && actions.length > 1 ? (
            <CardFoot>
              <TextAction icon={isOrdering ? 'check' : 'sliders'} onClick={() => setOrdering(!isOrdering)}>
                {isOrdering ? t.programme.reorderDone : t.programme.reorder}
              </TextAction>
            </CardFoot>
          ) : null}
        </Card>
        {isOrdering || shown.length === 0 ? null : (
          <div>
            <ExportMenu
              trigger="pill"
              title={t.programme.title(yearLabel(year))}
              sub={t.programme.filters[filter]}
              fileName={`${t.lists.files.programme}-${shown[0]?.clubId ?? ''}-${year}`}
              columns={actionColumns(activities, t)}
              rows={shown}
            />
          </div>
        )}
      </Stack>
      {open?.kind === 'edit' ? (
        <ActionSheet
          clubId={open.action.clubId}
          year={year}
          actions={actions}
          today={today}
          edited={open.action}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'cancel' ? <CancelSheet action={open.action} onClose={close} /> : null}
    </section>
  );
};

interface RowsProps extends ActionListProps {
  readonly shown: readonly Local<'actions'>[];
  readonly activities: readonly Local<'activities'>[] | undefined;
  readonly onAll: () => void;
  readonly onOpen: (sheet: OpenSheet) => void;
}

const Rows = ({ shown, activities, year, today, isEditable, onAll, onOpen }: RowsProps): ReactNode => {
  const { t } = useI18n();
  if (shown.length === 0) {
    return (
      <EmptyState
        icon="filter"
        level={3}
        title={t.programme.noneHere}
        action={<TextAction onClick={onAll}>{t.programme.showAll}</TextAction>}
      />
    );
  }
  return (
    <ul
      aria-label={t.programme.list(yearLabel(year))}
      // The boxes stand under the card's other words: what is around them for the thumb reaches out.
      className="-ml-2.5 [&>li+li]:border-t [&>li+li]:border-line"
    >
      {shown.map((action) => (
        <ActionRow
          key={action.id}
          action={action}
          activity={activities?.find(({ id }) => id === action.activityId)}
          today={today}
          isEditable={isEditable}
          onEdit={() => onOpen({ kind: 'edit', action })}
          onCancel={() => onOpen({ kind: 'cancel', action })}
        />
      ))}
    </ul>
  );
};
