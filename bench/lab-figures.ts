/** The figures as a device keeps them, sealed on disk: counting everything anew against counting one check-in more. */
import { blake2bHex, loadBlake2bHex } from '#app/crypto/blake2b.ts';
import { createSealer } from '#app/crypto/sealer.ts';
import { createCommands, type Commands } from '#app/data/commands/commands.ts';
import { openUserDatabase } from '#app/data/local/database.ts';
import { startFiguresEngine, type FiguresEngine } from '#app/data/figures/figures-engine.ts';
import { collectionOf, type LocalDatabase } from '#app/data/local/local-database.ts';
import { createUserStore } from '#app/data/local/user-store.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import type { ActivityId, ClubSlug } from '#schemas/primitives/ids.ts';
import { accountOf, caughtUp, newDataKey, onError, startCoordinator } from './lab-sync.ts';
import type { Signed } from './server-messages.ts';

export interface StoredFigures {
  readonly attendances: number;
  /** Counting everything, once per round. */
  readonly fullMs: readonly number[];
  /** From the command to figures on disk, the writing of the check-in included. */
  readonly oneMs: readonly number[];
}

const CLUB = 'informatique' as ClubSlug;

/** `signed` reads all clubs. */
export const measureStoredFigures = async (
  signed: Signed,
  rounds: number,
  checkIns: number,
): Promise<StoredFigures> => {
  const sealer = await createSealer(newDataKey());
  const database = await openUserDatabase({ name: 'lab-figures', sealer });
  const sync = startCoordinator(database, signed);
  await caughtUp(sync);
  // What is written below stays here.
  await sync.stop();
  const commands = createCommands({
    database,
    // Who may count all clubs may not write; here one person does both.
    actor: { kind: 'account', id: accountOf(signed).id, roles: [`club:${CLUB}:lead`] },
    clock: Date.now,
    ulid: () => '',
    hash: await loadBlake2bHex(),
    sealer,
  });
  const fullMs: number[] = [];
  const oneMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const store = createUserStore(`lab-figures-${round}`, sealer);
    const startedAt = performance.now();
    const engine = startFiguresEngine({ database, store, fullClubs: 'all', clock: Date.now, onError });
    await engine.settled();
    fullMs.push(performance.now() - startedAt);
    const activityId = await anyActivity(database);
    for (let turn = 0; turn < checkIns; turn += 1) {
      oneMs.push(await checkIn(commands, engine, activityId, round * checkIns + turn));
    }
    await engine.stop();
    await store.remove();
  }
  const attendances = await collectionOf(database, 'attendances').count().exec();
  await database.remove();
  return { attendances, fullMs, oneMs };
};

const anyActivity = async (database: LocalDatabase): Promise<ActivityId> => {
  const found = await collectionOf(database, 'activities').find().exec();
  const activity = found
    .map((document) => document.toJSON() as unknown as { id: string; clubId: string; state: string })
    .find(({ clubId, state }) => clubId === CLUB && state === 'done');
  if (activity === undefined) throw new Error('no activity was held');
  return activity.id as ActivityId;
};

const checkIn = async (
  commands: Commands,
  engine: FiguresEngine,
  activityId: ActivityId,
  index: number,
): Promise<number> => {
  const startedAt = performance.now();
  const taken = await commands.addAttendanceFromAnswer({
    clubId: CLUB,
    activityId,
    way: 'sheet',
    late: false,
    answer: {
      firstName: 'Awa',
      lastName: `Essai ${(await blake2bHex(String(index))).replaceAll(/\d/g, '')}`,
      programId: 'stat-info',
      levelId: 'l1',
      rating: 4,
      appreciation: '',
      suggestion: '',
      rankingConsent: true,
      imageConsent: true,
      discriminator: '',
      answeredAt: toInstant(Date.now()),
    },
  });
  if (!taken.ok) throw new Error(`the check-in was refused: ${JSON.stringify(taken.error)}`);
  await engine.settled();
  return performance.now() - startedAt;
};
