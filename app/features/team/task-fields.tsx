import type { ReactNode } from 'react';
import type { FieldErrors } from '#app/data/forms/command-words.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { Field } from '#app/ui/field.tsx';
import { MultiChoice } from '#app/ui/multi-choice.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { dayOf, instantToMs, isLocalDate, toInstant, type Instant } from '#schemas/primitives/dates.ts';
import { hasLeft } from '#schemas/rules/bureau.ts';
import { assignable, nameOf, type Team } from './team-model.ts';

export interface TaskValues {
  readonly title: string;
  readonly officers: readonly string[];
  readonly activities: readonly string[];
  /** As a date control holds it: empty when there is none. */
  readonly due: string;
  readonly note: string;
}

export interface TaskFieldsetProps {
  readonly team: Team;
  readonly now: Instant;
  /** A task that was given belongs to one person. */
  readonly isOnePerson: boolean;
  readonly values: TaskValues;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<TaskValues>) => void;
}

const toggled = (values: readonly string[], value: string, on: boolean): string[] =>
  on ? [...values, value] : values.filter((one) => one !== value);

/** What, to whom, for which activities, by when. */
export const TaskFieldset = (props: TaskFieldsetProps): ReactNode => {
  const { team, now, isOnePerson, values, errors, onChange } = props;
  const { t, format } = useI18n();
  const people = team.officers
    .filter((officer) => !hasLeft(officer) || values.officers.includes(officer.id))
    .map((officer) => ({ value: officer.id as string, label: nameOf(officer) }));
  const chosen = team.activities.filter(({ id }) => values.activities.includes(id));
  const offered = [...new Set([...assignable(team.activities, now), ...chosen])];
  const whoError = errors['officerId'] === undefined ? undefined : t.team.whoProblem;
  return (
    <>
      <Field label={t.team.what} hint={t.team.whatHint} error={errors['title']}>
        <TextInput value={values.title} onValue={(title) => onChange({ title })} maxLength={140} required />
      </Field>
      {isOnePerson ? (
        <ChoiceGroup
          label={t.team.who}
          options={people}
          value={values.officers[0]}
          onChange={(officer) => onChange({ officers: [officer] })}
        />
      ) : (
        <MultiChoice
          label={t.team.who}
          options={people}
          values={values.officers}
          onToggle={(officer, on) => onChange({ officers: toggled(values.officers, officer, on) })}
          error={whoError}
        />
      )}
      {offered.length === 0 ? null : (
        <MultiChoice
          label={t.team.forActivities}
          optional={t.common.optional}
          options={offered.map(({ id, topic, startsAt }) => ({
            value: id as string,
            label: `${topic}, ${format.shortDate(startsAt)}`,
          }))}
          values={values.activities}
          onToggle={(activity, on) => onChange({ activities: toggled(values.activities, activity, on) })}
          error={errors['activityIds']}
        />
      )}
      <DueField {...props} firstStart={chosen.map(({ startsAt }) => startsAt).sort()[0]} />
      <Field label={t.team.note} optional={t.common.optional} error={errors['note']}>
        <TextArea value={values.note} onValue={(note) => onChange({ note })} maxLength={1000} rows={3} />
      </Field>
    </>
  );
};

const DAY_MS = 86_400_000;

/** Most tasks are due the day before. */
const DueField = ({
  now,
  values,
  errors,
  onChange,
  firstStart,
}: TaskFieldsetProps & { readonly firstStart: Instant | undefined }): ReactNode => {
  const { t, format } = useI18n();
  const { due } = values;
  const hint = !isLocalDate(due)
    ? undefined
    : due < dayOf(now)
      ? `${format.date(due)}. ${t.team.duePast}`
      : format.date(due);
  return (
    <div>
      <Field label={t.team.due} optional={t.common.optional} hint={hint} error={errors['dueDate']}>
        <TextInput type="date" value={due} onValue={(value) => onChange({ due: value })} />
      </Field>
      {firstStart === undefined ? null : (
        <TextAction
          icon="calendar"
          onClick={() => onChange({ due: dayOf(toInstant(instantToMs(firstStart) - DAY_MS)) })}
        >
          {t.team.dueEve}
        </TextAction>
      )}
    </div>
  );
};
