/** The picture on an officer's card: taken or chosen, put there once the person agrees, taken away at once. */
import { useState, type ReactNode } from 'react';
import { commandText } from '#app/data/forms/command-words.ts';
import type { Local } from '#app/data/local/local-document.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { useAct } from '#app/data/forms/use-act.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import { Avatar } from '#app/ui/avatar.tsx';
import { BusyLine } from '#app/ui/busy-line.tsx';
import { Button } from '#app/ui/button.tsx';
import { CheckRow } from '#app/ui/check-row.tsx';
import { FieldError } from '#app/ui/field.tsx';
import { FormSheet } from '#app/ui/form-sheet.tsx';
import { PhotoPicture } from '#app/data/photos/photo-picture.tsx';
import { photoProblemText } from '#app/data/photos/photo-problem.ts';
import { useChosenPhoto, type ChosenPhoto } from '#app/data/photos/use-chosen-photo.ts';
import { useToast } from '#app/ui/toast.tsx';
import { useFilePicker } from '#app/ui/use-file-picker.tsx';
import { fullName } from './contact.ts';

export interface PortraitSheetProps {
  readonly officer: Local<'officers'>;
  readonly portrait: Local<'photos'> | undefined;
  readonly onClose: () => void;
}

export const PortraitSheet = ({ officer, portrait, onClose }: PortraitSheetProps): ReactNode => {
  const { t, format } = useI18n();
  const toast = useToast();
  const photos = useWorkspace()?.photos;
  const [problem, setProblem] = useState<string>();
  const { chosen, isPreparing, choose } = useChosenPhoto('portrait', (error, fileName) =>
    setProblem(error && photoProblemText(error, fileName, { t, format })),
  );
  const [isAgreed, setAgreed] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const name = fullName(officer);
  const camera = useFilePicker({
    accept: 'image/*',
    camera: 'face',
    onFiles: choose,
    onNothing: () => setProblem(t.photos.nothingTaken),
  });
  const files = useFilePicker({ accept: 'image/*', single: true, onFiles: choose });
  const save = async (): Promise<void> => {
    setAsked(true);
    if (chosen === undefined || !isAgreed || photos === undefined) return;
    setSaving(true);
    const kept =
      (await photos.room()).type === 'none' ? undefined : await photos.keepPortrait(chosen.photo, officer);
    setSaving(false);
    if (kept === undefined) return setProblem(t.errors.storage_full);
    if (!kept.ok) return setProblem(commandText(kept.error, t));
    toast.show({ text: t.portrait.saved(name), icon: 'check-circle' });
    onClose();
  };
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={t.portrait.title(name)}
      sub={t.portrait.text}
      closeLabel={t.common.close}
      clubSlug={officer.clubId}
      submitLabel={t.portrait.save}
      submitIcon="check"
      busy={isSaving}
      problem={problem}
      onSubmit={() => void save()}
    >
      <div className="grid justify-items-center gap-3">
        <Avatar name={name} size="xl" picture={pictureOf(chosen, portrait)} />
        {chosen === undefined ? null : (
          <p role="status" className="text-sm text-ink-soft">
            {t.portrait.ready}
          </p>
        )}
        {isPreparing ? <BusyLine label={t.portrait.preparing} /> : null}
      </div>
      {camera.input}
      {files.input}
      <div>
        <div className="grid grid-cols-2 gap-2">
          <Button icon="camera" busy={isPreparing} onClick={camera.open} aria-label={t.photos.takeLong}>
            {t.photos.take}
          </Button>
          <Button icon="image" busy={isPreparing} onClick={files.open} aria-label={t.portrait.chooseLong}>
            {t.portrait.choose}
          </Button>
        </div>
        {isAsked && chosen === undefined ? <FieldError>{t.portrait.missing}</FieldError> : null}
      </div>
      {chosen === undefined ? null : (
        <div>
          <CheckRow
            label={t.portrait.agree(name)}
            detail={t.portrait.agreeDetail}
            checked={isAgreed}
            onChange={setAgreed}
          />
          {isAsked && !isAgreed ? <FieldError>{t.portrait.agreeMissing}</FieldError> : null}
        </div>
      )}
      {portrait === undefined ? null : <Removing name={name} portrait={portrait} onDone={onClose} />}
    </FormSheet>
  );
};

const pictureOf = (chosen: ChosenPhoto | undefined, portrait: Local<'photos'> | undefined): ReactNode => {
  if (chosen !== undefined) return <img src={chosen.address} alt="" className="size-full object-cover" />;
  if (portrait === undefined) return undefined;
  const { sha256, tinyHash } = portrait;
  return <PhotoPicture {...{ sha256, tinyHash }} variant="thumb" alt="" className="size-full" />;
};

interface RemovingProps {
  readonly name: string;
  readonly portrait: Local<'photos'>;
  readonly onDone: () => void;
}

const Removing = ({ name, portrait, onDone }: RemovingProps): ReactNode => {
  const { t } = useI18n();
  const run = useAct();
  const remove = async (): Promise<void> => {
    const isDone = await run({
      work: (commands) => commands.takeDownPhoto(portrait.id),
      said: t.portrait.removed(name),
      icon: 'eye-off',
      undo: (commands, taken) => commands.showPhotoAgain(portrait, taken),
    });
    if (isDone) onDone();
  };
  return (
    <Button variant="quiet" icon="eye-off" onClick={() => void remove()}>
      {t.portrait.remove}
    </Button>
  );
};
