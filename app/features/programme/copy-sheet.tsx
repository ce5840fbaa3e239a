/** Last year's programme for this one: names what it adds before it adds it. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local-document.ts';
import { useCommandForm } from '#app/data/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearLabel } from '#app/i18n/year-label.ts';
import { FormSheet } from '#app/ui/form-sheet.tsx';
import { ListRow, ListRows } from '#app/ui/list-rows.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { AcademicYear } from '#schemas/primitives/dates.ts';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { oneYearLater, yearBefore } from '#schemas/rules/action-programme.ts';

export interface CopySheetProps {
  readonly clubId: ClubSlug;
  readonly year: AcademicYear;
  readonly lines: readonly Local<'actions'>[];
  readonly onClose: () => void;
}

export const CopySheet = ({ clubId, year, lines, onClose }: CopySheetProps): ReactNode => {
  const { t, format } = useI18n();
  const form = useCommandForm([]);
  const toast = useToast();
  const copy = async (): Promise<void> => {
    if (!(await form.run((commands) => commands.copyActions(lines, year)))) return;
    toast.show({ text: t.programme.copied(lines.length), icon: 'copy' });
    onClose();
  };
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={t.programme.copyTitle(yearLabel(yearBefore(year)))}
      sub={t.programme.copyText(yearLabel(year))}
      closeLabel={t.common.close}
      clubSlug={clubId}
      submitLabel={t.programme.copySubmit(lines.length)}
      submitIcon="copy"
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={() => void copy()}
    >
      <ListRows>
        {lines.map(({ id, title, dueDate }) => (
          <ListRow
            key={id}
            title={title}
            detail={dueDate === null ? undefined : t.programme.dueOn(format.date(oneYearLater(dueDate)))}
          />
        ))}
      </ListRows>
    </FormSheet>
  );
};
