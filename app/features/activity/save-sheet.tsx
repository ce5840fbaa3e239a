import type { ReactNode } from 'react';
import type { Local } from '#app/data/local-document.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { FormSheet } from '#app/ui/form-sheet.tsx';
import type { CommandForm } from '#app/data/use-command-form.ts';

export interface SaveSheetProps {
  readonly activity: Local<'activities'>;
  readonly title: string;
  readonly sub?: string;
  readonly form: CommandForm;
  /** True when it is kept: the sheet closes. */
  readonly onSave: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A part of an activity, changed in a sheet. Closing it keeps what was typed for the next time. */
export const SaveSheet = (props: SaveSheetProps): ReactNode => {
  const { activity, title, sub, form, onSave, onClose, children } = props;
  const { t } = useI18n();
  const save = async (): Promise<void> => {
    if (await onSave()) onClose();
  };
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={title}
      sub={sub}
      closeLabel={t.common.close}
      clubSlug={activity.clubId}
      submitLabel={t.common.save}
      submitIcon="check"
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={() => void save()}
    >
      {children}
    </FormSheet>
  );
};
