/** For tests: the whole application on a real port, over the in-memory database, and people who talk to it. */
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Actor } from '#schemas/rules/roles.ts';
import { createApp } from '#server/app.ts';
import { signAccessToken } from '#server/auth/access-token.ts';
import { startAuth } from '#server/auth/start-auth.ts';
import { startTestContext, TEST_SECRETS } from '#server/setup/testing-context.ts';
import type { StartedContext, StartOptions } from '#server/setup/start-context.ts';

export interface TestApp extends StartedContext {
  readonly url: string;
  /** POST of a JSON body, or of the text given. */
  post(path: string, body: unknown, actor?: Actor, headers?: Record<string, string>): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  authorization(actor: Actor): Promise<Record<string, string>>;
  setStopping(): void;
  close(): Promise<void>;
}

export async function startTestApp(
  options: Partial<StartOptions> & { readonly appDir?: string } = {},
): Promise<TestApp> {
  const started = await startTestContext(options);
  const { ctx } = started;
  await startAuth(ctx);
  let isStopping = false;
  const app = createApp(ctx, { appDir: options.appDir ?? '/nonexistent', isStopping: () => isStopping });
  const server = createServer(app);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const authorization = async (actor: Actor): Promise<Record<string, string>> => {
    if (actor.kind !== 'account') return {};
    const claims = { accountId: actor.id, sessionId: 'session', roles: actor.roles };
    const token = await signAccessToken(TEST_SECRETS.accessToken, claims, ctx.clock.nowMs());
    return { authorization: `Bearer ${token}` };
  };

  return {
    ...started,
    url,
    authorization,
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers }),
    post: async (path, body, actor = { kind: 'visitor' }, headers = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await authorization(actor)), ...headers },
        body: toBody(body),
      }),
    setStopping: () => {
      isStopping = true;
    },
    close: async () => {
      ctx.hints.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await started.stop();
    },
  };
}

export const errorCodeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { code: string } }).error.code;

function toBody(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}
