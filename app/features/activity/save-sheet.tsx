import type { ReactNode } from 'react';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import type { Local } from '#app/data/local/local-document.ts';
import type { CommandForm } from '#app/data/forms/use-command-form.ts';

export interface SaveSheetProps {
  readonly activity: Local<'activities'>;
  readonly title: string;
  readonly sub?: string;
  readonly form: CommandForm;
  /** True when it is kept: the sheet closes. */
  readonly onSave: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly isReady: boolean;
  readonly children: ReactNode;
}

/** A part of an activity, changed in a sheet. Closing it keeps what was typed for the next time. */
export const SaveSheet = (props: SaveSheetProps): ReactNode => {
  const { activity, title, sub, form, isReady, onSave, onClose, children } = props;
  const save = async (): Promise<void> => {
    if (await onSave()) onClose();
  };
  return (
    <CommandSheet
      onClose={onClose}
      title={title}
      sub={sub}
      clubSlug={activity.clubId}
      form={form}
      isReady={isReady}
      onSubmit={save}
    >
      {children}
    </CommandSheet>
  );
};
