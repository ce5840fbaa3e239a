/** Files from the camera or the device → photos of an activity, one after the other; each that cannot be kept says why. */
import { useState } from 'react';
import { commandText } from '#app/data/forms/command-words.ts';
import type { PhotoPlace } from '#app/data/photos/photo-commands.ts';
import { photoProblemText } from '#app/data/photos/photo-problem.ts';
import { prepareWhenChosen } from '#app/data/photos/prepare-when-chosen.ts';
import { useWorkspace } from '#app/data/services.tsx';
import { isStorageFull } from '#app/data/local/storage-error.ts';
import type { Workspace } from '#app/data/workspace/workspace.ts';
import type { Format } from '#app/i18n/format.ts';
import { useI18n } from '#app/i18n/i18n-context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { takeEach, type TakenPhotos } from './take-each.ts';

export interface TakePhotos {
  /** Which of how many is being prepared. */
  readonly progress: { readonly at: number; readonly of: number } | undefined;
  /** Of the last choice. */
  readonly taken: TakenPhotos | undefined;
  readonly take: (files: readonly File[]) => Promise<TakenPhotos>;
}

export const useTakePhotos = (activity: PhotoPlace): TakePhotos => {
  const { t, format } = useI18n();
  const photos = useWorkspace()?.photos;
  const [progress, setProgress] = useState<TakePhotos['progress']>();
  const [taken, setTaken] = useState<TakenPhotos>();
  const take = async (files: readonly File[]): Promise<TakenPhotos> => {
    setTaken(undefined);
    const words = t.photos.fileProblem;
    const result = await takeEach(files, {
      keep: (file) => keepOne({ photos, activity, file, t, format }),
      problemOf: ({ name }, cause) => words[isStorageFull(cause) ? 'no_room' : 'not_prepared'](name),
      onFile: (index) => setProgress({ at: index + 1, of: files.length }),
    });
    setProgress(undefined);
    setTaken(result);
    return result;
  };
  return { progress, taken, take };
};

interface OneFile {
  readonly photos: Workspace['photos'];
  readonly activity: PhotoPlace;
  readonly file: File;
  readonly t: Messages;
  readonly format: Format;
}

/** The error is the sentence that says why not. */
const keepOne = async ({ photos, activity, file, t, format }: OneFile): Promise<Result<true, string>> => {
  const words = t.photos.fileProblem;
  const { name } = file;
  if (photos === undefined || (await photos.room()).type === 'none') return err(words.no_room(name));
  const prepared = await prepareWhenChosen(file, 'screen');
  if (!prepared.ok) return err(photoProblemText(prepared.error, name, { t, format }));
  const kept = await photos.keep(prepared.value, activity);
  if (kept.ok) return ok(true);
  return err(
    kept.error.type === 'storage_full'
      ? words.no_room(name)
      : words.not_written(name, commandText(kept.error, t) ?? ''),
  );
};
