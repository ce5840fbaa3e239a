/**
 * What the kiosk does: begin, check a code (kiosk-gate.ts), take an answer (kiosk-answers.ts) and a photo (kiosk-photos.ts), and
 * hand over to the host what waits.
 */
import { blake2bHex } from '#app/crypto/blake2b.ts';
import { activityIdOf, ulidOfActivity, type ActivityId, type ClubSlug } from '#schemas/primitives/ids.ts';
import { err, type Result } from '#schemas/primitives/result.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import { afterHostIntervened, noAttempts } from '#schemas/rules/check-in-attempts.ts';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import { keepAnswer, type TakenHere } from './kiosk-answers.ts';
import { endKiosk, forgetHost } from './kiosk-ends.ts';
import {
  KioskDatabase,
  waitingIn,
  type KioskRecord,
  type WaitingAnswer,
  type WaitingPhoto,
} from './kiosk-database.ts';
import { lookAtGate, tryCode, type CodeOutcome, type KioskGate } from './kiosk-gate.ts';
import { keepPhoto } from './kiosk-photos.ts';

/** What the host gives it; the rest of the record is the kiosk's own. */
export interface KioskSetup extends Omit<
  KioskRecord,
  'salt' | 'codeHash' | 'lostCodeHashes' | 'attempts' | 'lastSeenMs' | 'taken'
> {
  readonly activityId: ActivityId;
  readonly clubId: ClubSlug;
  /** The code as the room sees it; only its hash is kept. */
  readonly code: string;
  /** As the room saw them before sync (rules/lost-opening.ts). */
  readonly lostCodes: readonly string[];
}

export interface KioskStore {
  readonly begin: (setup: KioskSetup) => Promise<void>;
  readonly load: (activityUlid: string) => Promise<KioskRecord | undefined>;
  /** What the kiosk may show now; also notes the time. */
  readonly gate: (activityUlid: string) => Promise<KioskGate>;
  readonly tryCode: (activityUlid: string, code: string) => Promise<CodeOutcome>;
  readonly takeAnswer: (
    activityUlid: string,
    answer: CheckInAnswer,
  ) => Promise<Result<TakenHere, { readonly type: 'storage_full' | 'unknown' }>>;
  /** The photo of somebody whose answer was taken. */
  readonly takePhoto: (
    activityUlid: string,
    photo: PreparedPhoto,
  ) => Promise<Result<true, { readonly type: 'storage_full' | 'unknown' }>>;
  /** Oldest first. */
  readonly waitingPhotos: () => Promise<WaitingPhoto[]>;
  readonly forgetPhoto: (seq: number) => Promise<void>;
  /** Undoes `forgetPhoto`. */
  readonly putBackPhoto: (photo: WaitingPhoto) => Promise<void>;
  /** The host's passphrase was right: attempts and the clock start afresh. */
  readonly hostIntervened: (activityUlid: string) => Promise<void>;
  /** Oldest first. */
  readonly waiting: () => Promise<WaitingAnswer[]>;
  readonly forget: (seqs: readonly number[]) => Promise<void>;
  /** Undoes `forget`. */
  readonly putBack: (answer: WaitingAnswer) => Promise<void>;
  /** All that is sealed to this account, unread, and the kiosks that it hosts, where nobody else's answers lie. */
  readonly forgetHost: (accountId: string) => Promise<void>;
  readonly end: (activityUlid: string) => Promise<void>;
  readonly close: () => void;
}

export interface KioskDependencies {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly database?: KioskDatabase;
  /** This activity has no kiosk on this device any more. */
  readonly onGone?: (activityUlid: string) => void;
}

const newSalt = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

export const createKioskStore = ({
  clock,
  database = new KioskDatabase(),
  onGone = () => undefined,
}: KioskDependencies): KioskStore => {
  const ordinals = new Map<string, number>();
  const read = (activityUlid: string) => database.kiosks.get(activityIdOf(activityUlid));
  return {
    begin: (setup) => begin(database, setup, clock()),
    load: read,
    gate: (activityUlid) => lookAtGate(database, activityIdOf(activityUlid), clock),
    tryCode: async (activityUlid, code) => {
      const record = await read(activityUlid);
      return record === undefined ? { type: 'unknown' } : tryCode(database, record, code, clock);
    },
    takeAnswer: async (activityUlid, answer) => {
      const record = await read(activityUlid);
      if (record === undefined) return err({ type: 'unknown' });
      return keepAnswer(database, ordinals, record, answer, clock());
    },
    takePhoto: async (activityUlid, photo) => {
      const record = await read(activityUlid);
      return record === undefined ? err({ type: 'unknown' }) : keepPhoto(database, record, photo, clock());
    },
    waitingPhotos: () => waitingIn(database, database.photos),
    forgetPhoto: (seq) => database.photos.delete(seq),
    putBackPhoto: async ({ seq, activityId, hostAccountId, sealed }) => {
      await database.photos.put({ seq, activityId, hostAccountId, sealed });
    },
    hostIntervened: async (activityUlid) => {
      const nowMs = clock();
      await database.kiosks.update(activityIdOf(activityUlid), {
        attempts: afterHostIntervened(nowMs),
        lastSeenMs: nowMs,
      });
    },
    waiting: () => waitingIn(database, database.answers),
    forget: (seqs) => database.answers.bulkDelete([...seqs]),
    putBack: async ({ seq, activityId, hostAccountId, ordinal, late, sealed }) => {
      await database.answers.put({ seq, activityId, hostAccountId, ordinal, late, sealed });
    },
    forgetHost: async (accountId) => {
      const gone = await forgetHost(database, accountId);
      for (const activityId of gone) onGone(ulidOfActivity(activityId as ActivityId));
    },
    end: async (activityUlid) => void (await endKiosk(database, activityIdOf(activityUlid))),
    close: () => database.close(),
  };
};

const begin = async (database: KioskDatabase, setup: KioskSetup, nowMs: number): Promise<void> => {
  const { code, lostCodes, ...kept } = setup;
  const before = await database.kiosks.get(setup.activityId);
  // A kiosk taken up again goes on counting.
  const salt = before?.salt ?? newSalt();
  await database.kiosks.put({
    ...kept,
    salt,
    codeHash: await blake2bHex(salt + code),
    lostCodeHashes: await Promise.all(lostCodes.map((lost) => blake2bHex(salt + lost))),
    attempts: noAttempts(nowMs),
    lastSeenMs: nowMs,
    knownAtStart: before === undefined ? setup.knownAtStart : Math.max(0, setup.knownAtStart - before.taken),
    taken: before?.taken ?? 0,
  });
};
