/** The app's services in React: who is here, what is open, how sync stands. Created once by the shell. */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { combineLatest, map, of, switchMap, type Observable } from 'rxjs';
import { INITIAL_STATUS, withMore, type SyncStatus } from '#app/sync/status.ts';
import type { AppServices } from './app-services.ts';
import type { Commands } from './commands/commands.ts';
import { DEFAULT_SETTINGS, type DeviceSettings } from './local/device-store.ts';
import type { Session, SessionState } from './session/session-state.ts';
import { useObservable } from './use-query.ts';
import type { Workspace } from './workspace/workspace.ts';

const ServicesContext = createContext<AppServices | undefined>(undefined);

export const ServicesProvider = ({
  services,
  children,
}: {
  readonly services: AppServices;
  readonly children: ReactNode;
}) => <ServicesContext value={services}>{children}</ServicesContext>;

export const useServices = (): AppServices => {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error('No ServicesProvider above this component');
  return services;
};

export const useSession = (): Session => useServices().session;

export const useSessionState = (): SessionState => {
  const session = useSession();
  return useObservable(session.state$) ?? session.state();
};

/** Undefined for a moment at start and while one person's data is exchanged for another's. */
export const useWorkspace = (): Workspace | undefined => {
  const services = useServices();
  return useObservable(services.workspace$) ?? services.workspace();
};

/** Undefined for visitors, who see no buttons they may not use. */
export const useCommands = (): Commands | undefined => useWorkspace()?.commands;

export const useSyncStatus = (): SyncStatus => {
  const { workspace$ } = useServices();
  const status$ = useMemo(
    () =>
      workspace$.pipe(switchMap((open) => (open === undefined ? of(INITIAL_STATUS) : wholeStatus$(open)))),
    [workspace$],
  );
  return useObservable(status$) ?? INITIAL_STATUS;
};

export const useSettings = (): readonly [
  DeviceSettings,
  (change: Partial<DeviceSettings>) => Promise<void>,
] => {
  const { device } = useServices();
  return [useObservable(device.settings$) ?? DEFAULT_SETTINGS, device.saveSettings];
};

/**
 * What the kiosk could not hand over, and photos that the server does not take, wait for a decision as a refused write does, and
 * are counted with them; photos on their way with what waits.
 */
const wholeStatus$ = ({ sync, kiosk, photos }: Workspace): Observable<SyncStatus> =>
  combineLatest([
    sync.status$,
    kiosk?.rejected$ ?? of([]),
    kiosk?.photos.rejected$ ?? of([]),
    photos?.list$ ?? of([]),
  ]).pipe(
    map(([status, answers, kioskPhotos, pictures]) => {
      const refused = pictures.filter(({ refusal }) => refusal !== null).length;
      return withMore(status, {
        pending: pictures.length - refused,
        rejected: answers.length + kioskPhotos.length + refused,
      });
    }),
  );

/** A stream of what is open; it is built anew when that, or one of `keys`, changes. */
export const useWorkspaceStream = <T,>(
  build: (workspace: Workspace) => Observable<T>,
  keys: readonly (string | number | undefined)[],
): T | undefined => {
  const workspace = useWorkspace();
  const builder = useRef(build);
  builder.current = build;
  const key = JSON.stringify(keys);
  const source = useMemo(
    () => (workspace === undefined || key === '' ? undefined : builder.current(workspace)),
    [workspace, key],
  );
  return useObservable(source);
};

export interface Draft<T> {
  /** False until what was kept has been read: show the form then, not before. */
  readonly isReady: boolean;
  readonly value: T;
  readonly change: (value: T) => void;
  /** After the form was taken. What is kept and was not read yet is not what was taken: it stays. */
  readonly clear: () => void;
}

/** What is typed survives a reload. The initial value stands where nothing was kept. */
export const useDraft = <T,>(key: string, initial: T): Draft<T> => {
  const drafts = useWorkspace()?.drafts;
  const [value, setValue] = useState(initial);
  const [readKey, setReadKey] = useState<string>();
  const first = useRef(initial);
  first.current = initial;
  /** Who types before the draft is read (a busy phone) means what he types. */
  const typed = useRef<string>(undefined);
  useEffect(() => {
    let isCurrent = true;
    const show = (kept: unknown): void => {
      if (!isCurrent || typed.current === key) return;
      setValue(kept === undefined ? first.current : (kept as T));
      setReadKey(key);
    };
    // A draft that cannot be read must not keep anybody from typing.
    drafts?.load(key).then(show, () => show(undefined));
    return () => {
      isCurrent = false;
    };
  }, [drafts, key]);
  const change = useCallback(
    (next: T) => {
      typed.current = key;
      setValue(next);
      setReadKey(key);
      // A full disk loses the draft only; the form still holds it.
      drafts?.save(key, next).catch(() => undefined);
    },
    [drafts, key],
  );
  const isReady = readKey === key;
  const clear = useCallback(() => {
    if (isReady) drafts?.clear(key).catch(() => undefined);
  }, [drafts, key, isReady]);
  return { isReady, value, change, clear };
};
