/** Topic, kind, time, place and description, in a sheet. */
import { useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useActivities } from '#app/data/hooks.ts';
import { useDraft } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Instant } from '#schemas/primitives/dates.ts';
import { ActivityFields, errorNamesOf, type ActivityFieldValues } from './activity-fields.tsx';
import { fromClockField, toClockField } from '#app/data/forms/clock-field.ts';
import { recentVenues } from '#schemas/rules/club-lists.ts';
import type { FieldErrors } from '#app/data/forms/command-words.ts';
import { editedFields, editOf } from '#app/data/commands/edited-fields.ts';
import { SaveSheet } from './save-sheet.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';

export interface EditSheetProps {
  readonly activity: Local<'activities'>;
  readonly kinds: readonly { readonly key: string; readonly label: string }[];
  readonly onClose: () => void;
}

const SHOWN = ['topic', 'kind', 'startsAt', 'endsAt', 'venue', 'description'];

const valuesOf = ({
  topic,
  kind,
  startsAt,
  endsAt,
  venue,
  description,
}: Local<'activities'>): ActivityFieldValues => ({
  topic,
  kind,
  when: toClockField(startsAt),
  until: endsAt === null ? '' : toClockField(endsAt),
  venue,
  description,
});

/** As the command takes it; an emptied time is answered by the schema, as every other field is. */
const toEdit = ({ when, until, topic, venue, ...rest }: Partial<ActivityFieldValues>) => ({
  ...rest,
  ...(topic === undefined ? {} : { topic: topic.trim() }),
  ...(venue === undefined ? {} : { venue: venue.trim() }),
  ...(until === undefined ? {} : { endsAt: fromClockField(until) ?? null }),
  ...(when === undefined ? {} : { startsAt: fromClockField(when) ?? ('' as Instant) }),
});

/** Text order is time order; half a time is answered by the schema. */
const endsFirst = ({ when, until }: ActivityFieldValues): boolean => {
  const [from, to] = [fromClockField(when), fromClockField(until)];
  return from !== undefined && to !== undefined && to <= from;
};

export const EditSheet = ({ activity, kinds, onClose }: EditSheetProps): ReactNode => {
  const { t } = useI18n();
  const activities = useActivities(activity.clubId);
  const [reversed, setReversed] = useState<FieldErrors>();
  const form = useCommandForm(SHOWN, reversed);
  const draft = useDraft(`edit-activity:${activity.id}`, editOf(valuesOf(activity)));
  const { base, values } = draft.value;
  const save = async (): Promise<boolean> => {
    const isReversed = endsFirst(values);
    setReversed(isReversed ? { endsAt: t.paper.reversed } : undefined);
    if (isReversed) return false;
    const edit = toEdit(editedFields(base, values));
    const isSaved = await form.run((commands) => commands.editActivity(activity.id, edit));
    if (isSaved) draft.clear();
    return isSaved;
  };
  const known = kinds.some(({ key }) => key === values.kind)
    ? []
    : [{ key: values.kind, label: values.kind }];
  return (
    <SaveSheet
      isReady={draft.isReady}
      activity={activity}
      title={t.activity.edit}
      form={form}
      onSave={save}
      onClose={onClose}
    >
      {draft.isReady ? (
        <ActivityFields
          values={values}
          onChange={(part) => {
            form.changed(errorNamesOf(part));
            draft.change({ base, values: { ...values, ...part } });
          }}
          errors={form.errors}
          kinds={[...kinds, ...known]}
          venues={recentVenues(activities ?? [])}
          withDescription
          saysPast={activity.state === 'planned'}
        />
      ) : null}
    </SaveSheet>
  );
};
