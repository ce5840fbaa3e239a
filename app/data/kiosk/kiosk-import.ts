/**
 * Moves the kiosk's sealed answers into the host's database once the vault is open. Each is written before its kiosk row is
 * forgotten, and writing one twice changes nothing, so a phone that dies in between loses and doubles nothing.
 */
import { createKeyPair, openWith, type BoxKeyPair } from '#app/crypto/sealed-box.ts';
import type { Commands } from '#app/data/commands.ts';
import type { UserStore } from '#app/data/user-store.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { checkInAnswerSchema } from '#schemas/protocol/check-in.ts';
import { z } from 'zod';
import type { KioskStore } from './kiosk-store.ts';

const KEY = 'kiosk';

const contentSchema = z.strictObject({
  activityId: z.string(),
  late: z.boolean(),
  answer: checkInAnswerSchema,
});

/** The pair that this user's kiosks seal to; made once, sealed in the user's own store. */
export const kioskKeyPair = async (store: UserStore, nowMs: number): Promise<BoxKeyPair> => {
  const kept = (await store.get('keys', KEY)) as BoxKeyPair | undefined;
  if (kept !== undefined) return kept;
  const made = await createKeyPair();
  await store.write([{ table: 'keys', key: KEY, at: nowMs, value: made }]);
  return made;
};

export interface ImportOutcome {
  readonly imported: number;
  /** Still in the kiosk: sealed to somebody else, or refused here; they stay until they can be moved. */
  readonly left: number;
}

export interface ImportDependencies {
  readonly kiosk: KioskStore;
  readonly store: UserStore;
  readonly commands: Commands;
  readonly accountId: string;
  readonly clock: () => number;
}

export const importKioskAnswers = async (dependencies: ImportDependencies): Promise<ImportOutcome> => {
  const { kiosk, store, commands, accountId, clock } = dependencies;
  const waiting = await kiosk.waiting();
  const mine = waiting.filter(({ hostAccountId }) => hostAccountId === accountId);
  if (mine.length === 0) return { imported: 0, left: waiting.length };
  const keyPair = await kioskKeyPair(store, clock());
  let imported = 0;
  for (const { seq, sealed, activityId, record } of mine) {
    const opened = await openWith(keyPair, sealed);
    const content = opened.ok ? contentSchema.safeParse(opened.value) : undefined;
    if (!content?.success || content.data.activityId !== activityId) continue;
    const written = await commands.addAttendanceFromAnswer({
      clubId: record.clubId as ClubSlug,
      activityId: activityId as ActivityId,
      answer: content.data.answer,
      way: 'kiosk',
      late: content.data.late,
    });
    if (!written.ok) continue;
    if (seq !== undefined) await kiosk.forget([seq]);
    imported += 1;
  }
  return { imported, left: waiting.length - imported };
};
