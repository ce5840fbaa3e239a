/** A roll called in one go: for an activity or a meeting, one tap per officer, or one for all. */
import { useState, type ReactNode } from 'react';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import { fromClockField, toClockField } from '#app/data/forms/clock-field.ts';
import { editedFields, editOf } from '#app/data/commands/edited-fields.ts';
import { useDraft } from '#app/data/services.tsx';
import { useAct } from '#app/data/forms/use-act.ts';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { SelectInput, TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { ROLL_MARKS, type RollMark } from '#schemas/documents/duty.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { ok } from '#schemas/primitives/result.ts';
import { isAsked } from './presence.ts';
import { callable, nameOf, occasionOf, type Call, type Team } from './team-model.ts';

export interface RollCallSheetProps {
  readonly clubId: ClubSlug;
  readonly team: Team;
  readonly now: Instant;
  /** Undefined when a new roll is called. */
  readonly call: Call | undefined;
  readonly onClose: () => void;
}

interface Values {
  /** Empty for a meeting. */
  readonly activityId: string;
  readonly title: string;
  /** As a date-and-time control holds it. */
  readonly when: string;
  readonly marks: Readonly<Record<string, RollMark>>;
}

const SHOWN = ['meetingTitle', 'heldAt'];

const valuesOf = (call: Call | undefined, now: Instant): Values => ({
  activityId: call?.activityId ?? '',
  title: call?.meetingTitle ?? '',
  when: toClockField(call?.heldAt ?? now),
  marks: call?.marks ?? {},
});

export const RollCallSheet = ({ clubId, team, now, call, onClose }: RollCallSheetProps): ReactNode => {
  const { t } = useI18n();
  const toast = useToast();
  const form = useCommandForm(SHOWN);
  const [initial] = useState(() => editOf(valuesOf(call, now)));
  const draft = useDraft(`roll-call:${clubId}:${call?.id ?? 'new'}`, initial);
  const { base, values } = draft.value;
  const change = (part: Partial<Values>): void => {
    form.changed(SHOWN);
    draft.change({ base, values: { ...values, ...part } });
  };
  const offered = callable(team.activities, team.calls, now);
  const activity = team.activities.find(({ id }) => id === values.activityId);
  // What the schema says of a time that is not one is said at the field.
  const heldAt = activity?.startsAt ?? fromClockField(values.when) ?? ('' as Instant);
  const occasion = activity?.topic ?? values.title.trim();
  const save = async (): Promise<void> => {
    const isSaved = await form.run(async (commands) => {
      if (call === undefined)
        return commands.createRollCall(
          clubId,
          activity === undefined
            ? { meetingTitle: values.title, heldAt }
            : { activityId: activity.id, heldAt },
          values.marks,
        );
      const { title, when } = editedFields(base, values);
      const isMoved = title !== undefined || when !== undefined;
      const edited =
        call.activityId === null && isMoved
          ? await commands.editMeeting(call.id, {
              ...(title === undefined ? {} : { meetingTitle: title }),
              ...(when === undefined ? {} : { heldAt }),
            })
          : ok(undefined);
      // What another device marked meanwhile is not undone by a sheet, or a draft, that was begun before.
      return edited.ok ? commands.markPresence(call.id, editedFields(base.marks, values.marks)) : edited;
    });
    if (!isSaved) return;
    draft.clear();
    toast.show({ text: t.team.callSaved(occasion), icon: 'check-circle' });
    onClose();
  };
  const asked = team.officers.filter((officer) => heldAt === '' || isAsked(officer, { heldAt }));
  return (
    <CommandSheet
      isReady={draft.isReady}
      onClose={onClose}
      title={call === undefined ? t.team.callRoll : t.team.editCall}
      sub={call === undefined ? undefined : (occasionOf(call, team.activities) ?? t.team.unknownActivity)}
      clubSlug={clubId}
      submitLabel={t.team.saveCall}
      form={form}
      onSubmit={save}
    >
      {draft.isReady ? (
        <>
          {call === undefined ? (
            <Field label={t.team.occasion}>
              <SelectInput
                value={values.activityId}
                onValue={(activityId) => change({ activityId })}
                options={[
                  { value: '', label: t.team.meeting },
                  ...offered.map(({ id, topic }) => ({ value: id as string, label: topic })),
                ]}
              />
            </Field>
          ) : null}
          {values.activityId === '' ? (
            <MeetingFields values={values} now={now} errors={form.errors} onChange={change} />
          ) : null}
          <div>
            <TextAction
              icon="users"
              onClick={() =>
                change({ marks: Object.fromEntries(asked.map(({ id }) => [id, 'present' as const])) })
              }
            >
              {t.team.allPresent}
            </TextAction>
            {asked.map((officer) => (
              <div key={officer.id} className="border-t border-line py-3">
                <p aria-hidden className="mb-1 font-medium text-ink-strong">
                  {nameOf(officer)}
                </p>
                <ChoiceGroup
                  label={t.team.presenceOf(nameOf(officer))}
                  labelHidden
                  layout="segmented"
                  options={ROLL_MARKS.map((value) => ({ value, label: t.team.choice[value] }))}
                  value={values.marks[officer.id]}
                  onChange={(mark) => change({ marks: { ...values.marks, [officer.id]: mark } })}
                />
              </div>
            ))}
          </div>
          {call === undefined ? null : <RemoveCall call={call} occasion={occasion} onClose={onClose} />}
        </>
      ) : null}
    </CommandSheet>
  );
};

interface MeetingFieldsProps {
  readonly values: Values;
  readonly now: Instant;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly onChange: (part: Partial<Values>) => void;
}

const MeetingFields = ({ values, now, errors, onChange }: MeetingFieldsProps): ReactNode => {
  const { t, format } = useI18n();
  const heldAt = fromClockField(values.when);
  return (
    <>
      <Field label={t.team.meetingTitle} hint={t.team.meetingTitleHint} error={errors['meetingTitle']}>
        <TextInput value={values.title} onValue={(title) => onChange({ title })} maxLength={140} required />
      </Field>
      <Field
        label={t.team.heldAt}
        hint={
          heldAt === undefined
            ? undefined
            : heldAt > now
              ? `${format.dateTime(heldAt)}. ${t.team.heldLater}`
              : format.dateTime(heldAt)
        }
        error={errors['heldAt']}
      >
        <TextInput
          type="datetime-local"
          value={values.when}
          onValue={(when) => onChange({ when })}
          required
        />
      </Field>
    </>
  );
};

const RemoveCall = ({
  call,
  occasion,
  onClose,
}: {
  readonly call: Call;
  readonly occasion: string;
  readonly onClose: () => void;
}): ReactNode => {
  const { t } = useI18n();
  const run = useAct();
  const remove = async (): Promise<void> => {
    const isDone = await run({
      work: (commands) => commands.deleteDuty(call.id),
      said: t.team.callRemoved(occasion),
      icon: 'trash',
      undo: (commands) => commands.restoreDuty(call),
    });
    if (isDone) onClose();
  };
  return (
    <TextAction icon="trash" className="!text-red-text" onClick={() => void remove()}>
      {t.team.removeCall}
    </TextAction>
  );
};
