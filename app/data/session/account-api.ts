/** One's own account and the people one invites, over the routes that want an access token. Nothing here works offline. */
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type {
  AccountsResponse,
  DevicesResponse,
  InvitationsResponse,
  ManagedAccount,
  InviteResponse,
  MeResponse,
  PendingInvitation,
  RecoveryCodesResponse,
  SecondFactorResponse,
} from '#schemas/protocol/auth.ts';
import type { KdfParameters } from '#schemas/protocol/kdf.ts';
import { askServer, type AuthFailure, type Method } from './auth-api.ts';
import type { ServerSession } from './server-session.ts';

/** `ended`: the server wants a new sign-in; what lies on this device stays open. */
export type AccountFailure = AuthFailure | { readonly type: 'ended' };

type Answer<T> = Promise<Result<T, AccountFailure>>;

export interface PassphraseBody {
  readonly currentSecret: string;
  readonly kdf: KdfParameters;
  readonly secret: string;
}

export interface InviteBody {
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}

export interface AccountApi {
  readonly me: () => Answer<MeResponse>;
  /** When the executives' devices were last in touch; for the board. */
  readonly devices: () => Answer<DevicesResponse>;
  readonly endSession: (id: string) => Answer<undefined>;
  readonly changePassphrase: (body: PassphraseBody) => Answer<undefined>;
  /** New ones, shown this one time; the old ones die. */
  readonly renewRecoveryCodes: (totp: string) => Answer<RecoveryCodesResponse>;
  /** The old authenticator counts until the new one is confirmed. */
  readonly beginSecondFactor: (currentSecret: string) => Answer<SecondFactorResponse>;
  readonly confirmSecondFactor: (totp: string) => Answer<undefined>;
  /** Those whose roles this person may give. */
  readonly accounts: () => Answer<readonly ManagedAccount[]>;
  readonly invite: (body: InviteBody) => Answer<InviteResponse>;
  readonly invitations: () => Answer<readonly PendingInvitation[]>;
  readonly withdrawInvitation: (id: string) => Answer<undefined>;
}

export interface AccountApiDeps {
  readonly fetch: typeof fetch;
  readonly session: Pick<ServerSession, 'accessToken' | 'refresh'>;
  readonly baseUrl?: string;
}

export const createAccountApi = (deps: AccountApiDeps): AccountApi => {
  const ask = <T>(method: Method, path: string, body?: unknown): Answer<T> =>
    authorized(deps, (token) =>
      askServer<T>(deps.fetch, `${deps.baseUrl ?? ''}${path}`, { method, body, token }),
    );
  return {
    me: () => ask('GET', '/auth/me'),
    devices: () => ask('GET', '/auth/devices'),
    endSession: (id) => ask('DELETE', `/auth/sessions/${encodeURIComponent(id)}`),
    changePassphrase: (body) => ask('POST', '/auth/passphrase', body),
    renewRecoveryCodes: (totp) => ask('POST', '/auth/recovery-codes', { totp }),
    beginSecondFactor: (currentSecret) => ask('POST', '/auth/second-factor', { currentSecret }),
    confirmSecondFactor: (totp) => ask('POST', '/auth/second-factor/confirm', { totp }),
    accounts: async () => {
      const answer = await ask<AccountsResponse>('GET', '/auth/accounts');
      return answer.ok ? ok(answer.value.accounts) : answer;
    },
    invite: (body) => ask('POST', '/auth/invitations', body),
    invitations: async () => {
      const answer = await ask<InvitationsResponse>('GET', '/auth/invitations');
      return answer.ok ? ok(answer.value.invitations) : answer;
    },
    withdrawInvitation: (id) => ask('DELETE', `/auth/invitations/${encodeURIComponent(id)}`),
  };
};

/** A token that the server no longer takes is renewed once. */
const authorized = async <T>(
  { session }: AccountApiDeps,
  request: (token: string) => Promise<Result<T, AuthFailure>>,
): Answer<T> => {
  for (let attempt = 1; ; attempt++) {
    const token = await session.accessToken();
    if (token !== undefined) {
      const answer = await request(token);
      if (answer.ok || !isTokenRefused(answer.error)) return answer;
      if (attempt > 1) return err({ type: 'ended' });
    }
    const renewed = await session.refresh();
    if (renewed !== 'refreshed') return err({ type: renewed === 'ended' ? 'ended' : 'offline' });
    if (token === undefined && attempt > 1) return err({ type: 'ended' });
  }
};

const isTokenRefused = (failure: AuthFailure): boolean =>
  failure.type === 'refused' && (failure.code === 'not_signed_in' || failure.code === 'session_ended');
