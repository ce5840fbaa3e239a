/**
 * An answer, sealed to the host as it is given. Saving it costs the same for the first person and the thousandth: one row added
 * and one small record rewritten, in one transaction.
 *
 * Who was here is known in memory only, to greet a second answer kindly. After a reload such a person is greeted as new and
 * counted once more here; in the host's database both answers are one attendance.
 */
import { loadBlake2bHex } from '#app/crypto/blake2b.ts';
import { sealTo } from '#app/crypto/sealed-box.ts';
import { isStorageFull } from '#app/data/local/storage-error.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { personKey } from '#schemas/primitives/person-key.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { tidyName } from '#schemas/rules/check-in-answer.ts';
import { isLateAnswer } from '#schemas/rules/check-in-window.ts';
import type { KioskDatabase, KioskRecord } from './kiosk-database.ts';

export interface TakenHere {
  readonly ordinal: number;
  readonly already: boolean;
  readonly late: boolean;
}

/** `ordinals`: who answered here since this page was opened, and as the how-manieth. */
export const keepAnswer = async (
  database: KioskDatabase,
  ordinals: Map<string, number>,
  record: KioskRecord,
  answer: CheckInAnswer,
  nowMs: number,
): Promise<Result<TakenHere, { readonly type: 'storage_full' }>> => {
  const { activityId, hostAccountId } = record;
  const key = personKey(
    { ...answer, firstName: tidyName(answer.firstName), lastName: tidyName(answer.lastName) },
    await loadBlake2bHex(),
  );
  const person = `${activityId}/${key}`;
  const before = ordinals.get(person);
  const given = { ...answer, answeredAt: toInstant(nowMs) };
  const late = isLateAnswer(record.window, nowMs);
  const sealed = await sealTo(record.publicKey, { activityId, late, answer: given });
  try {
    const ordinal = await database.transaction('rw', database.kiosks, database.answers, async () => {
      const fresh = (await database.kiosks.get(activityId)) ?? record;
      const taken = fresh.taken + (before === undefined ? 1 : 0);
      const place = before ?? record.knownAtStart + taken;
      await database.answers.add({ activityId, hostAccountId, ordinal: place, late, sealed });
      if (before === undefined) await database.kiosks.update(activityId, { taken });
      return place;
    });
    ordinals.set(person, ordinal);
    return ok({ ordinal, already: before !== undefined, late });
  } catch (cause) {
    if (isStorageFull(cause)) return err({ type: 'storage_full' });
    throw cause;
  }
};
