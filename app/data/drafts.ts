/** What somebody is typing, kept through a reload: sealed in the user's store, in memory only for a visitor. */
import type { UserStore } from './user-store.ts';

/** The key is kept beside the value: the store does not give keys back. */
interface Kept {
  readonly key: string;
  readonly value: unknown;
}

export interface Drafts {
  readonly load: (key: string) => Promise<unknown>;
  readonly save: (key: string, value: unknown) => Promise<void>;
  readonly clear: (key: string) => Promise<void>;
  /** Oldest first. */
  readonly all: () => Promise<readonly Kept[]>;
}

export const createStoredDrafts = (store: UserStore, clock: () => number): Drafts => ({
  load: async (key) => ((await store.get('drafts', key)) as Kept | undefined)?.value,
  save: (key, value) =>
    store.write([{ table: 'drafts', key, at: clock(), value: { key, value } satisfies Kept }]),
  clear: (key) => store.write([{ table: 'drafts', key, at: clock(), value: undefined }]),
  all: async () => (await store.all('drafts')).map(({ value }) => value as Kept),
});

export const createMemoryDrafts = (): Drafts => {
  const drafts = new Map<string, unknown>();
  return {
    load: (key) => Promise.resolve(drafts.get(key)),
    save: (key, value) => Promise.resolve(void drafts.set(key, value)),
    clear: (key) => Promise.resolve(void drafts.delete(key)),
    all: () => Promise.resolve([...drafts].map(([key, value]) => ({ key, value }))),
  };
};
