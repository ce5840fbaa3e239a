import { filter, firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SecretKey, type DataKey } from '#app/crypto/secret-key.ts';
import { systemTimers } from '#app/sync/back-off.ts';
import type { SyncTransport } from '#app/sync/transport.ts';
import type { Instant } from '#schemas/primitives/dates.ts';
import type { AccountId, ClubSlug } from '#schemas/primitives/ids.ts';
import { err } from '#schemas/primitives/result.ts';
import type { AccountView } from '#schemas/protocol/auth.ts';
import { createDeviceStore } from '#app/data/local/device-store.ts';
import { createKioskStore } from '#app/data/kiosk/kiosk-store.ts';
import { loadOnce } from '#app/data/load-once.ts';
import { createWorkspaces, type Workspaces } from './workspaces.ts';

let tests = 0;
beforeEach(() => {
  tests += 1;
});

/** Another one for each test: what it leaves lies in the same browser. */
const accountOf = (...roles: string[]): AccountView => ({
  id: `account:01J0000000000000000000000${tests}` as AccountId,
  email: 'awa@demo.test',
  displayName: 'Awa',
  roles,
  secondFactor: true,
});

/** A network that is never there, and says when it is next looked for. */
const takeDevice = (): { workspaces: Workspaces; nextTry: () => Promise<void> } => {
  let tell = (): void => undefined;
  const offline = () => {
    tell();
    return Promise.resolve(err({ type: 'offline' } as const));
  };
  const transport: SyncTransport = {
    pull: offline,
    push: offline,
    hints: () => Promise.resolve({ type: 'offline' }),
  };
  const clock = (): number => Date.now();
  const device = createDeviceStore('device');
  const workspaces = createWorkspaces({
    transport,
    device,
    openKiosk: loadOnce(async () => createKioskStore({ clock })),
    clock,
    locks: undefined,
    network: undefined,
    multiInstance: false,
    timers: { now: clock, after: (ms, run) => systemTimers.after(ms / 100, run) },
    onRights: () => undefined,
    onError: () => undefined,
  });
  stops.push(workspaces.close);
  const nextTry = (): Promise<void> =>
    new Promise((resolve) => {
      tell = resolve;
    });
  return { workspaces, nextTry };
};

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

describe('a rebuild', () => {
  const dataKey: DataKey = new SecretKey('data', crypto.getRandomValues(new Uint8Array(32)));

  it('leaves everything as it was, and goes on sending, when what waits cannot be kept aside', async () => {
    const { workspaces, nextTry } = takeDevice();
    expect((await workspaces.showUser(accountOf('club:sport:lead'), dataKey)).ok).toBe(true);
    const open = workspaces.current$.value;
    await open?.commands?.createActivity({
      clubId: 'sport' as ClubSlug,
      topic: 'Tournoi',
      startsAt: '2026-03-20T15:00:00.000Z' as Instant,
      kind: 'match',
    });
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    Object.assign(open?.rejected ?? {}, { saveUnsent: () => Promise.reject(full) });
    await expect(workspaces.rebuildUser(accountOf(), dataKey)).rejects.toBe(full);
    expect(workspaces.current$.value).toBe(open);
    expect(await open?.sync.pending()).toMatchObject([{ wire: { topic: 'Tournoi' } }]);
    const [waiting] = (await open?.sync.pending()) ?? [];
    const edited = await open?.commands?.editActivity(waiting?.document.id as never, { topic: 'Finale' });
    expect(edited?.ok).toBe(true);
    const tried = nextTry();
    open?.sync.syncNow();
    await tried;
  });

  it('takes nothing out of the list of refused writes into the data that goes', async () => {
    const { workspaces } = takeDevice();
    await workspaces.showUser(accountOf('club:sport:lead'), dataKey);
    const open = workspaces.current$.value;
    await open?.commands?.createActivity({
      clubId: 'sport' as ClubSlug,
      topic: 'Tournoi',
      startsAt: '2026-03-20T15:00:00.000Z' as Instant,
      kind: 'match',
    });
    await open?.rejected?.saveUnsent(await open.sync.pending());
    const saveUnsent = open?.rejected?.saveUnsent;
    Object.assign(open?.rejected ?? {}, {
      saveUnsent: async (waiting: never) => {
        await saveUnsent?.(waiting);
        const [kept] = (await open?.rejected?.all()) ?? [];
        await open?.rejected?.resend(kept?.key ?? '');
      },
    });
    expect((await workspaces.rebuildUser(accountOf(), dataKey)).ok).toBe(true);
    expect(await workspaces.current$.value?.rejected?.all()).toMatchObject([
      { document: { topic: 'Tournoi' } },
    ]);
  });

  it('lets screens go of the data before it reads what waits', async () => {
    const { workspaces } = takeDevice();
    await workspaces.showUser(accountOf('club:sport:lead'), dataKey);
    const open = workspaces.current$.value;
    const saveUnsent = open?.rejected?.saveUnsent;
    let shown: unknown = 'nothing yet';
    Object.assign(open?.rejected ?? {}, {
      saveUnsent: (waiting: never) => {
        shown = workspaces.current$.value;
        return saveUnsent?.(waiting);
      },
    });
    const again = firstValueFrom(
      workspaces.current$.pipe(filter((one) => one !== undefined && one !== open)),
    );
    expect((await workspaces.rebuildUser(accountOf(), dataKey)).ok).toBe(true);
    expect(shown).toBeUndefined();
    expect((await again)?.actor).toMatchObject({ roles: [] });
  });
});
