/** An officer who leaves before the mandate ends: the card stays, with the day. */
import { useState, type ReactNode } from 'react';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import type { Local } from '#app/data/local/local-document.ts';
import { useAct } from '#app/data/forms/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearLabel } from '#app/i18n/year-label.ts';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { academicYearOf, dayOf, isLocalDate, toInstant } from '#schemas/primitives/dates.ts';
import { fullName } from './contact.ts';

export interface LeaveSheetProps {
  readonly officer: Local<'officers'>;
  readonly onClose: () => void;
}

export const LeaveSheet = ({ officer, onClose }: LeaveSheetProps): ReactNode => {
  const { t } = useI18n();
  const run = useAct();
  const [day, setDay] = useState<string>(() => dayOf(toInstant(Date.now())));
  const [isAsked, setAsked] = useState(false);
  const name = fullName(officer);
  const problem = !isLocalDate(day)
    ? t.bureau.leaveProblem
    : academicYearOf(day) === officer.term
      ? undefined
      : t.bureau.leaveOutside(yearLabel(officer.term));
  const leave = async (): Promise<void> => {
    setAsked(true);
    if (problem !== undefined || !isLocalDate(day)) return;
    const isDone = await run({
      work: (commands) => commands.leaveBureau(officer.id, day),
      said: t.bureau.hasLeft(name),
      icon: 'leave',
      undo: (commands) => commands.leaveBureau(officer.id, null),
    });
    if (isDone) onClose();
  };
  return (
    <CommandSheet
      onClose={onClose}
      title={t.bureau.leaveTitle(name)}
      sub={t.bureau.leaveText}
      clubSlug={officer.clubId}
      onSubmit={leave}
    >
      <Field label={t.bureau.leaveOn} error={isAsked ? problem : undefined}>
        <TextInput type="date" value={day} onValue={setDay} required />
      </Field>
    </CommandSheet>
  );
};
