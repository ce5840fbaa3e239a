import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { devicesResponseSchema } from '#schemas/protocol/auth.ts';
import { codeOf, signInAs, TestBrowser, addAccount } from './testing-auth-server.ts';
import { startSignIn, type SignInTest } from './testing-sign-in.ts';

const DAY_MS = 86_400_000;

let sign: SignInTest;
beforeEach(async () => {
  sign = await startSignIn();
});
afterEach(() => sign.close());

describe('GET /auth/devices', () => {
  test('R20 tells the board when each device was last here, the longest silence first', async () => {
    await sign.logIn();
    sign.ctx.clock.advance(9 * DAY_MS);
    await addAccount(sign.ctx, 'officer.anglais@demo.test', ['club:anglais:officer']);
    const board = await signInAs(sign.ctx, new TestBrowser(sign.server), 'board');
    const answer = await sign.browser.send('/auth/devices', { headers: board });
    expect(answer.status).toBe(200);
    const { devices } = devicesResponseSchema.parse(answer.body);
    expect(devices.map(({ clubs, lastContactAt }) => [clubs, lastContactAt])).toEqual([
      [['anglais'], null],
      [['sport'], '2026-03-14T15:00:00.000Z'],
      [[], '2026-03-23T15:00:00.000Z'],
    ]);
    expect(JSON.stringify(answer.body)).not.toMatch(/@|secret|session/i);
    await sign.refresh();
    const later = devicesResponseSchema.parse(
      (await sign.browser.send('/auth/devices', { headers: board })).body,
    );
    expect(later.devices.find(({ clubs }) => clubs.includes('sport' as never))?.lastContactAt).toBe(
      '2026-03-23T15:00:00.000Z',
    );
  });

  test('R21 refuses everybody else', async () => {
    const lead = await signInAs(sign.ctx, new TestBrowser(sign.server), 'club:anglais:lead');
    const admin = await signInAs(sign.ctx, new TestBrowser(sign.server), 'admin');
    for (const headers of [lead, admin]) {
      expect(codeOf(await sign.browser.send('/auth/devices', { headers }))).toBe('forbidden');
    }
    expect(codeOf(await sign.browser.send('/auth/devices'))).toBe('not_signed_in');
  });
});
