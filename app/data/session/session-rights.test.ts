import { firstValueFrom, filter } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClubSlug } from '#schemas/primitives/ids.ts';
import { updateAccount } from '#server/auth/accounts.ts';
import { endOtherSessions } from '#server/auth/sessions.ts';
import { addAccount, PASSPHRASE, totpAt } from '#server/http/testing-auth-server.ts';
import { startTestApp, type TestApp } from '#server/http/testing-app.ts';
import { createTestClock, type TestClock } from '#server/setup/testing-context.ts';
import { collectionOf } from '#app/data/local/local-database.ts';
import { createActivity, createPhones, openedOf, quiet, signIn, type Phone } from './testing-phone.ts';

const EMAIL = 'lead.informatique@demo.test';

const phones = createPhones();
let app: TestApp;
let clock: TestClock;

beforeEach(async () => {
  clock = createTestClock();
  app = await startTestApp({ clock });
});
afterEach(async () => {
  await phones.putAway();

  await app.close();
});

const signInLead = (phone: Phone): Promise<void> =>
  signIn(phone, { email: EMAIL, passphrase: PASSPHRASE, totp: totpAt(clock.nowMs()) });

describe('R21 when rights change', () => {
  it('the device is rebuilt: what may still be written is sent, the rest is shown as refused', async () => {
    const { account: lead } = await addAccount(app.ctx, EMAIL, ['club:informatique:lead', 'club:sport:lead']);
    const phone = await phones.take(app.url);
    await signInLead(phone);
    await quiet(phone);
    await openedOf(phone).sync.pause();
    await createActivity(phone, 'Reste');
    await createActivity(phone, 'Perdue', 'sport' as ClubSlug);
    await updateAccount(app.ctx, lead._id, (account) => ({ ...account, roles: ['club:informatique:lead'] }));
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
    const { docs } = await app.ctx.couch.find('aesi-activities', { selector: { topic: 'Reste' }, limit: 2 });
    expect(docs).toHaveLength(1);
  });

  it.each([
    ['its session goes on', false],
    ['its session was ended', true],
  ])('while it is locked and %s, it gives up what may not be read any more', async (_, isEnded) => {
    const { account: lead } = await addAccount(app.ctx, EMAIL, ['club:informatique:lead', 'club:sport:lead']);
    const phone = await phones.take(app.url);
    await signInLead(phone);
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
    await updateAccount(app.ctx, lead._id, (account) => ({ ...account, roles: ['club:informatique:lead'] }));
    if (isEnded) {
      await endOtherSessions(app.ctx, lead._id, undefined);
      clock.advance(60_000);
      await signInLead(phone);
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
  });
});
