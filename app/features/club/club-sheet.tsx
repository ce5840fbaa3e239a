/** A club's name and text. What was typed stays when the sheet is closed. */
import type { ReactNode } from 'react';
import { CommandSheet } from '#app/data/command-sheet.tsx';
import { editedFields, editOf } from '#app/data/edited-fields.ts';
import { useClubs } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local-document.ts';
import { useDraft } from '#app/data/services.tsx';
import { useCommandForm } from '#app/data/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { foldName } from '#schemas/primitives/person-key.ts';

export interface ClubSheetProps {
  readonly club: Local<'clubs'>;
  readonly onClose: () => void;
}

const SHOWN = ['name', 'description'] as const;

export const ClubSheet = ({ club, onClose }: ClubSheetProps): ReactNode => {
  const { t } = useI18n();
  const words = t.clubCard;
  const toast = useToast();
  const clubs = useClubs() ?? [];
  const form = useCommandForm(SHOWN);
  const draft = useDraft(`club:${club.clubId}`, editOf({ name: club.name, description: club.description }));
  const { base, values } = draft.value;
  const isTaken = clubs.some(
    ({ clubId, name }) => clubId !== club.clubId && foldName(name) === foldName(values.name),
  );
  const change = (part: Partial<typeof values>): void => {
    form.changed(Object.keys(part));
    draft.change({ base, values: { ...values, ...part } });
  };
  const save = async (): Promise<void> => {
    if (isTaken) return;
    const { name, description } = editedFields(base, values);
    const edit = {
      ...(name === undefined ? {} : { name: name.trim() }),
      ...(description === undefined ? {} : { description: description.trim() }),
    };
    if (!(await form.run((commands) => commands.editClub(club.id, edit)))) return;
    draft.clear();
    toast.show({ text: words.saved, icon: 'check' });
    onClose();
  };
  return (
    <CommandSheet
      onClose={onClose}
      title={words.editTitle}
      sub={club.name}
      clubSlug={club.clubId}
      form={form}
      onSubmit={save}
    >
      {draft.isReady ? (
        <>
          <Field
            label={words.name}
            hint={words.nameHint}
            error={
              isTaken
                ? words.taken
                : values.name.trim() === '' && form.errors['name'] !== undefined
                  ? words.missing
                  : form.errors['name']
            }
          >
            <TextInput
              name="name"
              value={values.name}
              onValue={(name) => change({ name })}
              maxLength={60}
              required
            />
          </Field>
          <Field
            label={words.description}
            hint={words.descriptionHint}
            optional={t.common.optional}
            error={form.errors['description']}
          >
            <TextArea
              name="description"
              value={values.description}
              onValue={(description) => change({ description })}
              maxLength={1000}
            />
          </Field>
        </>
      ) : null}
    </CommandSheet>
  );
};
