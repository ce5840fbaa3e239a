/** Configuration → a running server. main.ts gives it the process; tests and tools start one without. */
import { createApp } from './app.ts';
import { startExpiry } from './auth/expiry.ts';
import { ensureInstallationLink } from './auth/installation.ts';
import { startAuth } from './auth/start-auth.ts';
import type { Config } from './config.ts';
import type { ServerContext } from './context.ts';
import { FolderInUse, isServed } from './embedded/served-folder.ts';
import { startMediaCleaning } from './media/clean-daily.ts';
import type { Clock } from './ports/clock.ts';
import { freeBytesAt } from './ports/disk.ts';
import type { Log } from './ports/log.ts';
import { figuresCheckpointPath } from './publishing/figures-checkpoint.ts';
import { connect, type Connection } from './setup/connect.ts';
import { readValidation, type BuiltPaths } from './setup/paths.ts';
import { readOrMakeSecrets } from './setup/secrets.ts';
import { serve, stillStarting } from './setup/serve.ts';
import { startContext, type StartedContext } from './setup/start-context.ts';

export interface StartServerOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly paths: BuiltPaths;
  /** Before the first request: the demonstration fills the databases here. */
  readonly prepare?: (ctx: ServerContext) => Promise<void>;
}

export interface RunningServer {
  readonly ctx: ServerContext;
  readonly port: number;
  /** Creates the first administrator; undefined when there is one. */
  readonly installationLink: string | undefined;
  /** Finishes what was accepted, then lets go of the database. */
  stop(): Promise<void>;
}

export async function startServer(options: StartServerOptions): Promise<RunningServer> {
  const { clock, log, paths } = options;
  const { dataDir } = options.config;
  if (options.config.couchUrl === undefined && (await isServed(dataDir))) throw new FolderInUse(dataDir);
  const secrets = await readOrMakeSecrets(dataDir);
  const validationSource = await readValidation(paths);
  // The port is taken first: a server that cannot have it touches nothing, and watchers see `starting`.
  const serving = await serve(stillStarting, options.config.port, options.config.host);
  const config = withPort(options.config, serving.port);
  let connection: Connection | undefined;
  let started: StartedContext | undefined;
  const close = (): Promise<void> =>
    inTurn([() => serving.stop(), () => started?.stop(), () => connection?.stop()]);
  try {
    connection = await connect({ config, clock, log, embeddedChild: paths.embeddedChild });
    const { couch, place } = connection;
    const publishing = { checkpointPath: figuresCheckpointPath(dataDir) };
    const disk = config.couchUrl === undefined ? { freeBytes: () => freeBytesAt(dataDir) } : {};
    const opening = { config, couch, clock, log, secrets, place, validationSource, publishing, ...disk };
    started = await startContext(opening);
    const { ctx } = started;
    await startAuth(ctx);
    await options.prepare?.(ctx);
    const installationLink = await ensureInstallationLink(ctx);
    const stopExpiry = startExpiry(ctx);
    const stopMediaCleaning = await startMediaCleaning(ctx);
    let isStopping = false;
    serving.answerWith(createApp(ctx, { appDir: paths.appDir, isStopping: () => isStopping }));
    const stop = async (): Promise<void> => {
      isStopping = true;
      stopExpiry();
      stopMediaCleaning();
      ctx.hints.close();
      await close();
    };
    return { ctx, port: serving.port, installationLink, stop };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One that fails leaves none of the later ones undone: the database is let go of whatever happened before. */
async function inTurn([first, ...later]: readonly (() => Promise<void> | undefined)[]): Promise<void> {
  if (first === undefined) return;
  try {
    await first();
  } finally {
    await inTurn(later);
  }
}

/** Port 0 is known only now; an address that people type names the real one. */
function withPort(config: Config, port: number): Config {
  return config.port === 0
    ? { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) }
    : config;
}
