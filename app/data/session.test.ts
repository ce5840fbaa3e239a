import 'fake-indexeddb/auto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Dexie } from 'dexie';
import { firstValueFrom, filter } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { createApp } from '#server/app.ts';
import { updateAccount } from '#server/auth/accounts.ts';
import { ensureAuthDatabases } from '#server/auth/auth-context.ts';
import { endOtherSessions } from '#server/auth/sessions.ts';
import type { ServerContext } from '#server/context.ts';
import { addAccount, PASSPHRASE, totpAt } from '#server/http/test-auth-server.ts';
import { createTestClock, startTestContext, type TestClock } from '#server/setup/test-context.ts';
import { KioskDatabase, type KioskRecord } from './kiosk/kiosk-database.ts';
import { collectionOf } from './local-database.ts';
import { createActivity, createPhones, openedOf, quiet, type Phone } from './testing-phone.ts';
import { NOTHING_UNSENT } from './unsent.ts';

const EMAIL = 'lead.informatique@demo.test';

const phones = createPhones();
let stopServer = (): Promise<void> => Promise.resolve();
let emptyKiosk = (): Promise<void> => Promise.resolve();
afterEach(async () => {
  await phones.putAway();
  await emptyKiosk();
  emptyKiosk = () => Promise.resolve();
  await stopServer();
});

const serve = async (): Promise<{ ctx: ServerContext; url: string; clock: TestClock }> => {
  const clock = createTestClock();
  const { ctx } = await startTestContext({ clock });
  await ensureAuthDatabases(ctx);
  const app = createApp(ctx, { appDir: '/nowhere', isStopping: () => false });
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stopServer = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { ctx, clock, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const addLead = async (ctx: ServerContext, roles = ['club:informatique:lead']) =>
  (await addAccount(ctx, EMAIL, roles)).account;

const signIn = async ({ session }: Phone, clock: TestClock): Promise<void> => {
  expect(await session.signIn({ email: EMAIL, passphrase: PASSPHRASE })).toEqual({
    ok: false,
    error: { type: 'totp_required' },
  });
  expect(await session.confirmSecondFactor({ totp: totpAt(clock.nowMs()) })).toEqual({
    ok: true,
    value: true,
  });
};

/** One answer for each, in the kiosk that all phones of this process share; none of them opens. Gives what lies there. */
const answersSealedTo = async (...accountIds: string[]) => {
  const database = new KioskDatabase();
  emptyKiosk = async () => {
    await Promise.all(database.tables.map((table) => table.clear()));
    database.close();
  };
  const activityId = 'activity:01J00000000000000000000001';
  await database.kiosks.put({ activityId, hostAccountId: accountIds[0] } as KioskRecord);
  for (const hostAccountId of accountIds)
    await database.answers.add({
      activityId,
      hostAccountId,
      ordinal: 1,
      late: false,
      sealed: 'AAAA',
    });
  return () => database.answers.toArray();
};

describe('session', () => {
  it('R25 shows a visitor the public part, then opens a user with the second factor and sends his work', async () => {
    const { ctx, url, clock } = await serve();
    await addLead(ctx);
    const phone = await phones.take(url);
    expect(phone.session.state()).toEqual({
      phase: 'visitor',
      hasVault: false,
      soleVault: false,
      closedBy: 'start',
    });
    expect(openedOf(phone).kind).toBe('visitor');
    await quiet(phone);
    await signIn(phone, clock);
    expect(phone.session.state()).toMatchObject({
      phase: 'user',
      server: 'signedIn',
      account: { email: EMAIL },
    });
    await createActivity(phone, 'Atelier R');
    await quiet(phone);
    const { docs } = await ctx.couch.find('aesi-activities', { selector: { topic: 'Atelier R' }, limit: 2 });
    expect(docs).toHaveLength(1);
    expect(phone.errors).toEqual([]);
  });

  it('opens offline by the passphrase, keeps the work, and sends it when the network is back', async () => {
    const { ctx, url, clock } = await serve();
    await addLead(ctx);
    const first = await phones.take(url);
    await signIn(first, clock);
    await quiet(first);
    const phone = await first.restart();
    expect(phone.session.state()).toEqual({
      phase: 'visitor',
      hasVault: true,
      soleVault: true,
      closedBy: 'start',
    });
    phone.net.isUp = false;
    expect(await phone.session.signIn({ email: EMAIL, passphrase: 'pas la bonne phrase du tout' })).toEqual({
      ok: false,
      error: { type: 'wrong_credentials' },
    });
    expect((await phone.session.signIn({ email: EMAIL, passphrase: PASSPHRASE })).ok).toBe(true);
    expect(phone.session.state()).toMatchObject({ phase: 'user', server: 'offline' });
    await createActivity(phone, 'Hors ligne');
    expect(await phone.session.logout()).toMatchObject({
      ok: false,
      error: { type: 'unsent', unsent: { pendingCount: 1 } },
    });
    phone.net.isUp = true;
    openedOf(phone).sync.syncNow();
    await quiet(phone);
    expect(phone.session.state()).toMatchObject({ phase: 'user', server: 'signedIn' });
    expect((await phone.session.logout({ forget: true })).ok).toBe(true);
    expect(phone.session.state()).toEqual({
      phase: 'visitor',
      hasVault: false,
      soleVault: false,
      closedBy: 'logout',
    });
  });

  it('R60 erases nothing that was not named, and then all of it: also what the kiosk holds', async () => {
    const { ctx, url, clock } = await serve();
    await addLead(ctx);
    const phone = await phones.take(url);
    await signIn(phone, clock);
    await quiet(phone);
    const open = openedOf(phone);
    const accountId = open.account?.id ?? '';
    await open.drafts.save('new-activity:informatique', { topic: 'Commencé' });
    const answers = await answersSealedTo(accountId, 'account:00000000000000000000000009');
    const named = { ...NOTHING_UNSENT, answerCount: 1, draftCount: 1 };
    expect(await phone.session.logout({ forget: true })).toEqual({
      ok: false,
      error: { type: 'unsent', unsent: named },
    });
    expect(await phone.session.logout({ forget: true, named: { ...named, answerCount: 0 } })).toMatchObject({
      ok: false,
    });
    expect(await answers()).toHaveLength(2);
    expect((await phone.session.logout({ forget: true, named })).ok).toBe(true);
    expect(await answers()).toMatchObject([{ hostAccountId: 'account:00000000000000000000000009' }]);
    const left = (await Dexie.getDatabaseNames()).filter((name) => name.includes(open.database.name));
    expect(left).toEqual([]);
    expect(await phone.device.vaults()).toEqual([]);
  });

  it('R60 keeps the vault, and says so, when the data could not be erased', async () => {
    const { ctx, url, clock } = await serve();
    await addLead(ctx);
    const phone = await phones.take(url);
    await signIn(phone, clock);
    await quiet(phone);
    const blocked = new Error('blocked');
    Object.assign(phone.workspaces, { forgetUser: () => Promise.reject(blocked) });
    expect(await phone.session.logout({ forget: true })).toEqual({
      ok: false,
      error: { type: 'not_erased' },
    });
    expect(phone.session.state()).toMatchObject({ phase: 'visitor', hasVault: true });
    expect(phone.errors).toEqual([blocked]);
  });

  it('renews a token that ran out while offline and goes on', async () => {
    const { ctx, url, clock } = await serve();
    await addLead(ctx);
    const phone = await phones.take(url);
    await signIn(phone, clock);
    await quiet(phone);
    clock.advance(11 * 60_000);
    await createActivity(phone, 'Après');
    await quiet(phone);
    expect(phone.net.requests.map(({ path, status }) => `${path} ${status}`)).toContain('/sync/push 401');
    expect(phone.session.state()).toMatchObject({ server: 'signedIn' });
  });

  it('locks: the data closes, the keys are gone, the passphrase alone opens it again', async () => {
    const { ctx, url, clock } = await serve();
    await addLead(ctx);
    const phone = await phones.take(url);
    await signIn(phone, clock);
    await quiet(phone);
    const locked = firstValueFrom(phone.session.state$.pipe(filter(({ phase }) => phase === 'visitor')));
    phone.lock();
    expect(await locked).toMatchObject({ closedBy: 'lock', hasVault: true });
    expect(openedOf(phone).kind).toBe('visitor');
    expect(await phone.session.unlock('not the passphrase')).toMatchObject({
      error: { type: 'wrong_credentials' },
    });
    expect((await phone.session.unlock(PASSPHRASE)).ok).toBe(true);
    expect(phone.session.state()).toMatchObject({ phase: 'user', server: 'signedIn' });
  });

  it('asks for an address as soon as two people’s data lie here', async () => {
    const { ctx, url, clock } = await serve();
    await addLead(ctx);
    const phone = await phones.take(url);
    await signIn(phone, clock);
    await phone.session.lock();
    expect(phone.session.state()).toMatchObject({ soleVault: true });
    const [vault] = await phone.device.vaults();
    if (vault === undefined) throw new Error('no vault');
    await phone.device.saveVault({ ...vault, accountId: 'account:another' });
    expect(await phone.session.unlock(PASSPHRASE)).toMatchObject({ error: { type: 'wrong_credentials' } });
    expect((await phone.session.signIn({ email: EMAIL, passphrase: PASSPHRASE })).ok).toBe(true);
  });

  it('R25 asks for the second factor after the passphrase alone, when the session with the server is gone', async () => {
    const { ctx, url, clock } = await serve();
    await addLead(ctx);
    const phone = await phones.take(url);
    await signIn(phone, clock);
    await phone.session.logout();
    expect(await phone.session.unlock(PASSPHRASE)).toMatchObject({ error: { type: 'totp_required' } });
  });

  it('rebuilds when rights change: what may still be written is sent, the rest is shown as refused', async () => {
    const { ctx, url, clock } = await serve();
    const lead = await addLead(ctx, ['club:informatique:lead', 'club:sport:lead']);
    const phone = await phones.take(url);
    await signIn(phone, clock);
    await quiet(phone);
    await openedOf(phone).sync.pause();
    await createActivity(phone, 'Reste');
    await createActivity(phone, 'Perdue', 'sport' as ClubSlug);
    await updateAccount(ctx, lead._id, (account) => ({ ...account, roles: ['club:informatique:lead'] }));
    const before = openedOf(phone);
    const rebuilt = firstValueFrom(
      phone.workspaces.current$.pipe(
        filter((open) => open !== undefined && open !== before && open.kind === 'user'),
      ),
    );
    expect(await phone.server.refresh()).toBe('refreshed');
    const after = await rebuilt;
    expect(after?.actor).toMatchObject({ roles: ['club:informatique:lead'] });
    if (after === undefined) throw new Error('nothing was rebuilt');
    await firstValueFrom(
      after.sync.status$.pipe(
        filter(
          ({ rejectedCount, pendingCount, caughtUp }) =>
            caughtUp && rejectedCount === 1 && pendingCount === 0,
        ),
      ),
    );
    const [refused] = (await after?.rejected?.all()) ?? [];
    expect(refused).toMatchObject({ code: 'scope_lost', document: { topic: 'Perdue' } });
    const { docs } = await ctx.couch.find('aesi-activities', { selector: { topic: 'Reste' }, limit: 2 });
    expect(docs).toHaveLength(1);
  });

  it.each([
    ['its session goes on', false],
    ['its session was ended', true],
  ])(
    'R21 gives up what may not be read any more when rights changed while locked and %s',
    async (_, isEnded) => {
      const { ctx, url, clock } = await serve();
      const lead = await addLead(ctx, ['club:informatique:lead', 'club:sport:lead']);
      const phone = await phones.take(url);
      await signIn(phone, clock);
      const person = { firstName: 'Awa', lastName: 'Sawadogo', programId: 'info', levelId: 'l1' };
      const written = await openedOf(phone).commands?.createParticipant({
        clubId: 'sport' as ClubSlug,
        ...person,
      });
      expect(written?.ok).toBe(true);
      await quiet(phone);
      await openedOf(phone).sync.pause();
      await openedOf(phone).commands?.createParticipant({
        clubId: 'sport' as ClubSlug,
        ...person,
        lastName: 'Zongo',
      });
      await phone.session.lock();
      await updateAccount(ctx, lead._id, (account) => ({ ...account, roles: ['club:informatique:lead'] }));
      if (isEnded) {
        await endOtherSessions(ctx, lead._id, undefined);
        clock.advance(60_000);
        await signIn(phone, clock);
      } else expect((await phone.session.signIn({ email: EMAIL, passphrase: PASSPHRASE })).ok).toBe(true);
      expect(phone.session.state()).toMatchObject({ account: { roles: ['club:informatique:lead'] } });
      const open = openedOf(phone);
      expect(open.actor).toMatchObject({ roles: ['club:informatique:lead'] });
      const rows = await collectionOf(open.database, 'participants').find().exec();
      expect(rows.map(({ id }) => id)).toEqual([]);
      expect(await open.rejected?.all()).toMatchObject([
        { code: 'scope_lost', document: { lastName: 'Zongo' } },
      ]);
      expect(phone.errors).toEqual([]);
    },
  );
});
