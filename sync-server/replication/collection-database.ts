/**
 * What the server knows of one database without asking it. It is the only writer, so it knows when nothing happened: most
 * pulls of a device that comes back find nothing new, and are answered from here.
 *
 * What must stay true: a position is called quiet only when a reading from it, begun after the last write, found the end.
 */
import type { Collection, Scope } from '#schemas/documents/collections.ts';
import { databaseNameOf } from '#schemas/documents/collections.ts';
import { createQueue, type Queue } from './queue.ts';
import { changesUpTo } from './sequence.ts';

/** A cluster spells one position in many ways; each is remembered, up to a limit. */
const MAX_QUIET_POSITIONS = 256;
/** Well above the time after which an unanswered request is given up. */
const LOST_WRITE_MS = 120_000;

export class CollectionDatabase {
  readonly collection: Collection;
  readonly scope: Scope;
  readonly name: string;
  /** Names one life of the database. */
  readonly incarnation: string;
  /** Writes go one batch after the other: what was read before a decision still holds when it is carried out. */
  readonly writes: Queue = createQueue();
  readonly #quiet = new Set<string>();
  #writeCount = 0;
  /** On the monotonic clock. */
  #trustedFromMs = 0;
  #knownChanges: number;

  constructor(collection: Collection, scope: Scope, incarnation: string, updateSeq: string) {
    this.collection = collection;
    this.scope = scope;
    this.name = databaseNameOf(collection, scope);
    this.incarnation = incarnation;
    this.#knownChanges = changesUpTo(updateSeq);
    this.#quiet.add(updateSeq);
  }

  isQuietAt(seq: string): boolean {
    return this.#quiet.has(seq) && performance.now() >= this.#trustedFromMs;
  }

  /** A write was sent and not answered: it may still be carried out, for as long as the engine may work on it. */
  noteLostWrite(): void {
    this.#trustedFromMs = performance.now() + LOST_WRITE_MS;
  }

  /** To be handed to `endReading`. */
  beginReading(): number {
    return this.#writeCount;
  }

  /** A reading found the end: from these positions on there was nothing when it began. */
  endReading(begunAt: number, positions: readonly string[]): void {
    for (const seq of positions) this.#knownChanges = Math.max(this.#knownChanges, changesUpTo(seq));
    if (begunAt !== this.#writeCount) return;
    if (this.#quiet.size > MAX_QUIET_POSITIONS) this.#quiet.clear();
    for (const seq of positions) this.#quiet.add(seq);
  }

  /** Before a write is sent, and again when it was answered: a reading in between cannot know what it saw. */
  noteWrite(): void {
    this.#writeCount += 1;
    this.#quiet.clear();
  }

  /** The least number of changes the database is known to have counted. */
  get knownChanges(): number {
    return this.#knownChanges;
  }

  noteChanges(updateSeq: string): void {
    this.#knownChanges = Math.max(this.#knownChanges, changesUpTo(updateSeq));
  }
}
