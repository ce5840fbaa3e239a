/**
 * An officer's portrait (R12): a photo of no activity that the officer's card names, published with the officer's agreement. Cards of
 * later mandates name the same one, so taking it down takes it from all of them.
 *
 * May be repeated: the photo's id comes from whose it is and of which bytes.
 */
import { firstValueFrom } from 'rxjs';
import type { PendingPhoto } from '#schemas/documents/dossier.ts';
import type { Officer } from '#schemas/documents/officer.ts';
import { photoIdOf, type ClubSlug, type OfficerId } from '#schemas/primitives/ids.ts';
import { err } from '#schemas/primitives/result.ts';
import { may } from '#schemas/rules/permissions.ts';
import { officers$ } from '../queries.ts';
import type { WriteContext } from '#app/data/commands/write-context.ts';
import { createDocument, writeDocument, type Written } from '#app/data/commands/write-document.ts';
import { showPhotoAgain, takeDownPhoto } from './photo-commands.ts';

export interface PortraitPlace {
  readonly id: OfficerId;
  readonly clubId: ClubSlug;
}

/** Takes the place of the one before, which nobody is given any more unless another card shows it. */
export const setPortrait = async (
  context: WriteContext,
  { id: officerId, clubId }: PortraitPlace,
  picture: PendingPhoto,
): Written<Officer> => {
  // Whoever may publish photos may not put one on a card: nothing is published for a card that stays as it is.
  if (!may(context.actor, 'update', 'officers', clubId)) return err({ type: 'refused', code: 'forbidden' });
  const officers = await firstValueFrom(officers$(context.database, clubId));
  const officer = officers.find(({ id }) => id === officerId);
  if (officer === undefined) return err({ type: 'not_found' });
  const { photoId: earlier } = officer;
  const key = context.hash(`${officerId} ${picture.sha256}`).slice(0, 26).toUpperCase();
  const id = photoIdOf(key);
  const created = await createDocument(
    context,
    'photos',
    { id, clubId },
    { ...picture, activityId: null, takenDownAt: null },
  );
  const shown =
    !created.ok && created.error.type === 'refused' && created.error.code === 'immutable'
      ? await showPhotoAgain(context, { ...picture, id }, { answered: [] })
      : created;
  if (!shown.ok) return shown;
  const written = await writeDocument(context, 'officers', officerId, { photoId: id });
  if (!written.ok || earlier === null || earlier === id) return written;
  if (officers.some((other) => other.id !== officerId && other.photoId === earlier)) return written;
  const taken = await takeDownPhoto(context, earlier);
  // One that this device does not know shows nowhere.
  return taken.ok || taken.error.type === 'not_found' ? written : taken;
};
