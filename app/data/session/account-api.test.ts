import { describe, expect, it } from 'vitest';
import { createAccountApi } from './account-api.ts';
import type { Renewal } from './server-session.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly token: string | null;
  readonly body: unknown;
}

const refusal = (status: number, code: string): Response => Response.json({ error: { code } }, { status });

/** A server that gives these answers in turn, and a session whose renewals go this way. */
const createWorld = (answers: (Response | 'down')[], renewals: Renewal[] = [], first?: string) => {
  const asked: Asked[] = [];
  let token = first;
  const api = createAccountApi({
    fetch: (input, init) => {
      const { method = 'GET', headers, body } = init ?? {};
      asked.push({
        method,
        path: input as string,
        token: new Headers(headers).get('authorization'),
        body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined,
      });
      const answer = answers.shift() ?? 'down';
      return answer === 'down' ? Promise.reject(new TypeError('down')) : Promise.resolve(answer);
    },
    session: {
      accessToken: () => Promise.resolve(token),
      refresh: () => {
        const renewal = renewals.shift() ?? 'unreachable';
        token = renewal === 'refreshed' ? 'fresh' : undefined;
        return Promise.resolve(renewal);
      },
    },
  });
  return { api, asked };
};

describe('requests of the account', () => {
  it('R29 carry the access token', async () => {
    const { api, asked } = createWorld([Response.json({ invitations: [] })], [], 'first');
    expect(await api.invitations()).toEqual({ ok: true, value: [] });
    expect(asked).toEqual([
      { method: 'GET', path: '/auth/invitations', token: 'Bearer first', body: undefined },
    ]);
  });

  it('R29 renew a token that the server no longer takes, once', async () => {
    const { api, asked } = createWorld(
      [refusal(401, 'not_signed_in'), Response.json({ recoveryCodes: ['A'] })],
      ['refreshed'],
      'old',
    );
    expect(await api.renewRecoveryCodes('123456')).toEqual({ ok: true, value: { recoveryCodes: ['A'] } });
    expect(asked.map(({ token, body }) => [token, body])).toEqual([
      ['Bearer old', { totp: '123456' }],
      ['Bearer fresh', { totp: '123456' }],
    ]);
    const again = createWorld(
      [refusal(401, 'not_signed_in'), refusal(401, 'not_signed_in')],
      ['refreshed', 'refreshed'],
      'old',
    );
    expect(await again.api.me()).toEqual({ ok: false, error: { type: 'ended' } });
    expect(again.asked).toHaveLength(2);
  });

  it('R25 a wrong code is no reason to renew', async () => {
    const { api, asked } = createWorld([refusal(401, 'wrong_totp')], [], 'first');
    expect(await api.renewRecoveryCodes('000000')).toMatchObject({
      ok: false,
      error: { type: 'refused', code: 'wrong_totp' },
    });
    expect(asked).toHaveLength(1);
  });

  it('R26 tell a session that is over from a network that is not there', async () => {
    expect(await createWorld([], ['ended']).api.me()).toEqual({ ok: false, error: { type: 'ended' } });
    expect(await createWorld([], ['unreachable']).api.me()).toEqual({
      ok: false,
      error: { type: 'offline' },
    });
    expect(await createWorld(['down'], [], 'first').api.me()).toEqual({
      ok: false,
      error: { type: 'offline' },
    });
    expect(await createWorld([refusal(503, 'stopping')], [], 'first').api.me()).toEqual({
      ok: false,
      error: { type: 'unavailable' },
    });
  });

  it('an empty answer is a success', async () => {
    const { api, asked } = createWorld([new Response(null, { status: 204 })], [], 'first');
    expect(await api.endSession('01J A')).toEqual({ ok: true, value: undefined });
    expect(asked[0]).toMatchObject({ method: 'DELETE', path: '/auth/sessions/01J%20A' });
  });
});
