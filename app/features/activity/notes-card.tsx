/** What went wrong and what is to be kept in mind. Only the bureau writes it; the board reads it. */
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Local } from '#app/data/local-document.ts';
import { useCommands, useDraft } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card, CardFoot, CardHead } from '#app/ui/card.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Field } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { editedFields, editOf } from './edited-fields.ts';
import { useCommand } from './use-command.ts';
import { useFocusFirstInvalid } from './use-focus-first-invalid.ts';
import { useFormErrors } from './use-form-errors.ts';

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
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const commands = useCommands();
  const { run, isBusy, error } = useCommand();
  const draft = useDraft(`notes:${activity.id}`, editOf(notes));
  const { base, values } = draft.value;
  const { errors, problem, changed } = useFormErrors(error, NOTE_FIELDS);
  useFocusFirstInvalid(form, error);
  const save = async (): Promise<void> => {
    if (commands === undefined || isBusy) return;
    if (!(await run(() => commands.editDossier(activity, editedFields(base, values))))) return;
    draft.clear();
    onClose();
  };
  const area = (key: keyof Notes, hint: string): ReactNode => (
    <Field label={t.activity[key]} optional={t.common.optional} hint={hint} error={errors[key]}>
      <TextArea
        value={values[key]}
        onValue={(text) => {
          changed([key]);
          draft.change({ base, values: { ...values, [key]: text } });
        }}
        maxLength={4000}
        rows={5}
      />
    </Field>
  );
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={t.activity.notes}
      sub={activity.topic}
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
        {draft.isReady ? area('difficulties', t.activity.difficultiesHint) : null}
        {draft.isReady ? area('debrief', t.activity.debriefHint) : null}
        {problem === undefined ? null : <Notice tone="bad" title={problem} live />}
      </form>
    </Sheet>
  );
};
