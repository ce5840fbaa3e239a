/** A club's name and text. What was typed stays when the sheet is closed. */
import type { ReactNode } from 'react';
import { ClubFields, isNameTaken } from '#app/data/forms/club-fields.tsx';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import { editedFields, editOf } from '#app/data/commands/edited-fields.ts';
import { useClubs } from '#app/data/hooks.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft } from '#app/data/services.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { useToast } from '#app/ui/toast.tsx';

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
  const isTaken = isNameTaken(
    values.name,
    clubs.filter(({ clubId }) => clubId !== club.clubId),
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
      isReady={draft.isReady}
      onClose={onClose}
      title={words.editTitle}
      sub={club.name}
      clubSlug={club.clubId}
      form={form}
      onSubmit={save}
    >
      {draft.isReady ? (
        <ClubFields
          values={values}
          errors={form.errors}
          isTaken={isTaken}
          addressHint={words.nameHint}
          onChange={change}
        />
      ) : null}
    </CommandSheet>
  );
};
