/**
 * `npm run seed -- --attendances 50000`: fills an empty data folder (DATA_DIR) with an invented year of about that size and the
 * demonstration's accounts, without listening. For measuring; the documents take the same road as everybody's.
 */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { ensureAuthDatabases } from './auth/auth-context.ts';
import { configSentence, readConfig, type Config } from './config.ts';
import { fillDemo, type DemoOutcome } from './demo/fill-demo.ts';
import { STANDARD_ATTENDANCES } from './demo/year.ts';
import { systemClock } from './ports/clock.ts';
import { createLog } from './ports/log.ts';
import { figuresCheckpointPath } from './publishing/figures-checkpoint.ts';
import { connect } from './setup/connect.ts';
import { builtPaths, readValidation } from './setup/paths.ts';
import { readOrMakeSecrets } from './setup/secrets.ts';
import { startContext } from './setup/start-context.ts';
import { startRefusalOf } from './setup/start-refusal.ts';

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
  return config.ok ? ok({ config: config.value, attendances }) : err(configSentence(config.error));
};

const seed = async ({ config, attendances }: Wish): Promise<DemoOutcome> => {
  const clock = systemClock;
  const log = createLog(config.logLevel);
  const paths = builtPaths(import.meta.url);
  const validationSource = await readValidation(paths);
  const secrets = await readOrMakeSecrets(config.dataDir);
  const connection = await connect({ config, clock, log, embeddedChild: paths.embeddedChild });
  try {
    const { couch, place } = connection;
    const publishing = { checkpointPath: figuresCheckpointPath(config.dataDir) };
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

const seedAndTell = async (wish: Wish): Promise<void> => {
  const startedAtMs = performance.now();
  const { dataDir } = wish.config;
  const outcome = await seed(wish);
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  if (typeof outcome === 'string') return fail(`${dataDir} is not empty: nothing was written.`);
  for (const [collection, count] of Object.entries(outcome.counts)) say(`  ${collection}: ${count}`);
  say(`${outcome.documents} documents in ${seconds} s, in ${dataDir}`);
};

const wish = readWish(process.argv.slice(2));
if (!wish.ok) fail(wish.error);
else
  await seedAndTell(wish.value).catch((error: unknown) => {
    const refusal = startRefusalOf(error, wish.value.config);
    if (refusal === undefined) throw error;
    fail(refusal);
  });
