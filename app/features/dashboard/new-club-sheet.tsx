/** The board begins a club (R1): a name, what it is about, and an address that stays. */
import { useState, type ReactNode } from 'react';
import { ClubFields, isNameTaken, type ClubText } from '#app/data/forms/club-fields.tsx';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import { useClubs } from '#app/data/hooks.ts';
import { useDraft } from '#app/data/services.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { clubSlugFrom } from '#schemas/rules/club-slug.ts';

const SHOWN = ['name', 'description'] as const;
const EMPTY: ClubText = { name: '', description: '' };

export const NewClubSheet = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useI18n();
  const words = t.clubCard;
  const toast = useToast();
  const clubs = useClubs() ?? [];
  const draft = useDraft('club:new', EMPTY);
  const [isUnnamed, setUnnamed] = useState(false);
  const form = useCommandForm(SHOWN);
  const { name, description } = draft.value;
  const slug = clubSlugFrom(name, new Set(clubs.map(({ clubId }) => clubId)));
  const isTaken = isNameTaken(name, clubs);
  const change = (part: Partial<ClubText>): void => {
    form.changed(Object.keys(part));
    setUnnamed(false);
    draft.change({ ...draft.value, ...part });
  };
  const save = async (): Promise<void> => {
    if (slug === undefined) return setUnnamed(true);
    if (isTaken) return;
    const order = Math.max(0, ...clubs.map((club) => club.order)) + 1;
    const card = { slug, order, name: name.trim(), description: description.trim() };
    if (!(await form.run((commands) => commands.createClub(card)))) return;
    draft.clear();
    toast.show({ text: words.created(card.name), icon: 'check' });
    onClose();
  };
  return (
    <CommandSheet
      isReady={draft.isReady}
      onClose={onClose}
      title={words.newTitle}
      form={form}
      submitLabel={words.create}
      onSubmit={save}
    >
      {draft.isReady ? (
        <ClubFields
          values={draft.value}
          errors={isUnnamed ? { name: words.missing } : form.errors}
          isTaken={isTaken}
          addressHint={words.newNameHint(slug === undefined ? '' : `/clubs/${slug}`)}
          onChange={change}
        />
      ) : null}
    </CommandSheet>
  );
};
