/**
 * Streams as React state. `undefined` means «not read yet» everywhere (show a skeleton); null means that there is no such
 * document. While nothing is open every hook is undefined.
 */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Observable, Subscription } from 'rxjs';

type Snapshot<T> = {
  readonly value: T | undefined;
  readonly failure: { readonly cause: unknown } | undefined;
};

interface Store<T> {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly read: () => Snapshot<T>;
}

const EMPTY = { value: undefined, failure: undefined } as const;

const createStore = <T>(source: Observable<T> | undefined): Store<T> => {
  const listeners = new Set<() => void>();
  let snapshot: Snapshot<T> = EMPTY;
  let subscription: Subscription | undefined;
  const set = (next: Snapshot<T>): void => {
    snapshot = next;
    for (const listener of listeners) listener();
  };
  return {
    read: () => snapshot,
    subscribe: (onChange) => {
      listeners.add(onChange);
      subscription ??= source?.subscribe({
        next: (value) => set({ value, failure: undefined }),
        error: (cause: unknown) => set({ value: undefined, failure: { cause } }),
      });
      return () => {
        listeners.delete(onChange);
        if (listeners.size > 0) return;
        subscription?.unsubscribe();
        subscription = undefined;
      };
    },
  };
};

/** The source must be stable between renders (`useMemo`); a failing one throws here, for the error boundary. */
export const useObservable = <T>(source: Observable<T> | undefined): T | undefined => {
  const store = useMemo(() => createStore(source), [source]);
  const read = useCallback(() => store.read(), [store]);
  const { value, failure } = useSyncExternalStore(store.subscribe, read, read);
  if (failure !== undefined) throw failure.cause;
  return value;
};
