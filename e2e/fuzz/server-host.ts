/**
 * The real server code on a real port, over whatever database it is given, in a form that can be ended in the middle of
 * things and begun again: the port stays, everything else is new, and what the old one was about to do is not done.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ACCESS_TOKEN_SECONDS, type SessionResponse } from '#schemas/protocol/auth.ts';
import type { AccountId } from '#schemas/primitives/ids.ts';
import { createApp } from '#server/app.ts';
import { signAccessToken } from '#server/auth/access-token.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { Couch } from '#server/ports/couch.ts';
import { silentLog } from '#server/ports/log.ts';
import { decideRow, type DecideRow } from '#server/replication/decide-row.ts';
import type { StartedContext } from '#server/setup/start-context.ts';
import { startTestContext, TEST_SECRETS } from '#server/setup/testing-context.ts';
import type { CouchFault, Witness } from './witness.ts';

/** What stands behind the server. */
export interface Engine {
  /** The database as it is now; asked again after each start. */
  readonly connect: () => Promise<Couch>;
  /** Dies at once, as on a power cut; `connect` brings it back. */
  readonly crash: () => Promise<void>;
  /** Keeps a copy of all data; what it gives back puts it in place again. Both while the engine rests. */
  readonly copy: () => Promise<() => Promise<void>>;
  /** The database alone dies and is started again by whoever watches it. */
  readonly wound: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ServerHostOptions {
  readonly engine: Engine;
  readonly witness: Witness;
  readonly clock: Clock;
  readonly fault: () => CouchFault;
  /** Another one than the product's: a planted fault. */
  readonly decide?: DecideRow;
}

export interface ServerHost {
  readonly url: string;
  readonly couch: () => Couch;
  readonly setRoles: (accountId: string, roles: readonly string[]) => void;
  readonly rolesOf: (accountId: string) => readonly string[];
  readonly sessionOf: (accountId: string) => Promise<SessionResponse>;
  /** Ends in the middle of things. `restore`: before the next start an older copy of the data is put in place. */
  readonly crash: (restore?: () => Promise<void>) => Promise<void>;
  /** The server alone begins anew, over the database as it stands. */
  readonly restart: () => Promise<void>;
  /** Ends in the middle of things too: a copy is made of what lies on the disk. */
  readonly copy: () => Promise<() => Promise<void>>;
  readonly wound: () => Promise<void>;
  /** Resolves when the server has published what it was going to. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Running {
  readonly started: StartedContext;
  readonly couch: Couch;
  readonly end: () => void;
}

const down: RequestListener = (request) => void request.socket.destroy();

export const startServerHost = async (options: ServerHostOptions): Promise<ServerHost> => {
  const { engine, witness, clock } = options;
  const roles = new Map<string, readonly string[]>();
  let handler: RequestListener = down;
  const http = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  const begin = async (plain: Couch): Promise<Running> => {
    let isReady = false;
    const { couch, end } = witness.watchCouch(plain, () => (isReady ? options.fault() : 'none'));
    const started = await startTestContext({
      couch,
      clock,
      log: silentLog,
      decide: witness.watchDecisions(options.decide ?? decideRow),
    });
    handler = createApp(started.ctx, { appDir: '/nonexistent', isStopping: () => false });
    isReady = true;
    return { started, couch: plain, end };
  };
  const halt = async ({ started, end }: Running): Promise<void> => {
    handler = down;
    end();
    started.ctx.hints.close();
    http.closeAllConnections();
    await started.stop();
  };
  let running = await begin(await engine.connect());
  const bounce = async (between: () => Promise<void>): Promise<void> => {
    const old = running;
    handler = down;
    old.end();
    http.closeAllConnections();
    await engine.crash();
    await halt(old);
    await between();
    running = await begin(await engine.connect());
  };
  return {
    url,
    couch: () => running.couch,
    rolesOf: (accountId) => roles.get(accountId) ?? [],
    setRoles: (accountId, next) => {
      roles.set(accountId, next);
      running.started.ctx.hints.rightsChanged(accountId);
    },
    sessionOf: async (accountId) => sessionFor(accountId, roles.get(accountId) ?? [], clock),
    copy: async () => {
      let restore = (): Promise<void> => Promise.resolve();
      await bounce(async () => {
        restore = await engine.copy();
      });
      return restore;
    },
    restart: async () => {
      await halt(running);
      running = await begin(running.couch);
    },
    wound: engine.wound,
    settled: () => running.started.publisher.settled(),
    crash: (restore) =>
      bounce(async () => {
        if (restore === undefined) return;
        await restore();
        witness.beginEra();
      }),
    close: async () => {
      await halt(running);
      await closeServer(http);
      await engine.close();
    },
  };
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const sessionFor = async (
  accountId: string,
  roles: readonly string[],
  clock: Clock,
): Promise<SessionResponse> => {
  const claims = { accountId, sessionId: 'session', roles };
  return {
    accessToken: await signAccessToken(TEST_SECRETS.accessToken, claims, clock.nowMs()),
    expiresInSeconds: ACCESS_TOKEN_SECONDS,
    account: {
      id: accountId as AccountId,
      email: 'someone@demo.test',
      displayName: 'Someone',
      roles,
      secondFactor: false,
    },
  };
};
