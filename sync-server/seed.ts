/**
 * `npm run seed -- --attendances 50000`: fills an empty data folder (DATA_DIR) with an invented year of about that size and the
 * demonstration's accounts, without listening. For measuring; the documents take the same road as everybody's.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { ensureAuthDatabases } from './auth/auth-context.ts';
import { readConfig, type Config } from './config.ts';
import { fillDemo, type Filled } from './demo/fill-demo.ts';
import { STANDARD_ATTENDANCES } from './demo/year.ts';
import { systemClock } from './ports/clock.ts';
import { createLog } from './ports/log.ts';
import { connect } from './setup/connect.ts';
import { builtPaths, readValidation } from './setup/paths.ts';
import { readOrMakeSecrets } from './setup/secrets.ts';
import { startContext } from './setup/start-context.ts';

const MOST_ATTENDANCES = 1_000_000;

interface Wish {
  readonly config: Config;
  readonly attendances: number;
}

const readWish = (args: string[]): Result<Wish, string> => {
  let asked: string | undefined;
  try {
    asked = parseArgs({ args, options: { attendances: { type: 'string' } } }).values.attendances;
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
  const attendances = Number(asked ?? STANDARD_ATTENDANCES);
  if (!Number.isInteger(attendances) || attendances < 1 || attendances > MOST_ATTENDANCES) {
    return err(`--attendances must be a whole number from 1 to ${MOST_ATTENDANCES}`);
  }
  // The card of the association says that what follows is invented; nobody needs to read the server's ordinary log here.
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, ['--demo']);
  return config.ok
    ? ok({ config: config.value, attendances })
    : err(`${config.error.name} must be ${config.error.wanted}`);
};

/** undefined: the folder has activities already, and nothing was written. */
const seed = async ({ config, attendances }: Wish): Promise<Filled | undefined> => {
  const clock = systemClock;
  const log = createLog(config.logLevel);
  const paths = builtPaths(import.meta.url);
  const validationSource = await readValidation(paths);
  const secrets = await readOrMakeSecrets(config.dataDir);
  const connection = await connect({ config, clock, log, embeddedChild: paths.embeddedChild });
  try {
    const { couch, place } = connection;
    const publishing = { checkpointPath: join(config.dataDir, 'figures-checkpoint.json') };
    const started = await startContext({
      config,
      couch,
      clock,
      log,
      secrets,
      place,
      validationSource,
      publishing,
    });
    try {
      await ensureAuthDatabases(started.ctx);
      return await fillDemo(started.ctx, attendances);
    } finally {
      await started.stop();
    }
  } finally {
    await connection.stop();
  }
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const fail = (line: string): void => {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
};

const wish = readWish(process.argv.slice(2));
if (!wish.ok) fail(wish.error);
else {
  const startedAtMs = performance.now();
  const { dataDir } = wish.value.config;
  const filled = await seed(wish.value);
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  if (filled === undefined) fail(`${dataDir} has activities already: nothing was written.`);
  else {
    for (const [collection, count] of Object.entries(filled.counts)) say(`  ${collection}: ${count}`);
    say(`${filled.documents} documents in ${seconds} s, in ${dataDir}`);
  }
}
