/** Topic, kind, time, place and description, in a sheet. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local-document.ts';
import { useActivities } from '#app/data/hooks.ts';
import { useDraft } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Instant } from '#schemas/primitives/dates.ts';
import { ActivityFields, errorNamesOf, type ActivityFieldValues } from './activity-fields.tsx';
import { fromClockField, toClockField } from '#app/data/clock-field.ts';
import { recentVenues } from '#app/data/club-lists.ts';
import { editedFields, editOf } from '#app/data/edited-fields.ts';
import { SaveSheet } from './save-sheet.tsx';
import { useCommandForm } from '#app/data/use-command-form.ts';

export interface EditSheetProps {
  readonly activity: Local<'activities'>;
  readonly kinds: readonly { readonly key: string; readonly label: string }[];
  readonly onClose: () => void;
}

const SHOWN = ['topic', 'kind', 'startsAt', 'venue', 'description'];

const valuesOf = ({
  topic,
  kind,
  startsAt,
  venue,
  description,
}: Local<'activities'>): ActivityFieldValues => ({
  topic,
  kind,
  when: toClockField(startsAt),
  venue,
  description,
});

/** As the command takes it; an emptied time is answered by the schema, as every other field is. */
const toEdit = ({ when, topic, venue, ...rest }: Partial<ActivityFieldValues>) => ({
  ...rest,
  ...(topic === undefined ? {} : { topic: topic.trim() }),
  ...(venue === undefined ? {} : { venue: venue.trim() }),
  ...(when === undefined ? {} : { startsAt: fromClockField(when) ?? ('' as Instant) }),
});

export const EditSheet = ({ activity, kinds, onClose }: EditSheetProps): ReactNode => {
  const { t } = useI18n();
  const activities = useActivities(activity.clubId);
  const form = useCommandForm(SHOWN);
  const draft = useDraft(`edit-activity:${activity.id}`, editOf(valuesOf(activity)));
  const { base, values } = draft.value;
  const save = async (): Promise<boolean> => {
    const edit = toEdit(editedFields(base, values));
    const isSaved = await form.run((commands) => commands.editActivity(activity.id, edit));
    if (isSaved) draft.clear();
    return isSaved;
  };
  const known = kinds.some(({ key }) => key === values.kind)
    ? []
    : [{ key: values.kind, label: values.kind }];
  return (
    <SaveSheet activity={activity} title={t.activity.edit} form={form} onSave={save} onClose={onClose}>
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
        />
      ) : null}
    </SaveSheet>
  );
};
