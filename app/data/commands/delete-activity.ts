/**
 * An activity that is deleted takes its photos from everybody's pages. Their documents stay public, with caption and preview, and
 * keep their files: so each photo that this device knows is taken down first, and who dies in between deletes again (decision 020).
 */
import { firstValueFrom } from 'rxjs';
import { isTombstone } from '#schemas/documents/stored.ts';
import type { Activity } from '#schemas/documents/activity.ts';
import type { ActivityId } from '#schemas/primitives/ids.ts';
import { takeDownPhoto } from '#app/data/photos/photo-commands.ts';
import { collectionOf } from '#app/data/local/local-database.ts';
import { readLocal } from '#app/data/local/local-rows.ts';
import { photos$ } from '#app/data/queries.ts';
import type { WriteContext } from './write-context.ts';
import { deleteDocument, type Written } from './write-document.ts';

export const deleteActivity = async (context: WriteContext, id: ActivityId): Written<undefined> => {
  const [row] = await readLocal(collectionOf(context.database, 'activities'), [id]);
  if (row !== undefined && !isTombstone(row)) {
    const { clubId } = row as unknown as Activity;
    for (const photo of await firstValueFrom(photos$(context.database, clubId))) {
      if (photo.activityId !== id) continue;
      const taken = await takeDownPhoto(context, photo.id);
      if (!taken.ok) return taken;
    }
  }
  return deleteDocument(context, 'activities', id);
};
