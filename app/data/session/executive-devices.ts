/**
 * When the executives' devices last spoke to the server, for the board. The last answer is kept, sealed, with the moment it was
 * given, and shown until there is a newer one: without a network the list is old and says so, but it is there.
 */
import { useEffect } from 'react';
import { map, of, type Observable } from 'rxjs';
import { z } from 'zod';
import { devicesResponseSchema, type ExecutiveDevice } from '#schemas/protocol/auth.ts';
import type { AccountApi } from './account-api.ts';
import { useServices, useSyncStatus, useWorkspace, useWorkspaceStream } from '#app/data/services.tsx';
import type { UserStore } from '#app/data/local/user-store.ts';

const MARK = 'executiveDevices';

/** What an older version kept is judged like an answer, and dropped when it no longer fits. */
const keptSchema = z.object({ askedAtMs: z.number(), ...devicesResponseSchema.shape });

export interface KeptDevices {
  readonly askedAtMs: number;
  readonly devices: readonly ExecutiveDevice[];
}

export const keptDevices$ = (store: UserStore | undefined): Observable<KeptDevices | null> =>
  (store?.value$('marks', MARK) ?? of(undefined)).pipe(
    map((kept) => {
      const read = keptSchema.safeParse(kept);
      return read.success ? read.data : null;
    }),
  );

/** False when there was no answer, or one that this version does not understand: what was kept stays. */
export const askForDevices = async (
  api: Pick<AccountApi, 'devices'>,
  store: UserStore,
  clock: () => number,
): Promise<boolean> => {
  const answer = await api.devices();
  const read = answer.ok ? devicesResponseSchema.safeParse(answer.value) : undefined;
  if (read?.success !== true) return false;
  const askedAtMs = clock();
  await store.write([{ table: 'marks', key: MARK, at: askedAtMs, value: { askedAtMs, ...read.data } }]);
  return true;
};

/** Undefined: not read yet; null: never answered. Asks when it is shown, and again when the network is back. */
export const useExecutiveDevices = (): KeptDevices | null | undefined => {
  const api = useServices().account;
  const store = useWorkspace()?.store;
  const isOnline = useSyncStatus().connection === 'online';
  useEffect(() => {
    // Closed in between, or a full disk: what was kept stays.
    if (store !== undefined && isOnline) askForDevices(api, store, Date.now).catch(() => undefined);
  }, [api, store, isOnline]);
  return useWorkspaceStream((workspace) => keptDevices$(workspace.store), ['executiveDevices']);
};
