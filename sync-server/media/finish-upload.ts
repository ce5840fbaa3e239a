/**
 * The last byte of an upload has arrived: files the photo. May be asked again for the same upload, after a lost answer or a
 * restart in between, and answers the same.
 */
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { isDiskFull } from '#server/ports/disk.ts';
import type { Media, TakeProblem } from './media.ts';
import type { BegunUpload } from './upload-folder.ts';

export type FinishProblem = TakeProblem | 'server_full' | 'not_found';

export async function finishUpload(
  media: Media,
  { id, photo }: BegunUpload,
): Promise<Result<true, FinishProblem>> {
  const { sha256, clubId } = photo;
  const bytes = await media.uploads.readBytes(id);
  if (bytes === undefined) {
    if ((await media.folder.clubsOf(sha256)).includes(clubId)) return ok(true);
    // Filed once, and cleaned away since.
    await media.uploads.remove(id);
    return err('not_found');
  }
  try {
    const taken = await media.take({ sha256, clubId, bytes });
    // What cannot become a photo will not become one later.
    await (taken.ok ? media.uploads.removeBytes(id) : media.uploads.remove(id));
    return taken;
  } catch (error) {
    // The bytes stay: the device asks again, and there may be room then.
    if (isDiskFull(error)) return err('server_full');
    throw error;
  }
}
