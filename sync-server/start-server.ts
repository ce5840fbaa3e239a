/** Configuration → a running server. main.ts gives it the process; tests and tools start one without. */
import { join } from 'node:path';
import { createApp } from './app.ts';
import { ensureAuthDatabases } from './auth/auth-context.ts';
import { startExpiry } from './auth/expiry.ts';
import { ensureInstallationLink } from './auth/installation.ts';
import type { Config } from './config.ts';
import type { ServerContext } from './context.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import { connect, type Connection } from './setup/connect.ts';
import { readValidation, type BuiltPaths } from './setup/paths.ts';
import { readOrMakeSecrets } from './setup/secrets.ts';
import { serve, stillStarting } from './setup/serve.ts';
import { startContext } from './setup/start-context.ts';

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
  const secrets = await readOrMakeSecrets(options.config.dataDir);
  const validationSource = await readValidation(paths);
  // The port is taken first: a second server fails before it touches anything, and watchers see `starting`.
  const serving = await serve(stillStarting, options.config.port, options.config.host);
  const config = withPort(options.config, serving.port);
  let connection: Connection | undefined;
  try {
    connection = await connect({ config, clock, log, embeddedChild: paths.embeddedChild });
    const { couch, place } = connection;
    const publishing = { checkpointPath: join(config.dataDir, 'figures-checkpoint.json') };
    const opening = { config, couch, clock, log, secrets, place, validationSource, publishing };
    const started = await startContext(opening);
    await ensureAuthDatabases(started.ctx);
    await options.prepare?.(started.ctx);
    const installationLink = await ensureInstallationLink(started.ctx);
    const stopExpiry = startExpiry(started.ctx);
    let isStopping = false;
    serving.answerWith(createApp(started.ctx, { appDir: paths.appDir, isStopping: () => isStopping }));
    const stop = async (): Promise<void> => {
      isStopping = true;
      stopExpiry();
      const served = serving.stop();
      started.ctx.hints.close();
      await served;
      try {
        await started.stop();
      } finally {
        await connection?.stop();
      }
    };
    return { ctx: started.ctx, port: serving.port, installationLink, stop };
  } catch (error) {
    await Promise.all([serving.stop(), connection?.stop()]);
    throw error;
  }
}

/** Port 0 is known only now; an address that people type names the real one. */
function withPort(config: Config, port: number): Config {
  return config.port === 0
    ? { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) }
    : config;
}
