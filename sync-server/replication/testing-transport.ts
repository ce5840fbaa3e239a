/** The server as a device's sync meets it, in one process: what a request would carry passes through JSON. */
import type { Hint, PullRequest, PullResponse, PushResponse } from '#schemas/protocol/sync.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import type { ServerContext } from '#server/context.ts';
import { startTestContext } from '#server/setup/testing-context.ts';
import { handlePull } from './pull.ts';
import { handlePush } from './push.ts';
import { LEAD, pull } from './testing-sync.ts';

const overTheWire = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;

interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
interface HintEvents {
  readonly onOpen: () => void;
  readonly onHint: (hint: Hint) => void;
  readonly onAlive: () => void;
}

/** `ctx` and `actor` are asked for each request: a test restarts the server, or changes somebody's roles. */
export function createTestTransport(ctx: () => ServerContext, actor: () => Actor) {
  return {
    pull: async (body: PullRequest): Promise<Ok<PullResponse>> => {
      const answer = await handlePull(ctx(), actor(), overTheWire(body), 'test');
      return { ok: true, value: overTheWire(answer) };
    },
    push: async (body: unknown): Promise<Ok<PushResponse>> => {
      const answer = await handlePush(ctx(), actor(), overTheWire(body), 'test');
      return { ok: true, value: overTheWire(answer) };
    },
    hints: (events: HintEvents, signal: AbortSignal): Promise<{ readonly type: 'ended' }> =>
      new Promise((resolve) => {
        const end = (): void => {
          stop();
          resolve({ type: 'ended' });
        };
        const send = (line: string): void => {
          if (line.trim() !== '') events.onHint(JSON.parse(line) as Hint);
        };
        const stop = ctx().hints.listen({ actor: actor(), send, end });
        signal.addEventListener('abort', end, { once: true });
        events.onOpen();
      }),
  };
}

/** What a bench of the app's tests of sync needs of the server; the app's own helpers may not reach over here. */
export const TEST_SERVER = { actor: LEAD, startServer: startTestContext, connect: createTestTransport, pull };
