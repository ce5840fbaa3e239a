/** For tests of what is written between a read and the write that follows it. */
import type { CouchMemory } from './couch-memory.ts';

/** Once `id` was read for the time-th time, and before the reader goes on, `act` is done. */
export const afterRead = (
  couch: Pick<CouchMemory, 'get'>,
  { id, time }: { readonly id: string; readonly time: number },
  act: () => Promise<void>,
): void => {
  const { get } = couch;
  let reads = 0;
  couch.get = async (db, asked) => {
    const seen = await get(db, asked);
    if (asked !== id || ++reads < time) return seen;
    couch.get = get;
    await act();
    return seen;
  };
};
