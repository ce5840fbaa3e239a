/** Topic, kind, time, place and description, in a sheet. Closing it keeps what was typed for the next time. */
import { useId, useRef, type FormEvent, type ReactNode } from 'react';
import type { Local } from '#app/data/local-document.ts';
import { useActivities } from '#app/data/hooks.ts';
import { useCommands, useDraft } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import type { Instant } from '#schemas/primitives/dates.ts';
import { ActivityFields, errorNamesOf, type ActivityFieldValues } from './activity-fields.tsx';
import { fromClockField, toClockField } from './clock-field.ts';
import { recentVenues } from './club-lists.ts';
import { editedFields, editOf } from './edited-fields.ts';
import { useCommand } from './use-command.ts';
import { useFocusFirstInvalid } from './use-focus-first-invalid.ts';
import { useFormErrors } from './use-form-errors.ts';

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
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const commands = useCommands();
  const activities = useActivities(activity.clubId);
  const { run, isBusy, error } = useCommand();
  const { errors, problem, changed } = useFormErrors(error, SHOWN);
  useFocusFirstInvalid(form, error);
  const draft = useDraft(`edit-activity:${activity.id}`, editOf(valuesOf(activity)));
  const { base, values } = draft.value;
  const save = async (): Promise<void> => {
    if (commands === undefined || isBusy) return;
    const edit = toEdit(editedFields(base, values));
    if (!(await run(() => commands.editActivity(activity.id, edit)))) return;
    draft.clear();
    onClose();
  };
  const known = kinds.some(({ key }) => key === values.kind)
    ? []
    : [{ key: values.kind, label: values.kind }];
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={t.activity.edit}
      closeLabel={t.common.close}
      clubSlug={activity.clubId}
      foot={
        <Button type="submit" form={formId} variant="primary" size="lg" block icon="check" busy={isBusy}>
          {t.common.save}
        </Button>
      }
    >
      <form
        id={formId}
        ref={form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void save();
        }}
        className="grid gap-5 pt-2"
      >
        {draft.isReady ? (
          <ActivityFields
            values={values}
            onChange={(part) => {
              changed(errorNamesOf(part));
              draft.change({ base, values: { ...values, ...part } });
            }}
            errors={errors}
            kinds={[...kinds, ...known]}
            venues={recentVenues(activities ?? [])}
            withDescription
          />
        ) : null}
        {problem === undefined ? null : <Notice tone="bad" title={problem} live />}
      </form>
    </Sheet>
  );
};
