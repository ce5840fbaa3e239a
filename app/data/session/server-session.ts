/**
 * The session with the server: an access token in memory, renewed by the refresh cookie that scripts cannot read. Tabs renew
 * one after the other, because each renewal makes a new cookie.
 *
 * What must stay true: a token is used only for the account whose data is open. On a shared phone the cookie may belong to
 * somebody else; his token is dropped, and the open account has to sign in.
 */
import { err, type Result } from '#schemas/primitives/result.ts';
import type { AccountView, SessionResponse } from '#schemas/protocol/auth.ts';
import type { AuthApi, AuthFailure } from './auth-api.ts';

export type Renewal = 'refreshed' | 'ended' | 'unreachable';

export interface ServerSession {
  /** Renewed when it is about to end; undefined for a visitor and when it cannot be renewed. */
  readonly accessToken: () => Promise<string | undefined>;
  readonly refresh: () => Promise<Renewal>;
  /** From now on for this account only; its session may be there already, from a login just made. */
  readonly expect: (accountId: string) => void;
  readonly adopt: (session: SessionResponse) => void;
  readonly forget: () => void;
}

export interface ServerSessionDeps {
  readonly api: Pick<AuthApi, 'refresh'>;
  readonly clock: () => number;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** After each renewal: name and roles as they are now, or that the session is over. */
  readonly onAccount: (account: AccountView) => void;
  readonly onEnded: () => void;
}

const RENEW_BEFORE_END_MS = 30_000;

export const createServerSession = (deps: ServerSessionDeps): ServerSession => {
  let accountId: string | undefined;
  let token: { readonly text: string; readonly endsAtMs: number } | undefined;
  let renewing: Promise<Renewal> | undefined;

  const adopt = ({ accessToken, expiresInSeconds }: SessionResponse): void => {
    token = { text: accessToken, endsAtMs: deps.clock() + expiresInSeconds * 1000 };
  };
  const renew = async (): Promise<Renewal> => {
    const expected = accountId;
    if (expected === undefined) return 'ended';
    const answer = await inTurn(deps.locks, () => deps.api.refresh());
    if (accountId !== expected) return 'ended';
    if (!answer.ok && !isEnd(answer.error)) return 'unreachable';
    if (!answer.ok || answer.value.account.id !== expected) {
      token = undefined;
      deps.onEnded();
      return 'ended';
    }
    adopt(answer.value);
    deps.onAccount(answer.value.account);
    return 'refreshed';
  };
  const refresh = (): Promise<Renewal> => {
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  return {
    refresh,
    adopt,
    accessToken: async () => {
      if (accountId === undefined) return undefined;
      if (token !== undefined && token.endsAtMs - deps.clock() > RENEW_BEFORE_END_MS) return token.text;
      await refresh();
      return token?.text;
    },
    expect: (id) => {
      if (id !== accountId) token = undefined;
      accountId = id;
    },
    forget: () => {
      accountId = undefined;
      token = undefined;
    },
  };
};

/** A refusal ends the session, but not one that only asks to wait. */
const isEnd = (failure: AuthFailure): boolean =>
  failure.type === 'refused' && failure.code !== 'too_many_attempts';

const inTurn = (
  locks: Pick<LockManager, 'request'> | undefined,
  ask: () => Promise<Result<SessionResponse, AuthFailure>>,
): Promise<Result<SessionResponse, AuthFailure>> => {
  if (locks === undefined) return ask();
  return locks.request('aesi-refresh', ask).catch(() => err({ type: 'unavailable' as const }));
};
