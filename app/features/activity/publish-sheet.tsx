/** Before photos are seen by everyone: each is looked at, may get a caption or go, and somebody answers for the persons on them. */
import { useState, type ReactNode } from 'react';
import { CommandSheet } from '#app/data/forms/command-sheet.tsx';
import type { Local } from '#app/data/local/local-document.ts';
import { PhotoPicture } from '#app/data/photos/photo-picture.tsx';
import { useDraft, useWorkspace } from '#app/data/services.tsx';
import { useCommandForm } from '#app/data/forms/use-command-form.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { CheckRow } from '#app/ui/check-row.tsx';
import { Field, FieldError } from '#app/ui/field.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { PendingPhoto } from '#schemas/documents/dossier.ts';
import { MAX_CAPTION_LENGTH } from '#schemas/documents/limits.ts';

export interface PublishSheetProps {
  readonly activity: Local<'activities'>;
  readonly pending: readonly PendingPhoto[];
  readonly onClose: () => void;
}

type Captions = Readonly<Record<string, string>>;

export const PublishSheet = ({ activity, pending, onClose }: PublishSheetProps): ReactNode => {
  const { t } = useI18n();
  const toast = useToast();
  const form = useCommandForm([]);
  const drop = useDrop(activity);
  const draft = useDraft<Captions>(`photo-captions:${activity.id}`, {});
  const [isAgreed, setAgreed] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const captionOf = ({ sha256, caption }: PendingPhoto): string => draft.value[sha256] ?? caption;
  const publish = async (): Promise<void> => {
    setMissing(!isAgreed);
    if (!isAgreed) return;
    const photos = pending.map((photo) => ({ sha256: photo.sha256, caption: captionOf(photo) }));
    if (!(await form.run((commands) => commands.publishPhotos(activity, photos)))) return;
    draft.clear();
    toast.show({ text: t.photos.published(photos.length), icon: 'image' });
    onClose();
  };
  return (
    <CommandSheet
      isReady={draft.isReady}
      onClose={onClose}
      title={t.photos.publishTitle}
      sub={activity.topic}
      closeLabel={t.photos.later}
      clubSlug={activity.clubId}
      submitLabel={t.photos.publish(pending.length)}
      busyLabel={t.photos.publishing}
      form={form}
      onSubmit={publish}
    >
      <ul className="grid gap-3">
        {draft.isReady
          ? pending.map((photo, index) => (
              <li key={photo.sha256} className="grid grid-cols-[88px_minmax(0,1fr)_44px] items-end gap-3">
                <PhotoPicture
                  sha256={photo.sha256}
                  tinyHash={photo.tinyHash}
                  isPending
                  variant="thumb"
                  alt={t.photos.photo(index + 1)}
                  className="aspect-square rounded-sm"
                />
                <Field label={t.photos.captionOf(index + 1)} optional={t.common.optional}>
                  <TextInput
                    value={captionOf(photo)}
                    onValue={(caption) => draft.change({ ...draft.value, [photo.sha256]: caption })}
                    maxLength={MAX_CAPTION_LENGTH}
                  />
                </Field>
                <IconButton
                  icon="trash"
                  label={t.photos.drop(index + 1)}
                  onClick={() => {
                    if (pending.length === 1) onClose();
                    void drop(photo);
                  }}
                />
              </li>
            ))
          : null}
      </ul>
      <div>
        <CheckRow
          label={t.photos.agree}
          detail={t.photos.agreeDetail}
          checked={isAgreed}
          onChange={(agreed) => {
            setAgreed(agreed);
            setMissing(false);
          }}
        />
        {isMissing ? <FieldError>{t.photos.agreeMissing}</FieldError> : null}
      </div>
    </CommandSheet>
  );
};

/** On this device and in the dossier; the toast brings it back. */
const useDrop = (activity: Local<'activities'>): ((photo: PendingPhoto) => Promise<void>) => {
  const { t } = useI18n();
  const toast = useToast();
  const workspace = useWorkspace();
  return async (photo) => {
    const { photos, commands } = workspace ?? {};
    if (photos === undefined || commands === undefined) return;
    const isHere = (await photos.all()).some(({ sha256 }) => sha256 === photo.sha256);
    const undo = isHere
      ? await photos.discard(photo.sha256)
      : async () => void (await commands.addPendingPhoto(activity, photo));
    if (!isHere) await commands.dropPendingPhotos(activity, [photo.sha256]);
    toast.show({
      text: t.photos.dropped,
      icon: 'trash',
      action: { label: t.common.undo, onPress: () => void undo() },
    });
  };
};
