import { Dexie } from 'dexie';
import { firstValueFrom, filter } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAccount, PASSPHRASE, totpAt } from '#server/http/testing-auth-server.ts';
import { startTestApp, type TestApp } from '#server/http/testing-app.ts';
import { createTestClock, type TestClock } from '#server/setup/testing-context.ts';
import { KioskDatabase, type KioskRecord } from '#app/data/kiosk/kiosk-database.ts';
import { createActivity, createPhones, openedOf, quiet, signIn, type Phone } from './testing-phone.ts';
import { NOTHING_UNSENT } from '#app/data/workspace/unsent.ts';

const EMAIL = 'lead.informatique@demo.test';

const phones = createPhones();
let app: TestApp;
let clock: TestClock;
let emptyKiosk = (): Promise<void> => Promise.resolve();
beforeEach(async () => {
  clock = createTestClock();
  app = await startTestApp({ clock });
});
afterEach(async () => {
  await phones.putAway();
  await emptyKiosk();
  emptyKiosk = () => Promise.resolve();
  await app.close();
});

const signInLead = (phone: Phone): Promise<void> =>
  signIn(phone, { email: EMAIL, passphrase: PASSPHRASE, totp: totpAt(clock.nowMs()) });

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
    await addAccount(app.ctx, EMAIL, ['club:informatique:lead']);
    const phone = await phones.take(app.url);
    expect(phone.session.state()).toEqual({
      phase: 'visitor',
      hasVault: false,
      soleVault: false,
      closedBy: 'start',
    });
    expect(openedOf(phone).kind).toBe('visitor');
    await quiet(phone);
    await signInLead(phone);
    expect(phone.session.state()).toMatchObject({
      phase: 'user',
      server: 'signedIn',
      account: { email: EMAIL },
    });
    await createActivity(phone, 'Atelier R');
    await quiet(phone);
    const { docs } = await app.ctx.couch.find('aesi-activities', {
      selector: { topic: 'Atelier R' },
      limit: 2,
    });
    expect(docs).toHaveLength(1);
    expect(phone.errors).toEqual([]);
  });

  it('opens offline by the passphrase, keeps the work, and sends it when the network is back', async () => {
    await addAccount(app.ctx, EMAIL, ['club:informatique:lead']);
    const first = await phones.take(app.url);
    await signInLead(first);
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
    await addAccount(app.ctx, EMAIL, ['club:informatique:lead']);
    const phone = await phones.take(app.url);
    await signInLead(phone);
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
    await addAccount(app.ctx, EMAIL, ['club:informatique:lead']);
    const phone = await phones.take(app.url);
    await signInLead(phone);
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
    await addAccount(app.ctx, EMAIL, ['club:informatique:lead']);
    const phone = await phones.take(app.url);
    await signInLead(phone);
    await quiet(phone);
    clock.advance(11 * 60_000);
    await createActivity(phone, 'Après');
    await quiet(phone);
    expect(phone.net.requests.map(({ path, status }) => `${path} ${status}`)).toContain('/sync/push 401');
    expect(phone.session.state()).toMatchObject({ server: 'signedIn' });
  });

  it('locks: the data closes, the keys are gone, the passphrase alone opens it again', async () => {
    await addAccount(app.ctx, EMAIL, ['club:informatique:lead']);
    const phone = await phones.take(app.url);
    await signInLead(phone);
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
    await addAccount(app.ctx, EMAIL, ['club:informatique:lead']);
    const phone = await phones.take(app.url);
    await signInLead(phone);
    await phone.session.lock();
    expect(phone.session.state()).toMatchObject({ soleVault: true });
    const [vault] = await phone.device.vaults();
    if (vault === undefined) throw new Error('no vault');
    await phone.device.saveVault({ ...vault, accountId: 'account:another' });
    expect(await phone.session.unlock(PASSPHRASE)).toMatchObject({ error: { type: 'wrong_credentials' } });
    expect((await phone.session.signIn({ email: EMAIL, passphrase: PASSPHRASE })).ok).toBe(true);
  });

  it('R25 asks for the second factor after the passphrase alone, when the session with the server is gone', async () => {
    await addAccount(app.ctx, EMAIL, ['club:informatique:lead']);
    const phone = await phones.take(app.url);
    await signInLead(phone);
    await phone.session.logout();
    expect(await phone.session.unlock(PASSPHRASE)).toMatchObject({ error: { type: 'totp_required' } });
  });
});
