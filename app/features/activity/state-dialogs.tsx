/** Acts on an activity that have no way back: each asks, with the activity's name. */
import { useRouter } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft } from '#app/data/services.tsx';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { paths } from '#app/paths.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';
import { Field } from '#app/ui/field.tsx';
import { Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { commandText, fieldErrorsOf } from '#app/data/forms/command-words.ts';
import { useCommand } from '#app/data/forms/use-command.ts';

interface DialogProps {
  readonly activity: Local<'activities'>;
  readonly onClose: () => void;
}

const Problem = ({ text }: { readonly text: string | undefined }): ReactNode =>
  text === undefined ? null : <Notice tone="bad" title={text} live />;

/** Ending the activity ends its check-in: nobody arrives at what is over. */
export const FinishDialog = ({
  activity,
  isCheckInOpen,
  onClose,
}: DialogProps & { readonly isCheckInOpen: boolean }): ReactNode => {
  const { t } = useI18n();
  const { run, isBusy, error } = useCommand();
  const finish = async (): Promise<void> => {
    const isDone = await run(async (commands) => {
      const closed = isCheckInOpen ? await commands.closeCheckIn(activity) : undefined;
      return closed?.ok === false ? closed : commands.moveActivityState(activity.id, 'done');
    });
    if (isDone) onClose();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t.activity.finishTitle}
      subject={activity.topic}
      confirmLabel={t.activity.finish}
      cancelLabel={t.common.back}
      tone="primary"
      busy={isBusy}
      onConfirm={() => void finish()}
    >
      <p>{isCheckInOpen ? t.activity.finishTextOpen : t.activity.finishText}</p>
      <Problem text={error && commandText(error, t)} />
    </ConfirmDialog>
  );
};

export const CancelDialog = ({ activity, onClose }: DialogProps): ReactNode => {
  const { t } = useI18n();
  const { run, isBusy, error } = useCommand();
  const draft = useDraft(`cancel-activity:${activity.id}`, '');
  const [isMissing, setMissing] = useState(false);
  const cancel = async (): Promise<void> => {
    if (!draft.isReady) return;
    setMissing(draft.value.trim() === '');
    if (draft.value.trim() === '') return;
    if (await run((commands) => commands.moveActivityState(activity.id, 'cancelled', draft.value))) {
      draft.clear();
      onClose();
    }
  };
  const fieldError = isMissing
    ? t.activity.problem.missing.cancelReason
    : error && fieldErrorsOf(error, t)['cancelReason'];
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t.activity.cancelTitle}
      subject={activity.topic}
      confirmLabel={t.activity.cancel}
      cancelLabel={t.activity.keep}
      busy={isBusy}
      onConfirm={() => void cancel()}
    >
      <div className="grid gap-4">
        <p>{t.activity.cancelText}</p>
        <Form busy={isBusy} onSubmit={() => void cancel()}>
          <Field label={t.activity.cancelReason} hint={t.activity.cancelReasonHint} error={fieldError}>
            <TextInput
              value={draft.isReady ? draft.value : ''}
              onValue={draft.change}
              maxLength={280}
              required
            />
          </Field>
        </Form>
        <Problem text={error && commandText(error, t, ['cancelReason'])} />
      </div>
    </ConfirmDialog>
  );
};

export const DeleteDialog = ({
  activity,
  presentCount,
  onClose,
}: DialogProps & { readonly presentCount: number }): ReactNode => {
  const { t, format } = useI18n();
  const router = useRouter();
  const toast = useToast();
  const { run, isBusy, error } = useCommand();
  const remove = async (): Promise<void> => {
    if (!(await run((commands) => commands.deleteActivity(activity.id)))) return;
    router.history.replace(paths.club(activity.clubId));
    toast.show({ text: t.activity.removed(activity.topic), icon: 'trash' });
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t.activity.removeTitle}
      subject={activity.topic}
      confirmLabel={t.activity.remove}
      cancelLabel={t.activity.dontRemove}
      busy={isBusy}
      onConfirm={() => void remove()}
    >
      <p>
        {presentCount > 0
          ? t.activity.removeTextPresent(format.count(presentCount), presentCount === 1)
          : t.activity.removeText}
      </p>
      <Problem text={error && commandText(error, t)} />
    </ConfirmDialog>
  );
};
