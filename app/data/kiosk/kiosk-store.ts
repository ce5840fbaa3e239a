/**
 * What the kiosk does: begin, check a code, take an answer. Saving an answer costs the same for the first person and the
 * thousandth: one row added and one small record rewritten, in one transaction.
 *
 * Who was here is known in memory only, to greet a second answer kindly. After a reload such a person is greeted as new and
 * counted once more here; in the host's database both answers are one attendance.
 */
import { blake2bHex, loadBlake2bHex } from '#app/crypto/blake2b.ts';
import { sealTo } from '#app/crypto/sealed-box.ts';
import type { ListEntry } from '#schemas/documents/club.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { activityIdOf, ulidOfActivity, type ActivityId, type ClubSlug } from '#schemas/primitives/ids.ts';
import { personKey } from '#schemas/primitives/person-key.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type { CheckInAnswer } from '#schemas/protocol/check-in.ts';
import {
  afterHostIntervened,
  afterRightCode,
  afterWrongCode,
  noAttempts,
  observeClock,
  verdictOf,
  type AttemptVerdict,
} from '#schemas/rules/check-in-attempts.ts';
import { tidyName } from '#schemas/rules/check-in-answer.ts';
import {
  checkInPhase,
  clockJumpedBack,
  isLateAnswer,
  type CheckInWindow,
} from '#schemas/rules/check-in-window.ts';
import type { PreparedPhoto } from '#app/data/photos/compress-photo.ts';
import { isStorageFull } from '#app/data/storage-error.ts';
import { endKiosk, forgetHost } from './kiosk-ends.ts';
import {
  KioskDatabase,
  waitingIn,
  type KioskRecord,
  type WaitingAnswer,
  type WaitingPhoto,
} from './kiosk-database.ts';
import { keepPhoto } from './kiosk-photos.ts';

export interface KioskSetup {
  readonly activityId: ActivityId;
  readonly clubId: ClubSlug;
  readonly clubName: string;
  readonly tint: string;
  readonly topic: string;
  readonly programsOfStudy: readonly ListEntry[];
  readonly studyLevels: readonly ListEntry[];
  readonly window: CheckInWindow;
  /** The code as the room sees it; only its hash is kept. */
  readonly code: string;
  readonly publicKey: string;
  readonly hostAccountId: string;
  readonly knownAtStart: number;
}

export type KioskGate =
  | { readonly type: 'unknown' }
  /** The phone's clock fell back: the host must look at it. */
  | { readonly type: 'clock_doubtful' }
  | { readonly type: 'over' }
  | { readonly type: 'locked'; readonly remainingMs: number }
  | { readonly type: 'host_needed' }
  | { readonly type: 'open'; readonly attemptsLeft: number };

export type CodeOutcome = { readonly type: 'right' } | { readonly type: 'wrong' } | KioskGate;

export interface TakenHere {
  readonly ordinal: number;
  readonly already: boolean;
  readonly late: boolean;
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

const gateOf = (record: KioskRecord, nowMs: number): KioskGate => {
  if (clockJumpedBack(record.lastSeenMs, nowMs)) return { type: 'clock_doubtful' };
  if (checkInPhase(record.window, nowMs) !== 'open') return { type: 'over' };
  return fromVerdict(verdictOf(record.attempts, nowMs));
};

const fromVerdict = (verdict: AttemptVerdict): KioskGate =>
  verdict.type === 'allowed' ? { type: 'open', attemptsLeft: verdict.attemptsLeft } : verdict;

/** A doubtful clock is remembered as it was, so that waiting does not make it trustworthy. */
const seenAt = (record: KioskRecord, nowMs: number): KioskRecord =>
  clockJumpedBack(record.lastSeenMs, nowMs)
    ? record
    : {
        ...record,
        attempts: observeClock(record.attempts, nowMs),
        lastSeenMs: Math.max(record.lastSeenMs, nowMs),
      };

/**
 * The gate looks every second, and answers are noted and codes typed meanwhile: what comes after the record is found in the
 * transaction that writes it, and nothing but attempts and time is written.
 */
const step = (
  database: KioskDatabase,
  activityId: string,
  next: (record: KioskRecord) => KioskRecord,
): Promise<KioskRecord | undefined> =>
  database.transaction('rw', database.kiosks, async () => {
    const record = await database.kiosks.get(activityId);
    if (record === undefined) return undefined;
    const after = next(record);
    await database.kiosks.update(activityId, { attempts: after.attempts, lastSeenMs: after.lastSeenMs });
    return after;
  });

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
    gate: async (activityUlid) => {
      const seen = await step(database, activityIdOf(activityUlid), (record) => seenAt(record, clock()));
      return seen === undefined ? { type: 'unknown' } : gateOf(seen, clock());
    },
    tryCode: async (activityUlid, code) => {
      const record = await read(activityUlid);
      return record === undefined ? { type: 'unknown' } : tryCode(database, record, code, clock);
    },
    takeAnswer: async (activityUlid, answer) => {
      const record = await read(activityUlid);
      if (record === undefined) return err({ type: 'unknown' });
      return takeAnswer(database, ordinals, record, answer, clock());
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
  const { code, ...kept } = setup;
  const before = await database.kiosks.get(setup.activityId);
  // A kiosk taken up again goes on counting.
  const salt = before?.salt ?? newSalt();
  await database.kiosks.put({
    ...kept,
    salt,
    codeHash: await blake2bHex(salt + code),
    attempts: noAttempts(nowMs),
    lastSeenMs: nowMs,
    knownAtStart: before === undefined ? setup.knownAtStart : Math.max(0, setup.knownAtStart - before.taken),
    taken: before?.taken ?? 0,
  });
};

const tryCode = async (
  database: KioskDatabase,
  record: KioskRecord,
  code: string,
  clock: () => number,
): Promise<CodeOutcome> => {
  const hash = await blake2bHex(record.salt + code);
  let outcome: CodeOutcome = { type: 'unknown' };
  await step(database, record.activityId, (current) => {
    const nowMs = clock();
    const seen = seenAt(current, nowMs);
    const gate = gateOf(seen, nowMs);
    const isRight = hash === current.codeHash;
    outcome = gate.type === 'open' ? { type: isRight ? 'right' : 'wrong' } : gate;
    if (gate.type !== 'open') return seen;
    const after = isRight ? afterRightCode : afterWrongCode;
    return { ...seen, attempts: after(seen.attempts, nowMs) };
  });
  return outcome;
};

/** `ordinals`: who answered here since this page was opened, and as the how-manieth. */
const takeAnswer = async (
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
