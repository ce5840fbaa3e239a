/** An action that will not be done: why, so that everyone reads it. */
import { useState, type ReactNode } from 'react';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft } from '#app/data/services.tsx';
import { useAct } from '#app/data/forms/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

export interface CancelSheetProps {
  readonly action: Local<'actions'>;
  readonly onClose: () => void;
}

export const CancelSheet = ({ action, onClose }: CancelSheetProps): ReactNode => {
  const { t } = useI18n();
  const run = useAct();
  const draft = useDraft(`cancel-action:${action.id}`, '');
  const [isAsked, setAsked] = useState(false);
  const isMissing = draft.value.trim() === '';
  const cancel = async (): Promise<void> => {
    setAsked(true);
    if (isMissing) return;
    const isDone = await run({
      work: (commands) => commands.cancelAction(action.id, draft.value),
      said: t.programme.wasCancelled(action.title),
      icon: 'close',
      undo: (commands) => commands.cancelAction(action.id, null),
    });
    if (!isDone) return;
    draft.clear();
    onClose();
  };
  return (
    <CommandSheet
      isReady={draft.isReady}
      onClose={onClose}
      title={t.programme.cancelTitle}
      sub={action.title}
      clubSlug={action.clubId}
      submitLabel={t.programme.cancel}
      submitIcon="close"
      onSubmit={cancel}
    >
      <p>{t.programme.cancelText}</p>
      <Field
        label={t.programme.cancelReason}
        hint={t.programme.cancelReasonHint}
        error={isAsked && isMissing ? t.programme.cancelProblem : undefined}
      >
        <TextInput value={draft.isReady ? draft.value : ''} onValue={draft.change} maxLength={280} required />
      </Field>
    </CommandSheet>
  );
};
