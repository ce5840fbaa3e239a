import type { ReactNode } from 'react';
import { useDraft } from '#app/data/services.tsx';
import { useSubmission } from '#app/data/forms/use-submission.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormSheet } from '#app/ui/form-sheet.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import type { Result } from '#schemas/primitives/result.ts';
import type { EditedText } from './describe.ts';

export interface FixSheetProps {
  /** What the corrections are kept under until they are sent. */
  readonly draftKey: string;
  readonly onClose: () => void;
  readonly title: string;
  readonly texts: readonly EditedText[];
  /** When it could not be put back the sheet stays with what was typed. */
  readonly onResend: (edit: Readonly<Record<string, string>>) => Promise<Result<true, string>>;
}

const NOTHING: Readonly<Record<string, string>> = {};

/** The refused words, to be changed and sent again. What was corrected stays when the sheet is closed. */
export const FixSheet = ({ draftKey, onClose, title, texts, onResend }: FixSheetProps): ReactNode => {
  const { t } = useI18n();
  const draft = useDraft(draftKey, NOTHING);
  const { isBusy, run } = useSubmission<string>();
  const edits = draft.value;
  const submit = async (): Promise<void> => {
    const edit = Object.fromEntries(texts.map(({ name, mine }) => [name, edits[name] ?? mine]));
    if ((await run(() => onResend(edit))).ok) onClose();
  };
  return (
    <FormSheet
      isReady={draft.isReady}
      open
      onOpenChange={onClose}
      title={title}
      sub={t.sync.fixHint}
      closeLabel={t.common.close}
      submitLabel={t.sync.resend}
      submitIcon="sync"
      busy={isBusy}
      onSubmit={() => void submit()}
    >
      {(draft.isReady ? texts : []).map(({ name, label, mine, before }) => (
        <Field key={name} label={label} hint={before === '' ? undefined : t.sync.before(before)}>
          <TextArea
            oneLine
            value={edits[name] ?? mine}
            onValue={(value) => draft.change({ ...edits, [name]: value })}
          />
        </Field>
      ))}
    </FormSheet>
  );
};
