/**
 * The kiosk's own store, apart from every user's: what strangers' hands may touch. It holds no name: answers are sealed to
 * the host's public key as they are given, and nothing tells who gave them, not even a fingerprint: its salt would have to lie
 * beside it, and whoever knows names could try them all. It holds no check-in secret either, only a salted hash of the code
 * that the room can read anyway.
 */
import { Dexie, type EntityTable } from 'dexie';
import type { ListEntry } from '#schemas/documents/club.ts';
import type { CheckInWindow } from '#schemas/rules/check-in-window.ts';
import type { CheckInAttempts } from '#schemas/rules/check-in-attempts.ts';

export interface KioskRecord {
  readonly activityId: string;
  readonly clubId: string;
  readonly clubName: string;
  readonly tint: string;
  /** All of it is invented, and the page says so; kiosks begun earlier lack it. */
  readonly demonstration?: boolean;
  readonly topic: string;
  readonly programsOfStudy: readonly ListEntry[];
  readonly studyLevels: readonly ListEntry[];
  readonly window: CheckInWindow;
  /** Random, hexadecimal; salts the code's hash. */
  readonly salt: string;
  readonly codeHash: string;
  /** Of codes that this phone showed and that lost against another opening; kiosks begun earlier lack it. */
  readonly lostCodeHashes?: readonly string[];
  /** base64; the private half is sealed in the host's own store. */
  readonly publicKey: string;
  readonly hostAccountId: string;
  /** Attendances that the host's device knew when the kiosk began; people are counted on from there. */
  readonly knownAtStart: number;
  readonly attempts: CheckInAttempts;
  /** The latest time this device has shown; a clock that falls back behind it is doubtful. */
  readonly lastSeenMs: number;
  /** Answers taken here since the start. */
  readonly taken: number;
}

export interface KioskAnswer {
  readonly seq?: number;
  readonly activityId: string;
  /** To whom it is sealed: somebody else may have taken the kiosk up since. */
  readonly hostAccountId: string;
  readonly ordinal: number;
  readonly late: boolean;
  readonly sealed: string;
}

/** A photo that somebody added to the answer; whose it is, nothing tells. */
export interface KioskPhoto {
  readonly seq?: number;
  readonly activityId: string;
  readonly hostAccountId: string;
  readonly sealed: string;
}

/** One that has not moved to its host yet. */
type Waiting<T> = T & { readonly seq: number; readonly record: KioskRecord };
export type WaitingAnswer = Waiting<KioskAnswer>;
export type WaitingPhoto = Waiting<KioskPhoto>;

export class KioskDatabase extends Dexie {
  declare readonly kiosks: EntityTable<KioskRecord, 'activityId'>;
  declare readonly answers: EntityTable<KioskAnswer, 'seq'>;
  declare readonly photos: EntityTable<KioskPhoto, 'seq'>;

  constructor(name = 'aesi-kiosk') {
    super(name);
    this.version(1).stores({
      kiosks: 'activityId',
      answers: '++seq, activityId',
    });
    // Fingerprints of the people who had answered.
    this.version(2).stores({ persons: null });
    this.version(3).stores({ photos: '++seq, activityId' });
  }
}

/** Oldest first. */
export const waitingIn = async <T extends KioskAnswer | KioskPhoto>(
  database: KioskDatabase,
  table: EntityTable<T, 'seq'>,
): Promise<Waiting<T>[]> => {
  const rows = await table.orderBy('seq').toArray();
  const records = new Map((await database.kiosks.toArray()).map((record) => [record.activityId, record]));
  return rows.flatMap((row) => {
    const { seq } = row;
    const record = records.get(row.activityId);
    return record === undefined || seq === undefined ? [] : [{ ...row, seq, record }];
  });
};
