/** Reads sealed rows as they lie on disk, never ahead of the news about them (news.ts). */
import { prepareQuery, type FilledMangoQuery, type PreparedQuery } from 'rxdb';
import {
  readChangedSince,
  readMatching,
  readWrittenSince,
  type Checkpoint,
  type InnerInstance,
  type SealedFields,
} from './inner-instance.ts';
import { NEWS_WINDOW_MS, noNews, type News } from './news.ts';
import type { Fields, RowCodec, SealedRow } from './rows.ts';

type Query = FilledMangoQuery<Fields>;

export interface DiskReader {
  /** By their ids on disk. */
  readonly find: (diskIds: string[], withDeleted: boolean) => Promise<SealedRow[]>;
  /** All that it finds, in no order that counts. */
  readonly query: (query: Omit<Query, 'limit'>) => Promise<SealedRow[]>;
  /** Undefined when no index of the disk gives the number. */
  readonly count: (query: Query) => Promise<number> | undefined;
  readonly changedSince: (
    limit: number,
    since: Checkpoint | undefined,
  ) => Promise<{ readonly rows: SealedRow[]; readonly checkpoint: Checkpoint }>;
}

/** Before all that was ever written. */
const BEGINNING: Checkpoint = { id: '', lwt: 0 };

export const createDiskReader = (inner: InnerInstance, codec: RowCodec, news: News): DiskReader => {
  /** Planned anew: the disk has other indexes than the schema of the collection. */
  const prepare = ({ index: _ofCollection, ...query }: Query): PreparedQuery<SealedFields> =>
    prepareQuery(inner.schema, query as FilledMangoQuery<SealedFields>);

  /** Reads until everything that shaped the answer was announced to this tab before. */
  const announced = async <T>(read: () => Promise<{ answer: T; shown: SealedRow[] }>): Promise<T> => {
    for (;;) {
      const { answer, shown } = await read();
      const unheard = news.unheard(shown);
      if (unheard.length === 0) return answer;
      await news.waitFor(unheard);
    }
  };

  /** What was written just now, also what an answer lacks or a count hides because it was deleted. */
  const readRecent = (): Promise<SealedRow[]> =>
    news === noNews ? Promise.resolve([]) : readWrittenSince(inner, Date.now() - NEWS_WINDOW_MS);

  return {
    find: (diskIds, withDeleted) =>
      announced(async () => {
        const rows = await inner.findDocumentsById(diskIds, withDeleted);
        return { answer: rows, shown: rows };
      }),
    query: (query) => {
      const prepared = prepare(query);
      return announced(async () => {
        const rows = await readMatching(inner, prepared);
        return { answer: rows, shown: [...rows, ...(await readRecent())] };
      });
    },
    count: (query) => {
      const prepared = prepare(query);
      if (!prepared.queryPlan.selectorSatisfiedByIndex) return undefined;
      return announced(async () => {
        const { count } = await inner.count(prepared);
        return { answer: count, shown: await readRecent() };
      });
    },
    changedSince: (limit, since = BEGINNING) =>
      announced(async () => {
        const rows = await readChangedSince(inner, limit, since);
        const last = rows.at(-1);
        const checkpoint = last === undefined ? since : { id: codec.idOf(last), lwt: last._meta.lwt };
        return { answer: { rows, checkpoint }, shown: [...rows, ...(await readRecent())] };
      }),
  };
};
