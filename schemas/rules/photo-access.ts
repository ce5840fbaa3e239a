/** Who handles a club's photos beside the documents that name them: those who read its dossiers, where unapproved ones wait. */
import type { ClubSlug } from '../primitives/ids.ts';
import { may } from './permissions.ts';
import { isBoard, isInBureau, type Actor } from './roles.ts';

/** Photos that wait for approval, and those that were taken down. */
export const maySeeUnpublished = (actor: Actor, clubId: ClubSlug): boolean =>
  may(actor, 'read', 'dossiers', clubId);

/** Send the bytes of a photo for this club; whether it shows is decided by the documents. */
export const mayUploadPhoto = (actor: Actor, clubId: ClubSlug): boolean =>
  actor.kind === 'account' && (isInBureau(actor, clubId) || isBoard(actor));
