/** Winners, one row each. The dossier is written first: what is not public must not be lost when the public half fails. */
import type { ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { CheckRow } from '#app/ui/check-row.tsx';
import { Field, FieldGroup } from '#app/ui/field.tsx';
import { TextAction } from '#app/ui/text-action.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import type { FieldErrors } from '#app/data/forms/command-words.ts';
import { isMissing, presentIdOf, type PresentNames } from './present-names.ts';
import { SaveSheet } from './save-sheet.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { added, draftOf, mergedRows, type DraftRow } from './winner-draft.ts';
import { blankRow, fromRows, type WinnerRow } from './winner-rows.ts';

export interface WinnersSheetProps {
  readonly activity: Local<'activities'>;
  readonly rows: readonly WinnerRow[];
  readonly present: PresentNames;
  readonly onClose: () => void;
}

export const WinnersSheet = ({ activity, rows: now, present, onClose }: WinnersSheetProps): ReactNode => {
  const { t } = useI18n();
  const form = useCommandForm(['winners']);
  const draft = useDraft(`winners:${activity.id}`, draftOf(now));
  const { base, rows } = draft.value;
  const change = (changed: readonly DraftRow[]): void => draft.change({ base, rows: changed });
  const save = async (): Promise<boolean> => {
    const { kept: named, published } = fromRows(mergedRows(draft.value, now));
    const kept = named.map((winner) => ({
      ...winner,
      participantId: winner.participantId ?? presentIdOf(winner.name, present),
    }));
    const isSaved = await form.run(async (commands) => {
      const written = await commands.editDossier(activity, { winners: kept });
      return written.ok ? commands.editActivity(activity.id, { winners: published }) : written;
    });
    if (isSaved) draft.clear();
    return isSaved;
  };
  return (
    <SaveSheet
      isReady={draft.isReady}
      activity={activity}
      title={t.activity.winners}
      sub={activity.topic}
      form={form}
      onSave={save}
      onClose={onClose}
    >
      {(draft.isReady ? rows : []).map((row, index) => (
        <WinnerFields
          key={String(index)}
          row={row}
          number={index + 1}
          errors={form.errors}
          isMissing={isMissing(row.name, present)}
          onChange={(part) => {
            form.changed(Object.keys(part).map((name) => `winners.${index}.${name}`));
            change(rows.map((one, at) => (at === index ? { ...one, ...part } : one)));
          }}
          onRemove={() => change(rows.filter((_, at) => at !== index))}
        />
      ))}
      {draft.isReady ? (
        <TextAction
          icon="plus"
          className="justify-self-start"
          onClick={() => change([...rows, added(blankRow(rows))])}
        >
          {t.activity.addWinner}
        </TextAction>
      ) : null}
    </SaveSheet>
  );
};

interface WinnerFieldsProps {
  readonly row: WinnerRow;
  readonly number: number;
  readonly errors: FieldErrors;
  readonly isMissing: boolean;
  readonly onChange: (part: Partial<WinnerRow>) => void;
  readonly onRemove: () => void;
}

const WinnerFields = (props: WinnerFieldsProps): ReactNode => {
  const { row, number, errors, isMissing: isAbsent, onChange, onRemove } = props;
  const { t } = useI18n();
  const errorOf = (field: string): string | undefined => errors[`winners.${number - 1}.${field}`];
  return (
    <div className="rounded-md border border-line p-3">
      <FieldGroup label={t.activity.winner(number)}>
        <div className="grid grid-cols-[80px_minmax(0,1fr)] items-start gap-3">
          <Field label={t.activity.rank} error={errorOf('rank')}>
            <TextInput
              inputMode="numeric"
              value={row.rank === 0 ? '' : String(row.rank)}
              onValue={(text) => onChange({ rank: Number(text.replace(/\D/g, '').slice(0, 2)) })}
            />
          </Field>
          <Field
            label={t.activity.winnerName}
            hint={isAbsent ? t.paper.notPresentHint : undefined}
            error={errorOf('name')}
          >
            {/* A name that was changed may be somebody else's: it is tied to no card any more. */}
            <TextInput
              value={row.name}
              onValue={(name) => onChange({ name, participantId: null })}
              maxLength={80}
            />
          </Field>
        </div>
        <Field label={t.activity.prize} optional={t.common.optional} error={errorOf('prize')}>
          <TextInput value={row.prize} onValue={(prize) => onChange({ prize })} maxLength={80} />
        </Field>
        <CheckRow
          label={t.activity.publish}
          detail={t.activity.publishDetail}
          checked={row.isPublic}
          onChange={(isPublic) => onChange({ isPublic })}
        />
        <TextAction icon="trash" className="justify-self-start" onClick={onRemove}>
          {t.activity.removeWinner(number)}
        </TextAction>
      </FieldGroup>
    </div>
  );
};
