import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormSheet } from '#app/ui/form-sheet.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import type { EditedText } from './describe.ts';

export interface FixSheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly texts: readonly EditedText[];
  /** False when it could not be put back: the sheet stays with what was typed. */
  readonly onResend: (edit: Readonly<Record<string, string>>) => Promise<boolean>;
}

/** The refused words, to be changed and sent again. */
export const FixSheet = ({ open, onOpenChange, title, texts, onResend }: FixSheetProps): ReactNode => {
  const { t } = useI18n();
  const [edits, setEdits] = useState<Readonly<Record<string, string>>>({});
  const submit = async (): Promise<void> => {
    const edit = Object.fromEntries(texts.map(({ name, mine }) => [name, edits[name] ?? mine]));
    if (await onResend(edit)) onOpenChange(false);
  };
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      sub={t.sync.fixHint}
      closeLabel={t.common.close}
      submitLabel={t.sync.resend}
      submitIcon="sync"
      onSubmit={() => void submit()}
    >
      {texts.map(({ name, label, mine, before }) => (
        <Field key={name} label={label} hint={before === '' ? undefined : t.sync.before(before)}>
          <TextArea
            oneLine
            value={edits[name] ?? mine}
            onValue={(value) => setEdits({ ...edits, [name]: value })}
          />
        </Field>
      ))}
    </FormSheet>
  );
};
