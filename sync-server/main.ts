/** The process: environment → server → signals. */
import { configSentence, readConfig, type Config } from './config.ts';
import type { ServerContext } from './context.ts';
import { DemonstrationRefused } from './demo/demonstration-refused.ts';
import { systemClock } from './ports/clock.ts';
import { createLog, type Log } from './ports/log.ts';
import { builtPaths } from './setup/paths.ts';
import { startRefusalOf } from './setup/start-refusal.ts';
import { startServer, type RunningServer } from './start-server.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  if (!config.ok) {
    return refuse(configSentence(config.error));
  }
  const log = createLog(config.value.logLevel);
  process.on('uncaughtException', (error) => fail(log, 'uncaught exception', error));
  process.on('unhandledRejection', (error) => fail(log, 'unhandled rejection', error));
  try {
    const server = await start(config.value, log);
    // First: whoever reads that it listens may tell it to stop at once.
    stopOnSignals(server, log);
    announce(log, server);
  } catch (error) {
    const refusal = startRefusalOf(error, config.value);
    if (refusal === undefined) fail(log, 'the server did not start', error);
    else refuse(refusal);
  }
}

/** Ends once the sentence is out: an exit at once may cut off what goes to a pipe. */
function refuse(sentence: string): void {
  process.stderr.write(`\n  ${sentence}\n\n`, () => process.exit(1));
}

function start(config: Config, log: Log): Promise<RunningServer> {
  const paths = builtPaths(import.meta.url);
  const prepare = config.isDemo ? { prepare: fillWithDemonstration } : {};
  return startServer({ config, clock: systemClock, log, paths, ...prepare });
}

async function fillWithDemonstration(ctx: ServerContext): Promise<void> {
  const { fillDemo } = await import('./demo/fill-demo.ts');
  const outcome = await fillDemo(ctx);
  if (outcome === 'refused') throw new DemonstrationRefused();
  const result = outcome === 'filled_before' ? 'déjà dans ce dossier' : `${outcome.documents} documents`;
  say(`\n  Démonstration : ${result}.`);
}

/** The link is for whoever reads this console, and is no part of the log. */
function announce(log: Log, { ctx, port, installationLink }: RunningServer): void {
  log.info({ port, pid: process.pid }, 'listening');
  say(`\n  AESI — Les clubs   ${ctx.config.publicUrl}\n`);
  if (installationLink !== undefined) {
    say(`  Créer le premier administrateur :\n  ${installationLink}\n`);
  }
}

/** npm passes on a signal that the whole group got already: a second one this soon is the same wish. */
const SAME_WISH_MS = 1_000;

function stopOnSignals(server: RunningServer, log: Log): void {
  let stoppingSinceMs: number | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stoppingSinceMs !== undefined) {
        // Whoever insists is obeyed: the database is made for it.
        if (performance.now() - stoppingSinceMs > SAME_WISH_MS) process.exit(1);
        return;
      }
      stoppingSinceMs = performance.now();
      log.info({ signal }, 'stopping');
      server.stop().then(
        () => {
          log.info({}, 'stopped');
          process.exit(0);
        },
        (error: unknown) => fail(log, 'stopping failed', error),
      );
    });
  }
}

function fail(log: Log, what: string, error: unknown): void {
  log.error({ err: error }, what);
  process.exit(1);
}

await main();
