import { filter, firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { SecretKey } from '#app/crypto/secret-key.ts';
import type { SyncTransport } from '#app/sync/transport.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { AccountId, ClubSlug } from '#schemas/primitives/ids.ts';
import type { AccountView } from '#schemas/protocol/auth.ts';
import { createCouchMemory } from '#server/ports/couch-memory.ts';
import { account, pull } from '#server/replication/testing-sync.ts';
import { createTestTransport } from '#server/replication/testing-transport.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import { createDeviceStore } from '#app/data/local/device-store.ts';
import { createKioskStore } from '#app/data/kiosk/kiosk-store.ts';
import { createWorkspaces, type Workspaces } from './workspaces.ts';

const NOW_MS = Date.parse('2026-03-14T15:00:00.000Z');
const NEWER = account(1, 'club:informatique:officer', 'club:sport:officer');
const OLDER = account(1, 'club:informatique:officer');

const viewOf = ({ id, roles }: typeof NEWER): AccountView => ({
  id: id as AccountId,
  email: 'awa@demo.test',
  displayName: 'Awa',
  roles,
  secondFactor: true,
});

const synced = async ({ current$ }: Workspaces): Promise<void> => {
  const sync = current$.value?.sync;
  if (sync === undefined) throw new Error('nothing is open');
  await firstValueFrom(sync.status$.pipe(filter((status) => status.caughtUp && status.pendingCount === 0)));
};

it('R35 a server that was put back with older rights gets again what it lost', async () => {
  const couch = createCouchMemory();
  let server = (await startTestContext({ couch })).ctx;
  let actor = NEWER;
  const transport: SyncTransport = createTestTransport(
    () => server,
    () => actor,
  );
  const clock = (): number => NOW_MS;
  const workspaces = createWorkspaces({
    transport,
    device: createDeviceStore('restored'),
    openKiosk: () => Promise.resolve(createKioskStore({ clock })),
    clock,
    locks: undefined,
    network: undefined,
    multiInstance: false,
    onRights: () => undefined,
    onError: (cause) => {
      throw cause;
    },
  });
  const dataKey = new SecretKey<'data'>('data', crypto.getRandomValues(new Uint8Array(32)));
  await workspaces.showUser(viewOf(NEWER), dataKey);
  await synced(workspaces);
  const copy = couch.snapshot();
  await workspaces.current$.value?.commands?.createActivity({
    clubId: 'informatique' as ClubSlug,
    topic: 'après la copie',
    startsAt: '2026-03-20T15:00:00.000Z' as Instant,
    kind: 'atelier',
  });
  await synced(workspaces);
  couch.restore(copy);
  server = (await startTestContext({ couch })).ctx;
  actor = OLDER;
  expect((await workspaces.rebuildUser(viewOf(OLDER), dataKey)).ok).toBe(true);
  const { rejected, sync } = workspaces.current$.value ?? {};
  if (rejected === undefined || sync === undefined) throw new Error('nothing is open');
  await synced(workspaces);
  await firstValueFrom(rejected.count$.pipe(filter((count) => count === 0)));
  await firstValueFrom(sync.status$.pipe(filter(({ pendingCount }) => pendingCount === 0)));
  expect((await pull(server, OLDER, 'activities')).documents).toMatchObject([{ topic: 'après la copie' }]);
  await workspaces.close();
});
