/** Whose photos show, and who handles a club's: those who read its dossiers, where unapproved ones wait. */
import type { Photo } from '../documents/photo.ts';
import type { ActivityId, ClubSlug } from '../primitives/ids.ts';
import { may } from './permissions.ts';
import { isBoard, isInBureau, type Actor } from './roles.ts';

/** Photos that wait for approval, and those that were taken down. */
export const maySeeUnpublished = (actor: Actor, clubId: ClubSlug): boolean =>
  may(actor, 'read', 'dossiers', clubId);

/** A photo of an activity shows while that is there, in the galleries and by its address (decision 020). */
export const hasItsActivity = (
  { activityId }: Pick<Photo, 'activityId'>,
  activities: ReadonlySet<ActivityId>,
): boolean => activityId === null || activities.has(activityId);

/** Send the bytes of a photo for this club; whether it shows is decided by the documents. */
export const mayUploadPhoto = (actor: Actor, clubId: ClubSlug): boolean =>
  actor.kind === 'account' && (isInBureau(actor, clubId) || isBoard(actor));
