/**
 * One collection on disk, sealed: the RxStorageInstance that RxDB sees. Writes are sealed and go to the inner instance,
 * which alone decides about conflicts and order; its events (this tab's and, over the BroadcastChannel, sealed too,
 * those of other tabs) are opened and passed on. Nothing is written but through `RowCodec.seal`.
 *
 * Below lie other ids than above (disk-ids.ts), in another order: what is asked by id is translated on the way down, what is
 * found gets its id back by being opened and is put in order again. Checkpoints are the inner instance's own.
 *
 * Opening a collection reads no body. Queries over ids and times run on disk and open only what they found; the first
 * other query opens all bodies once into the memory index (memory-index.ts), which answers from then on.
 */
import {
  getQueryMatcher,
  getSortComparator,
  type BulkWriteRow,
  type DexieSettings,
  type DexieStorageInternals,
  type EventBulk,
  type FilledMangoQuery,
  type PreparedQuery,
  type RxStorageChangeEvent,
  type RxStorageCountResult,
  type RxStorageWriteError,
} from 'rxdb';
import { Subject, type Observable, type Subscription } from 'rxjs';
import { createDiskReader, type DiskReader } from './disk-reader.ts';
import {
  documentInDb,
  type Checkpoint,
  type InnerInstance,
  type InstanceOf,
  type SealedFields,
} from './inner-instance.ts';
import type { MemoryIndex } from './memory-index.ts';
import type { News } from './news.ts';
import { openInTurns } from './open-in-turns.ts';
import { openError, openEvent, openSomeRow } from './opened.ts';
import { asksLiveRows, isIdRange, selectorOnDisk, sortIsClear } from './query-route.ts';
import type { Fields, OpenRow, RowCodec, RowSchema, SealedRow } from './rows.ts';

type OuterInstance = InstanceOf<Fields>;
type SealedBulk = EventBulk<RxStorageChangeEvent<SealedFields>, Checkpoint>;
type OpenBulk = EventBulk<RxStorageChangeEvent<Fields>, Checkpoint>;
type Prepared = PreparedQuery<Fields>;

export class SealedInstance implements OuterInstance {
  readonly schema: RowSchema;
  readonly #inner: InnerInstance;
  readonly #codec: RowCodec;
  readonly #index: MemoryIndex;
  readonly #news: News;
  readonly #disk: DiskReader;
  readonly #events = new Subject<OpenBulk>();
  readonly #innerEvents: Subscription;
  #keyFits: Promise<void> | undefined;

  constructor(parts: {
    readonly schema: RowSchema;
    readonly inner: InnerInstance;
    readonly codec: RowCodec;
    readonly index: MemoryIndex;
    readonly news: News;
  }) {
    const { inner } = parts;
    this.schema = parts.schema;
    this.#inner = inner;
    this.#codec = parts.codec;
    this.#index = parts.index;
    this.#news = parts.news;
    this.#disk = createDiskReader(inner, parts.codec, parts.news);
    this.#innerEvents = inner.changeStream().subscribe((bulk) => this.#receive(bulk));
  }

  get databaseName(): string {
    return this.#inner.databaseName;
  }

  get collectionName(): string {
    return this.#inner.collectionName;
  }

  get internals(): DexieStorageInternals {
    return this.#inner.internals;
  }

  get options(): DexieSettings {
    return this.#inner.options;
  }

  async bulkWrite(
    writes: BulkWriteRow<Fields>[],
    context: string,
  ): Promise<{ error: RxStorageWriteError<Fields>[] }> {
    await this.#ensureKeyFits();
    const openWrites = new Map<BulkWriteRow<SealedFields>, BulkWriteRow<Fields>>();
    for (const write of writes) {
      const document = this.#codec.seal(write.document);
      // The previous row travels to other tabs in the event, where live queries need its body.
      const sealed = write.previous ? { document, previous: this.#codec.seal(write.previous) } : { document };
      openWrites.set(sealed, write);
    }
    const { error } = await this.#inner.bulkWrite([...openWrites.keys()], context);
    await this.#news.waitFor(error.flatMap((one) => documentInDb(one) ?? []));
    return { error: error.map((one) => openError(this.#codec, one, openWrites)) };
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<OpenRow[]> {
    const diskIds = ids.map((id) => this.#codec.ids.toDisk(id));
    return this.#openRows(await this.#disk.find(diskIds, withDeleted));
  }

  async query(prepared: Prepared): Promise<{ documents: OpenRow[] }> {
    const { query } = prepared;
    const { clearFields, primaryPath } = this.#codec;
    const live = asksLiveRows(query);
    const index = this.#index.current();
    if (live && index !== undefined) return index.query(prepared);
    const selector = selectorOnDisk(query.selector, this.#codec);
    if (selector !== undefined) {
      const isOrdered = sortIsClear(query, clearFields);
      // A limit cuts what is in order; the disk has another order.
      if (isIdRange(query, primaryPath) || (isOrdered && query.limit === undefined)) {
        const sort = isOrdered ? query.sort : this.#sortById();
        return { documents: await this.#queryDiskAndSort(query, { selector, sort, skip: 0 }) };
      }
    }
    if (live) return (await this.#index.ready()).query(prepared);
    return { documents: await this.#scan(query) };
  }

  async count(prepared: Prepared): Promise<RxStorageCountResult> {
    const { query } = prepared;
    const live = asksLiveRows(query);
    const index = this.#index.current();
    if (live && index !== undefined) return index.count(prepared);
    const selector = selectorOnDisk(query.selector, this.#codec);
    if (selector !== undefined) {
      const counted = this.#disk.count({ ...query, selector, sort: this.#sortById() });
      if (counted !== undefined) return { count: await counted, mode: 'fast' };
    }
    if (live) return (await this.#index.ready()).count(prepared);
    const { limit: _unlimited, ...all } = query;
    return { count: (await this.#scan({ ...all, skip: 0 })).length, mode: 'slow' };
  }

  /** From a position on disk, which only this instance hands out. Within one millisecond the order is that of the disk. */
  async getChangedDocumentsSince(
    limit: number,
    since?: Checkpoint,
  ): Promise<{ documents: OpenRow[]; checkpoint: Checkpoint }> {
    const { rows, checkpoint } = await this.#disk.changedSince(limit, since);
    return { documents: await openInTurns(this.#codec, rows), checkpoint };
  }

  changeStream(): Observable<OpenBulk> {
    return this.#events.asObservable();
  }

  getAttachmentData(): Promise<Blob> {
    return Promise.reject(new Error('Sealed storage holds no attachments'));
  }

  async cleanup(minimumDeletedTimeMs: number): Promise<boolean> {
    await this.#index.cleanup(minimumDeletedTimeMs);
    return this.#inner.cleanup(minimumDeletedTimeMs);
  }

  async close(): Promise<void> {
    await this.#forgetPlaintext();
    await this.#inner.close();
  }

  async remove(): Promise<void> {
    await this.#forgetPlaintext();
    await this.#inner.remove();
  }

  async #forgetPlaintext(): Promise<void> {
    this.#innerEvents.unsubscribe();
    this.#events.complete();
    this.#news.close();
    await this.#index.close();
  }

  #receive(bulk: SealedBulk): void {
    if (this.#index.isStarted() || this.#events.observed) {
      const events = bulk.events.map((event) => openEvent(this.#codec, event));
      // Before anyone hears of it: whoever reacts with a query must find it.
      this.#index.apply(events.map((event) => event.documentData));
      this.#events.next({ ...bulk, events });
    }
    this.#news.hear(bulk.events.map((event) => event.documentData));
  }

  #openRows(rows: SealedRow[]): OpenRow[] {
    return rows.map((row) => this.#codec.open(row));
  }

  /** A write under another key than the rows already there would make a collection that nobody can read. */
  #ensureKeyFits(): Promise<void> {
    this.#keyFits ??= openSomeRow(this.#inner, this.#codec).catch((cause: unknown) => {
      this.#keyFits = undefined;
      throw cause;
    });
    return this.#keyFits;
  }

  #sortById(): FilledMangoQuery<Fields>['sort'] {
    return [{ [this.#codec.primaryPath]: 'asc' }];
  }

  async #queryDiskAndSort(
    query: FilledMangoQuery<Fields>,
    onDisk: FilledMangoQuery<Fields>,
  ): Promise<OpenRow[]> {
    const { skip, limit = Infinity } = query;
    const rows = await this.#disk.query(onDisk);
    return this.#openRows(rows)
      .sort(getSortComparator(this.schema, query))
      .slice(skip, skip + limit);
  }

  /** For questions that include deleted rows and look into bodies; nothing in the app asks one often. */
  async #scan(query: FilledMangoQuery<Fields>): Promise<OpenRow[]> {
    const { skip, limit = Infinity } = query;
    const rows = this.#openRows(await this.#disk.query({ selector: {}, sort: this.#sortById(), skip: 0 }));
    const matching = rows.filter(getQueryMatcher(this.schema, query));
    return matching.sort(getSortComparator(this.schema, query)).slice(skip, skip + limit);
  }
}
