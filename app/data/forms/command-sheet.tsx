/** The sheet of a form that is a command: it is saved or closed, and what keeps it from being saved stands in it. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { FormSheet, type FormSheetProps } from '#app/ui/form-sheet.tsx';
import type { CommandForm } from './use-command-form.ts';

export interface CommandSheetProps extends Pick<
  FormSheetProps,
  'title' | 'sub' | 'clubSlug' | 'submitIcon' | 'busyLabel' | 'isReady' | 'children'
> {
  /** Absent where a toast says what was refused. */
  readonly form?: Pick<CommandForm, 'isBusy' | 'problem'>;
  /** «Enregistrer» unless the act has a name of its own. */
  readonly submitLabel?: string;
  readonly closeLabel?: string;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
}

export const CommandSheet = (props: CommandSheetProps): ReactNode => {
  const { form, submitLabel, submitIcon = 'check', closeLabel, onSubmit, onClose, ...rest } = props;
  const { t } = useI18n();
  return (
    <FormSheet
      {...rest}
      open
      onOpenChange={onClose}
      closeLabel={closeLabel ?? t.common.close}
      submitLabel={submitLabel ?? t.common.save}
      submitIcon={submitIcon}
      busy={form?.isBusy}
      problem={form?.problem}
      onSubmit={() => void onSubmit()}
    />
  );
};
