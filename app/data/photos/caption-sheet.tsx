/** What everyone reads beneath a published photo, written anew. */
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { MAX_CAPTION_LENGTH } from '#schemas/documents/limits.ts';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import type { Local } from '#app/data/local/local-document.ts';
import { useDraft } from '../services.tsx';
import { useAct } from '#app/data/forms/use-act.ts';
import { PhotoPicture } from './photo-picture.tsx';

export interface CaptionSheetProps {
  readonly photo: Local<'photos'>;
  readonly onClose: () => void;
}

export const CaptionSheet = ({ photo, onClose }: CaptionSheetProps): ReactNode => {
  const { t } = useI18n();
  const run = useAct();
  const draft = useDraft(`photo-caption:${photo.id}`, photo.caption);
  const { id, caption: before, sha256, tinyHash } = photo;
  const save = async (): Promise<void> => {
    const isSaved = await run({
      work: (commands) => commands.editCaption(id, draft.value),
      said: t.photos.captionSaved,
      icon: 'check-circle',
      undo: (commands) => commands.editCaption(id, before),
    });
    if (!isSaved) return;
    draft.clear();
    onClose();
  };
  return (
    <CommandSheet
      isReady={draft.isReady}
      onClose={onClose}
      title={t.photos.captionTitle}
      clubSlug={photo.clubId}
      onSubmit={save}
    >
      <PhotoPicture {...{ sha256, tinyHash }} variant="thumb" alt="" className="size-22 rounded-sm" />
      {draft.isReady ? (
        <Field label={t.photos.captionLabel} optional={t.common.optional}>
          <TextInput
            value={draft.value}
            onValue={draft.change}
            maxLength={MAX_CAPTION_LENGTH}
            placeholder={t.photos.captionHint}
          />
        </Field>
      ) : null}
    </CommandSheet>
  );
};
