/** The routes of sign-in over fetch: what was refused and why, told apart from a server that cannot be reached. */
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import type {
  AcceptResponse,
  InvitationView,
  PreloginResponse,
  SessionResponse,
} from '#schemas/protocol/auth.ts';
import type { KdfParameters } from '#schemas/protocol/kdf.ts';
import type { ErrorBody, ErrorCode } from '#schemas/protocol/error-codes.ts';

export type AuthFailure =
  | { readonly type: 'offline' }
  /** It answers, but cannot just now, or what answers is not the server. */
  | { readonly type: 'unavailable' }
  | {
      readonly type: 'refused';
      readonly code: ErrorCode;
      readonly retryAfterSeconds: number;
      readonly fields: Readonly<Record<string, string>>;
    };

type Answer<T> = Promise<Result<T, AuthFailure>>;

export interface LoginBody {
  readonly email: string;
  readonly secret: string;
  readonly totp?: string;
  readonly recoveryCode?: string;
}

export interface AcceptBody {
  readonly email?: string;
  readonly displayName: string;
  readonly kdf: KdfParameters;
  readonly secret: string;
  readonly totp: string;
}

export interface AuthApi {
  readonly prelogin: (email: string) => Answer<PreloginResponse>;
  readonly login: (body: LoginBody) => Answer<SessionResponse>;
  /** The cookie says who. */
  readonly refresh: () => Answer<SessionResponse>;
  readonly logout: () => Answer<undefined>;
  readonly invitation: (token: string) => Answer<InvitationView>;
  readonly accept: (token: string, body: AcceptBody) => Answer<AcceptResponse>;
}

export type Method = 'GET' | 'POST' | 'DELETE';

const TIMEOUT_MS = 30_000;

export const createAuthApi = (fetcher: typeof fetch, baseUrl = ''): AuthApi => {
  const ask = <T>(method: Method, path: string, body?: unknown): Answer<T> =>
    askServer<T>(fetcher, `${baseUrl}${path}`, { method, body });
  const at = (token: string): string => `/auth/invitations/${encodeURIComponent(token)}`;
  return {
    prelogin: (email) => ask('POST', '/auth/prelogin', { email }),
    login: (body) => ask('POST', '/auth/login', body),
    refresh: () => ask('POST', '/auth/refresh', {}),
    logout: () => ask('POST', '/auth/logout', {}),
    invitation: (token) => ask('GET', at(token)),
    accept: (token, body) => ask('POST', `${at(token)}/accept`, body),
  };
};

export interface Question {
  readonly method: Method;
  /** Sent as JSON. */
  readonly body: unknown;
  /** Access token, where the route wants one. */
  readonly token?: string;
}

export const askServer = async <T>(
  fetcher: typeof fetch,
  url: string,
  { method, body, token }: Question,
): Answer<T> => {
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  try {
    return await readAnswer<T>(await fetcher(url, init));
  } catch {
    return err({ type: 'offline' });
  }
};

const readAnswer = async <T>(response: Response): Answer<T> => {
  const text = await response.text();
  if (response.ok && text === '') return ok(undefined as T);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return err({ type: 'unavailable' });
  }
  if (response.ok) return ok(body as T);
  const error = (body as Partial<ErrorBody> | null)?.error;
  if (error === undefined || response.status >= 500) return err({ type: 'unavailable' });
  const { code, retryAfterSeconds = 0, fields = {} } = error;
  return err({ type: 'refused', code, retryAfterSeconds, fields });
};
