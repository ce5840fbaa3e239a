/** A line of the programme, made or edited: what, by when, and the activity that accomplishes it. */
import type { ReactNode } from 'react';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import { editedFields, editOf } from '#app/data/commands/edited-fields.ts';
import { useActivities } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft } from '#app/data/services.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearLabel } from '#app/i18n/year-label.ts';
import { Field } from '#app/ui/field.tsx';
import { SelectInput, TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { academicYearOf, isLocalDate, type AcademicYear, type LocalDate } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { nextOrder } from '#schemas/rules/action-programme.ts';

export interface ActionSheetProps {
  readonly clubId: ClubSlug;
  readonly year: AcademicYear;
  readonly actions: readonly Local<'actions'>[];
  readonly today: LocalDate;
  /** Undefined when a new one is made. */
  readonly edited?: Local<'actions'>;
  readonly onClose: () => void;
}

interface Values {
  readonly title: string;
  /** As a date control holds it: empty when there is none. */
  readonly due: string;
  readonly activity: string;
}

const SHOWN = ['title', 'dueDate', 'activityId'];
const BLANK: Values = { title: '', due: '', activity: '' };

const valuesOf = (edited: Local<'actions'> | undefined): Values =>
  edited === undefined
    ? BLANK
    : { title: edited.title, due: edited.dueDate ?? '', activity: edited.activityId ?? '' };

/** As the commands take them; a date that does not exist is answered by the schema. */
const toFields = ({ title, due, activity }: Partial<Values>) => ({
  ...(title === undefined ? {} : { title: title.trim() }),
  ...(due === undefined ? {} : { dueDate: due === '' ? null : (due as LocalDate) }),
  ...(activity === undefined ? {} : { activityId: activity === '' ? null : (activity as ActivityId) }),
});

export const ActionSheet = (props: ActionSheetProps): ReactNode => {
  const { clubId, year, actions, edited, onClose } = props;
  const { t } = useI18n();
  const form = useCommandForm(SHOWN);
  const toast = useToast();
  const draft = useDraft(`action:${edited?.id ?? `${clubId}:${year}`}`, editOf(valuesOf(edited)));
  const { base, values } = draft.value;
  const save = async (): Promise<void> => {
    const isSaved = await form.run((commands) =>
      edited === undefined
        ? commands.createAction({
            clubId,
            academicYear: year,
            order: nextOrder(actions),
            title: values.title,
            ...toFields({ due: values.due, activity: values.activity }),
          })
        : commands.editAction(edited.id, toFields(editedFields(base, values))),
    );
    if (!isSaved) return;
    draft.clear();
    if (edited === undefined)
      toast.show({ text: t.programme.added(values.title.trim()), icon: 'check-circle' });
    onClose();
  };
  return (
    <CommandSheet
      isReady={draft.isReady}
      onClose={onClose}
      title={edited === undefined ? t.programme.add : t.programme.edit}
      sub={t.programme.title(yearLabel(year))}
      clubSlug={clubId}
      submitLabel={edited === undefined ? t.programme.addSubmit : t.common.save}
      form={form}
      onSubmit={save}
    >
      {draft.isReady ? (
        <ActionFields
          {...props}
          values={values}
          errors={form.errors}
          onChange={(part) => {
            form.changed(part.due === undefined ? Object.keys(part) : ['dueDate']);
            draft.change({ base, values: { ...values, ...part } });
          }}
        />
      ) : null}
    </CommandSheet>
  );
};

interface FieldsProps extends ActionSheetProps {
  readonly values: Values;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly onChange: (part: Partial<Values>) => void;
}

const ActionFields = ({ clubId, year, today, values, errors, onChange }: FieldsProps): ReactNode => {
  const { t, format } = useI18n();
  const activities = useActivities(clubId) ?? [];
  const offered = activities.filter(
    ({ id, startsAt }) => academicYearOf(startsAt) === year || id === values.activity,
  );
  return (
    <>
      <Field label={t.programme.what} hint={t.programme.whatHint} error={errors['title']}>
        <TextInput
          name="title"
          value={values.title}
          onValue={(title) => onChange({ title })}
          maxLength={140}
          required
        />
      </Field>
      <Field
        label={t.programme.due}
        optional={t.common.optional}
        hint={<DueHint due={values.due} year={year} today={today} />}
        error={errors['dueDate']}
      >
        <TextInput type="date" name="due" value={values.due} onValue={(due) => onChange({ due })} />
      </Field>
      {offered.length === 0 ? null : (
        <Field label={t.programme.activity} optional={t.common.optional} error={errors['activityId']}>
          <SelectInput
            value={values.activity}
            onValue={(activity) => onChange({ activity })}
            options={[
              { value: '', label: t.programme.noActivity },
              ...offered.map(({ id, topic, startsAt }) => ({
                value: id,
                label: `${topic} (${format.shortDate(startsAt)})`,
              })),
            ]}
          />
        </Field>
      )}
    </>
  );
};

/** A date may lie anywhere, but one that was mistyped is seen at once. */
const DueHint = ({
  due,
  year,
  today,
}: {
  readonly due: string;
  readonly year: AcademicYear;
  readonly today: LocalDate;
}): ReactNode => {
  const { t, format } = useI18n();
  if (!isLocalDate(due)) return null;
  const doubt =
    academicYearOf(due) === year
      ? due < today
        ? t.programme.duePast
        : undefined
      : t.programme.dueOutside(yearLabel(year));
  return (
    <>
      {format.date(due)}
      {doubt === undefined ? null : <span className="block text-ink">{doubt}</span>}
    </>
  );
};
