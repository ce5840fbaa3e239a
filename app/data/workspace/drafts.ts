/**
 * What somebody is typing, kept through a reload: sealed in the user's store. A visitor has no key to seal it with: it is kept for
 * the tab only, so that nobody who opens the site on that phone later reads it.
 */
import type { UserStore } from '#app/data/local/user-store.ts';

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

const TAB_DRAFTS = 'aesi-visitor-drafts';

/** Fails where the browser gives no storage, or is full: the form still holds what was typed. */
export const createTabDrafts = (storage: () => Storage): Drafts => {
  const read = (): readonly Kept[] => JSON.parse(storage().getItem(TAB_DRAFTS) ?? '[]') as Kept[];
  const exchange = (key: string, put: readonly Kept[]): void =>
    storage().setItem(TAB_DRAFTS, JSON.stringify([...read().filter((kept) => kept.key !== key), ...put]));
  const later = <T>(work: () => T): Promise<T> => Promise.resolve().then(work);
  return {
    load: (key) => later(() => read().find((kept) => kept.key === key)?.value),
    save: (key, value) => later(() => exchange(key, [{ key, value }])),
    clear: (key) => later(() => exchange(key, [])),
    all: () => later(read),
  };
};
