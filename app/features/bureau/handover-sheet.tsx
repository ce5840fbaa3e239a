/** The next bureau out of this one: who stays, in which position. New people are added to it afterwards. */
import { useState, type ReactNode } from 'react';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft } from '#app/data/services.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { yearLabel } from '#app/i18n/year-label.ts';
import { CheckRow } from '#app/ui/check-row.tsx';
import { FieldError } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SelectInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { Duty } from '#schemas/documents/duty.ts';
import { POSITIONS, type Position } from '#schemas/documents/officer.ts';
import type { AcademicYear } from '#schemas/primitives/dates.ts';
import { contactDutyOf, fullName } from './contact.ts';

export interface HandoverSheetProps {
  /** Those who can stay. */
  readonly officers: readonly Local<'officers'>[];
  readonly duties: readonly Duty[];
  readonly term: AcademicYear;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** By officer: the position in the next bureau, or null for who does not stay. */
type Choices = Readonly<Record<string, Position | null>>;

export const HandoverSheet = ({ officers, duties, term, onClose, onDone }: HandoverSheetProps): ReactNode => {
  const { t } = useI18n();
  const toast = useToast();
  const form = useCommandForm([]);
  const clubId = officers[0]?.clubId;
  const draft = useDraft<Choices>(`handover:${clubId ?? ''}:${term}`, {});
  const [isAsked, setAsked] = useState(false);
  const choiceOf = ({ id, position }: Local<'officers'>): Position | null =>
    draft.value[id] === undefined ? position : draft.value[id];
  const choose = (id: string, choice: Position | null) => draft.change({ ...draft.value, [id]: choice });
  const staying = officers.flatMap((officer) => {
    const position = choiceOf(officer);
    return position === null ? [] : [{ officer, position, contact: contactDutyOf(duties, officer.id) }];
  });
  const leads = staying.filter(({ position }) => position === 'lead').length;
  const prepare = async (): Promise<void> => {
    setAsked(true);
    if (staying.length === 0) return;
    if (!(await form.run((commands) => commands.prepareBureau(staying, term)))) return;
    draft.clear();
    toast.show({ text: t.bureau.prepared(yearLabel(term)), icon: 'check-circle' });
    onClose();
    onDone();
  };
  return (
    <CommandSheet
      isReady={draft.isReady}
      onClose={onClose}
      title={t.bureau.prepare(yearLabel(term))}
      sub={t.bureau.prepareText}
      clubSlug={clubId}
      submitLabel={t.bureau.prepareSubmit(staying.length)}
      form={form}
      onSubmit={prepare}
    >
      {draft.isReady ? (
        <ul className="[&>li+li]:border-t [&>li+li]:border-line">
          {officers.map((officer) => {
            const name = fullName(officer);
            const choice = choiceOf(officer);
            return (
              <li key={officer.id} className="py-2">
                <CheckRow
                  look="strong"
                  label={t.bureau.stays(name)}
                  checked={choice !== null}
                  onChange={(on) => choose(officer.id, on ? officer.position : null)}
                />
                {choice === null ? null : (
                  <SelectInput
                    aria-label={t.bureau.positionOf(name)}
                    value={choice}
                    onValue={(value) => choose(officer.id, value as Position)}
                    options={POSITIONS.map((value) => ({ value, label: t.common.position[value] }))}
                  />
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
      {staying.length > 0 && leads !== 1 ? <Notice tone="warn">{t.bureau.leads(leads)}</Notice> : null}
      {isAsked && staying.length === 0 ? <FieldError>{t.bureau.nobodyStays}</FieldError> : null}
    </CommandSheet>
  );
};
