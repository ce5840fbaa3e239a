/** What makes a photo ready is fetched when somebody has chosen one, not before: it may be missing then. */
import { err, type Result } from '#schemas/primitives/result.ts';
import type { PreparedPhoto } from './compress-photo.ts';
import type { PhotoUse, PreparePhotoError } from './prepare-photo.ts';

export type ChosenPhotoError =
  | PreparePhotoError
  /** This browser failed, or what prepares photos could not be fetched. */
  | { readonly type: 'not_prepared' };

export const prepareWhenChosen = async (
  file: File,
  use: PhotoUse,
): Promise<Result<PreparedPhoto, ChosenPhotoError>> => {
  try {
    const { preparePhoto } = await import('./prepare-photo.ts');
    return await preparePhoto(file, use);
  } catch {
    return err({ type: 'not_prepared' });
  }
};
