/** How a kiosk, or all that one host left in this device's kiosks, is forgotten. */
import type { KioskDatabase } from './kiosk-database.ts';

/** Only once its answers have moved to the host's database; says whether it is gone. */
export const endKiosk = (database: KioskDatabase, activityId: string): Promise<boolean> =>
  database.transaction('rw', database.kiosks, database.answers, database.photos, async () => {
    if ((await database.answers.where({ activityId }).count()) > 0) return false;
    if ((await database.photos.where({ activityId }).count()) > 0) return false;
    await database.kiosks.delete(activityId);
    return true;
  });

/** Gives the activities whose kiosks are gone. */
export const forgetHost = async (database: KioskDatabase, accountId: string): Promise<readonly string[]> => {
  const isTheirs = ({ hostAccountId }: { readonly hostAccountId: string }): boolean =>
    hostAccountId === accountId;
  await database.answers.filter(isTheirs).delete();
  await database.photos.filter(isTheirs).delete();
  const hosted = await database.kiosks.filter(isTheirs).toArray();
  const gone: string[] = [];
  for (const { activityId } of hosted) if (await endKiosk(database, activityId)) gone.push(activityId);
  return gone;
};
