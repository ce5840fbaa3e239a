/** What may be done to a club itself: its name and text by its lead and the board, its end and new beginning by the board alone. */
import { useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { useAct } from '#app/data/forms/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Menu, type MenuItem } from '#app/ui/menu.tsx';
import { may } from '#schemas/rules/permissions.ts';
import { VISITOR } from '#schemas/rules/roles.ts';
import { mayArchiveClubs } from '#schemas/rules/write-check.ts';
import { ClubSheet } from './club-sheet.tsx';

export const ClubActs = ({ club }: { readonly club: Local<'clubs'> }): ReactNode => {
  const { t } = useI18n();
  const words = t.clubCard;
  const actor = useWorkspace()?.actor ?? VISITOR;
  const act = useAct();
  const [open, setOpen] = useState<'edit' | 'archive'>();
  if (!may(actor, 'update', 'clubs', club.clubId)) return null;
  const archive = async (isArchived: boolean): Promise<void> => {
    const isDone = await act({
      work: (commands) => commands.archiveClub(club.id, isArchived),
      said: isArchived ? words.archived(club.name) : words.reopened(club.name),
      icon: 'check',
      undo: (commands) => commands.archiveClub(club.id, !isArchived),
    });
    if (isDone) setOpen(undefined);
  };
  const archiving: MenuItem =
    club.archivedAt === null
      ? { key: 'archive', label: words.archive, icon: 'lock', onSelect: () => setOpen('archive') }
      : { key: 'reopen', label: words.reopen, icon: 'undo', onSelect: () => void archive(false) };
  return (
    <>
      <Menu
        trigger="icon"
        label={words.acts}
        items={[
          { key: 'edit', label: words.edit, icon: 'edit', onSelect: () => setOpen('edit') },
          ...(mayArchiveClubs(actor) ? [archiving] : []),
        ]}
      />
      {open === 'edit' ? <ClubSheet club={club} onClose={() => setOpen(undefined)} /> : null}
      <ConfirmDialog
        open={open === 'archive'}
        onOpenChange={() => setOpen(undefined)}
        title={words.archiveTitle}
        subject={club.name}
        confirmLabel={words.archive}
        cancelLabel={t.common.cancel}
        onConfirm={() => void archive(true)}
      >
        {words.archiveText}
      </ConfirmDialog>
    </>
  );
};
