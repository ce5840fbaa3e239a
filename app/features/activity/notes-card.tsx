/** What went wrong and what is to be kept in mind. Only the bureau writes it; the board reads it. */
import { useId, useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { editedFields, editOf } from '#app/data/commands/edited-fields.ts';
import { SaveSheet } from './save-sheet.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';

interface Notes {
  readonly difficulties: string;
  readonly debrief: string;
}

export interface NotesCardProps {
  readonly activity: Local<'activities'>;
  readonly dossier: Local<'dossiers'> | null;
  readonly writes: boolean;
}

export const NotesCard = ({ activity, dossier, writes }: NotesCardProps): ReactNode => {
  const { t } = useI18n();
  const titleId = useId();
  const [isWriting, setWriting] = useState(false);
  const notes: Notes = { difficulties: dossier?.difficulties ?? '', debrief: dossier?.debrief ?? '' };
  const isEmpty = notes.difficulties === '' && notes.debrief === '';
  // Before the day there is nothing to tell, and who may only read is shown no empty card.
  if (isEmpty && (activity.state === 'planned' || !writes)) return null;
  return (
    <Card labelledBy={titleId}>
      <CardHead id={titleId} title={t.activity.notes} trail={<Chip icon="lock">{t.activity.bureau}</Chip>} />
      {isEmpty ? <p className="text-ink-soft">{t.activity.noNotes}</p> : null}
      <div className="grid gap-3">
        <Note title={t.activity.difficulties} text={notes.difficulties} />
        <Note title={t.activity.debrief} text={notes.debrief} />
      </div>
      {writes ? (
        <CardFoot>
          <TextAction icon="edit" onClick={() => setWriting(true)}>
            {isEmpty ? t.activity.writeNotes : t.activity.completeNotes}
          </TextAction>
        </CardFoot>
      ) : null}
      {isWriting ? <NotesSheet activity={activity} notes={notes} onClose={() => setWriting(false)} /> : null}
    </Card>
  );
};

const Note = ({ title, text }: { readonly title: string; readonly text: string }): ReactNode =>
  text === '' ? null : (
    <div>
      <h3 className="text-sm font-medium text-ink-soft">{title}</h3>
      <p className="whitespace-pre-line">{text}</p>
    </div>
  );

const NOTE_FIELDS = ['difficulties', 'debrief'];

const NotesSheet = ({
  activity,
  notes,
  onClose,
}: {
  readonly activity: Local<'activities'>;
  readonly notes: Notes;
  readonly onClose: () => void;
}): ReactNode => {
  const { t } = useI18n();
  const form = useCommandForm(NOTE_FIELDS);
  const draft = useDraft(`notes:${activity.id}`, editOf(notes));
  const { base, values } = draft.value;
  const save = async (): Promise<boolean> => {
    const edit = editedFields(base, values);
    const isSaved = await form.run((commands) => commands.editDossier(activity, edit));
    if (isSaved) draft.clear();
    return isSaved;
  };
  const area = (key: keyof Notes, hint: string): ReactNode => (
    <Field label={t.activity[key]} optional={t.common.optional} hint={hint} error={form.errors[key]}>
      <TextArea
        value={values[key]}
        onValue={(text) => {
          form.changed([key]);
          draft.change({ base, values: { ...values, [key]: text } });
        }}
        maxLength={4000}
        rows={5}
      />
    </Field>
  );
  return (
    <SaveSheet
      isReady={draft.isReady}
      activity={activity}
      title={t.activity.notes}
      sub={activity.topic}
      form={form}
      onSave={save}
      onClose={onClose}
    >
      {draft.isReady ? area('difficulties', t.activity.difficultiesHint) : null}
      {draft.isReady ? area('debrief', t.activity.debriefHint) : null}
    </SaveSheet>
  );
};
