/**
 * One device's database and the commands of whoever is signed in there: the shipped rules and storage, a clock that stands
 * still until a test moves it, and ids that count up.
 */
import { loadBlake2bHex } from '#app/crypto/blake2b.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { AccountId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { createCommands, type Commands } from './commands.ts';
import { openUserDatabase } from '#app/data/local/database.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import { openSealer } from '#app/data/local/user-store.ts';

export const CLUB_ID = 'informatique' as ClubSlug;
export const NOW_MS = Date.parse('2026-03-14T15:00:00.000Z');
export const NOW = toInstant(NOW_MS);
export const SIGNED_IN_ID = `account:${'0'.repeat(26)}` as AccountId;

export interface Desk {
  readonly database: LocalDatabase;
  readonly time: { nowMs: number };
  readonly nextUlid: () => string;
  readonly actAs: (roles: readonly string[], accountId?: AccountId) => Promise<Commands>;
}

let desks = 0;

/** Only the kinds that a test needs: RxDB counts the open collections of a whole process. */
export const openDesk = async (...collections: Collection[]): Promise<Desk> => {
  const database = await openUserDatabase({
    name: `desk-${++desks}`,
    sealer: openSealer,
    multiInstance: false,
    collections,
  });
  const time = { nowMs: NOW_MS };
  let ulids = 0;
  const nextUlid = (): string => String(++ulids).padStart(26, '0');
  return {
    database,
    time,
    nextUlid,
    actAs: async (roles, accountId = SIGNED_IN_ID) =>
      createCommands({
        database,
        actor: { kind: 'account', id: accountId, roles },
        clock: () => time.nowMs,
        ulid: nextUlid,
        hash: await loadBlake2bHex(),
        sealer: openSealer,
      }),
  };
};

export const openLeadDesk = async (
  ...collections: Collection[]
): Promise<Desk & { readonly commands: Commands }> => {
  const desk = await openDesk(...collections);
  return { ...desk, commands: await desk.actAs([`club:${CLUB_ID}:lead`]) };
};

export const answerOf = (changes: Partial<CheckInAnswer> = {}): CheckInAnswer => ({
  firstName: 'Awa',
  lastName: 'Ouédraogo',
  programId: 'stat',
  levelId: 'l2',
  rating: 5,
  appreciation: 'bien',
  suggestion: '',
  rankingConsent: true,
  imageConsent: false,
  discriminator: '',
  answeredAt: NOW,
  ...changes,
});
