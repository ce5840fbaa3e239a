/** A visitor asks that a photo be taken down: why, if they like, and nothing about who they are. */
import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormSheet } from '#app/ui/form-sheet.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { MAX_REMOVAL_TEXT_LENGTH } from '#schemas/documents/limits.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft } from '../services.tsx';
import { askRemoval } from './ask-removal.ts';
import { PhotoPicture } from './photo-picture.tsx';

export interface RemovalSheetProps {
  readonly photo: Local<'photos'>;
  readonly onClose: () => void;
}

export const RemovalSheet = ({ photo, onClose }: RemovalSheetProps): ReactNode => {
  const { t } = useI18n();
  const toast = useToast();
  const { id, sha256, tinyHash } = photo;
  const draft = useDraft(`photo-removal:${id}`, '');
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (): Promise<void> => {
    setProblem(undefined);
    setSending(true);
    const asked = await askRemoval(id, draft.value);
    setSending(false);
    if (!asked.ok) return setProblem(t.removal.problem[asked.error]);
    draft.clear();
    toast.show({ text: t.removal.sent, icon: 'check-circle' });
    onClose();
  };
  return (
    <FormSheet
      isReady={draft.isReady}
      open
      onOpenChange={onClose}
      title={t.removal.title}
      sub={t.removal.text}
      closeLabel={t.common.close}
      clubSlug={photo.clubId}
      submitLabel={t.removal.submit}
      submitIcon="arrow-up"
      busy={isSending}
      busyLabel={t.removal.sending}
      problem={problem}
      onSubmit={() => void send()}
    >
      <PhotoPicture {...{ sha256, tinyHash }} variant="thumb" alt="" className="size-22 rounded-sm" />
      {draft.isReady ? (
        <Field label={t.removal.why} optional={t.common.optional} hint={t.removal.whyHint}>
          <TextArea value={draft.value} onValue={draft.change} maxLength={MAX_REMOVAL_TEXT_LENGTH} rows={4} />
        </Field>
      ) : null}
    </FormSheet>
  );
};
