/** Last year's programme for this one: names what it adds before it adds it; a line can be left out. */
import { useState, type ReactNode } from 'react';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import type { Local } from '#app/data/local/local-document.ts';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearLabel } from '#app/i18n/year-label.ts';
import { CheckRow } from '#app/ui/check-row.tsx';
import { FieldError } from '#app/ui/field.tsx';
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
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const chosen = lines.filter(({ id }) => !leftOut.includes(id));
  const copy = async (): Promise<void> => {
    setAsked(true);
    if (chosen.length === 0) return;
    if (!(await form.run((commands) => commands.copyActions(chosen, year)))) return;
    toast.show({ text: t.programme.copied(chosen.length), icon: 'copy' });
    onClose();
  };
  return (
    <CommandSheet
      onClose={onClose}
      title={t.programme.copyTitle(yearLabel(yearBefore(year)))}
      sub={t.programme.copyText(yearLabel(year))}
      clubSlug={clubId}
      submitLabel={t.programme.copySubmit(chosen.length)}
      submitIcon="copy"
      form={form}
      onSubmit={copy}
    >
      <ul className="[&>li+li]:border-t [&>li+li]:border-line">
        {lines.map(({ id, title, dueDate }) => (
          <li key={id}>
            <CheckRow
              look="strong"
              label={title}
              detail={dueDate === null ? undefined : t.programme.dueOn(format.date(oneYearLater(dueDate)))}
              checked={!leftOut.includes(id)}
              onChange={(on) => setLeftOut(on ? leftOut.filter((one) => one !== id) : [...leftOut, id])}
            />
          </li>
        ))}
      </ul>
      {isAsked && chosen.length === 0 ? <FieldError>{t.programme.nothingChosen}</FieldError> : null}
    </CommandSheet>
  );
};
