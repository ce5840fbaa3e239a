/** The process: environment → server → signals. */
import { readConfig, type Config } from './config.ts';
import type { ServerContext } from './context.ts';
import { systemClock } from './ports/clock.ts';
import { createLog, type Log } from './ports/log.ts';
import { builtPaths } from './setup/paths.ts';
import { startServer, type RunningServer } from './start-server.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  if (!config.ok) {
    process.stderr.write(`${config.error.name} must be ${config.error.wanted}\n`);
    process.exitCode = 1;
    return;
  }
  const log = createLog(config.value.logLevel);
  process.on('uncaughtException', (error) => fail(log, 'uncaught exception', error));
  process.on('unhandledRejection', (error) => fail(log, 'unhandled rejection', error));
  try {
    const server = await start(config.value, log);
    announce(log, server);
    stopOnSignals(server, log);
  } catch (error) {
    fail(log, 'the server did not start', error);
  }
}

function start(config: Config, log: Log): Promise<RunningServer> {
  const paths = builtPaths(import.meta.url);
  const prepare = config.isDemo ? { prepare: fillWithDemonstration } : {};
  return startServer({ config, clock: systemClock, log, paths, ...prepare });
}

async function fillWithDemonstration(ctx: ServerContext): Promise<void> {
  const { fillDemo } = await import('./demo/fill-demo.ts');
  const filled = await fillDemo(ctx);
  const result =
    filled === undefined
      ? 'Le dossier de données n’est pas vide : rien n’y a été ajouté.'
      : `Démonstration : ${filled.documents} documents.`;
  say(`\n  ${result}`);
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
