/** Pairs of cards of which somebody said on this device: these are two people. Sealed like everything that names people. */
import { map, of, type Observable } from 'rxjs';
import type { UserStore } from '#app/data/local/user-store.ts';
import type { Workspace } from './workspace.ts';

const KEY = 'separatePeople';

type Holder = Pick<Workspace, 'store'>;

/** Keys of pairs (rules/people/likely-duplicates.ts). */
export const separatePeople$ = ({ store }: Holder): Observable<ReadonlySet<string>> =>
  store === undefined
    ? of(new Set<string>())
    : store.value$('marks', KEY).pipe(map((value) => new Set(toKeys(value))));

const toKeys = (value: unknown): readonly string[] => (value as readonly string[] | undefined) ?? [];

const change = async (
  store: UserStore,
  next: (keys: readonly string[]) => readonly string[],
): Promise<void> => {
  const value = next(toKeys(await store.get('marks', KEY)));
  await store.write([{ table: 'marks', key: KEY, at: Date.now(), value }]);
};

export const keepSeparate = async ({ store }: Holder, pairKeys: readonly string[]): Promise<void> => {
  if (store !== undefined) await change(store, (keys) => [...new Set([...keys, ...pairKeys])]);
};

export const askAgain = async ({ store }: Holder, pairKeys: readonly string[]): Promise<void> => {
  if (store !== undefined) await change(store, (keys) => keys.filter((key) => !pairKeys.includes(key)));
};
