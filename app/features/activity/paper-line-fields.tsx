/** One line of the sheet: four boxes, and what was recognised in them. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { CheckRow } from '#app/ui/check-row.tsx';
import { FieldGroup } from '#app/ui/field.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { SelectInput, TextInput } from '#app/ui/text-input.tsx';
import type { ListEntry } from '#schemas/documents/club.ts';
import type { LineState, PaperLine } from './paper-lines.ts';
import type { PersonLists } from './person-form.tsx';

export interface PaperLineFieldsProps {
  readonly number: number;
  readonly line: PaperLine;
  readonly state: LineState;
  readonly error: string | undefined;
  readonly lists: PersonLists;
  readonly onChange: (part: Partial<PaperLine>) => void;
  /** Undefined for the only line. */
  readonly onRemove: (() => void) | undefined;
}

const recognised = (state: LineState, { paper: t }: Messages): string | undefined => {
  if (state.type === 'present') return t.present(state.name);
  return state.type === 'twice' ? t.twice(state.number) : undefined;
};

export const PaperLineFields = (props: PaperLineFieldsProps): ReactNode => {
  const { number, line, state, error, lists, onChange, onRemove } = props;
  const { t } = useI18n();
  const name = (key: 'lastName' | 'firstName'): ReactNode => (
    <TextInput
      data-box=""
      aria-label={t.paper[key]}
      aria-invalid={error !== undefined && line[key].trim() === ''}
      placeholder={t.paper[key]}
      value={line[key]}
      onValue={(value) => onChange({ [key]: value })}
      maxLength={60}
      autoCapitalize="words"
      enterKeyHint="next"
      // Who opens this page came to type.
      autoFocus={key === 'lastName' && number === 1}
    />
  );
  const choice = (key: 'programId' | 'levelId', label: string, entries: readonly ListEntry[]): ReactNode => (
    <SelectInput
      data-box=""
      className="[field-sizing:content]"
      aria-label={label}
      aria-invalid={error !== undefined && line[key] === ''}
      value={line[key]}
      onValue={(value) => onChange({ [key]: value })}
      options={[{ value: '', label }, ...entries.map((entry) => ({ value: entry.key, label: entry.label }))]}
    />
  );
  const hint = recognised(state, t);
  const isRecognised = hint !== undefined || line.isOther;
  return (
    <div className="relative">
      <FieldGroup label={t.paper.line(number)} hint={hint} error={error}>
        <div className="grid gap-2 lg:mr-13 lg:grid-cols-[1fr_1fr_1fr_120px]">
          <div className="grid grid-cols-2 gap-2 lg:contents">
            {name('lastName')}
            {name('firstName')}
          </div>
          {/* Side by side where what is chosen can be read so. */}
          <div className="flex flex-wrap gap-2 [&>span]:min-w-0 [&>span]:flex-auto lg:contents">
            {choice('programId', t.paper.program, lists.programsOfStudy)}
            {choice('levelId', t.paper.level, lists.studyLevels)}
          </div>
        </div>
        {/* Beside the line's number on a phone, where the boxes need the width; beside them on a wide screen. */}
        {onRemove === undefined ? null : (
          <IconButton
            icon="trash"
            label={t.paper.removeLine(number)}
            onClick={onRemove}
            className="absolute -top-3 -right-2 lg:top-7 lg:right-0"
          />
        )}
        {isRecognised ? (
          <CheckRow
            label={t.paper.otherPerson}
            checked={line.isOther}
            onChange={(isOther) => onChange({ isOther })}
          />
        ) : null}
      </FieldGroup>
    </div>
  );
};
