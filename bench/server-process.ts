/**
 * The server under measurement, in a process of its own: the parts that start-server.ts puts together, except that it also
 * tells where its database answers, so that the same documents can be asked for with and without the server in between.
 */
import { createApp } from '#server/app.ts';
import { signAccessToken } from '#server/auth/access-token.ts';
import { ensureAuthDatabases } from '#server/auth/auth-context.ts';
import { DEMO_ACCOUNTS } from '#server/auth/demo-accounts.ts';
import { configSentence, readConfig, type Config } from '#server/config.ts';
import { createEmbeddedDatabase, type EmbeddedDatabase } from '#server/embedded/supervisor.ts';
import { systemClock } from '#server/ports/clock.ts';
import { createCouchNano } from '#server/ports/couch-nano.ts';
import { createLog } from '#server/ports/log.ts';
import { figuresCheckpointPath } from '#server/publishing/figures-checkpoint.ts';
import { builtPaths, readValidation } from '#server/setup/paths.ts';
import { readOrMakeSecrets, type Secrets } from '#server/setup/secrets.ts';
import { serve, stillStarting, type Serving } from '#server/setup/serve.ts';
import { startContext } from '#server/setup/start-context.ts';
import type { FromServer, ServerWish, ToServer } from './server-messages.ts';

const tell = (message: FromServer): void => void process.send?.(message);

const start = async ({ dataDir, appDir, builtServer }: ServerWish): Promise<void> => {
  const clock = systemClock;
  const log = createLog('error');
  const paths = builtPaths(builtServer);
  const secrets = await readOrMakeSecrets(dataDir);
  const serving = await serve(stillStarting, 0, '127.0.0.1');
  const config = configOf(dataDir, serving.port);
  const embedded = createEmbeddedDatabase({ dataDir, childPath: paths.embeddedChild, log });
  await embedded.start();
  const couch = createCouchNano({
    engine: 'embedded',
    url: () => embedded.connection().url,
    credentials: () => embedded.connection(),
    log,
    clock,
  });
  const started = await startContext({
    config,
    couch,
    clock,
    log,
    secrets,
    place: 'embedded',
    validationSource: await readValidation(paths),
    publishing: { checkpointPath: figuresCheckpointPath(dataDir) },
  });
  await ensureAuthDatabases(started.ctx);
  serving.answerWith(createApp(started.ctx, { appDir, isStopping: () => false }));
  process.on('message', (message: ToServer) => {
    if (message.type === 'token') void sign(secrets, message.email);
    if (message.type === 'stop') void stop(serving, () => started.stop(), embedded);
  });
  tell({ type: 'ready', url: `http://localhost:${serving.port}`, database: embedded.connection() });
};

const configOf = (dataDir: string, port: number): Config => {
  const config = readConfig({ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error' });
  if (!config.ok) throw new Error(configSentence(config.error));
  return config.value;
};

/** As a sign-in would give it. */
const sign = async (secrets: Secrets, email: string): Promise<void> => {
  const account = DEMO_ACCOUNTS.find((one) => one.email === email);
  if (account === undefined) throw new Error(`nobody has the address ${email}`);
  const claims = { accountId: account.id, sessionId: 'bench', roles: account.roles };
  const { id, displayName, roles } = account;
  const token = await signAccessToken(secrets.accessToken, claims, systemClock.nowMs());
  tell({ type: 'token', signed: { token, account: { id, email, displayName, roles } } });
};

const stop = async (
  serving: Serving,
  stopContext: () => Promise<void>,
  embedded: EmbeddedDatabase,
): Promise<void> => {
  const served = serving.stop();
  await stopContext();
  await served;
  await embedded.stop();
  process.exit(0);
};

// Whoever measures is gone: nothing may be left behind.
process.once('disconnect', () => process.exit(1));
process.once('message', (wish: ServerWish) => {
  start(wish).catch((error: unknown) => {
    tell({ type: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    process.exit(1);
  });
});
