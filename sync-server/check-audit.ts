/**
 * `npm run check-audit`: walks the audit log of DATA_DIR (its server stopped) or of COUCHDB_URL (beside its server), says whether
 * the chain is whole, and ends with 1 if it is not. Writes nothing.
 */
import { chainTold } from './audit/chain-told.ts';
import { verifyChain, type ChainReport } from './audit/verify-chain.ts';
import { configSentence, readConfig, type Config } from './config.ts';
import { systemClock } from './ports/clock.ts';
import { createLog } from './ports/log.ts';
import { connect } from './setup/connect.ts';
import { builtPaths } from './setup/paths.ts';
import { startRefusalOf } from './setup/start-refusal.ts';

const fail = (line: string): void => {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
};

const check = async (config: Config): Promise<ChainReport> => {
  const log = createLog(config.logLevel);
  const { embeddedChild } = builtPaths(import.meta.url);
  const connection = await connect({ config, clock: systemClock, log, embeddedChild });
  try {
    return await verifyChain(connection.couch);
  } finally {
    await connection.stop();
  }
};

const checkAndTell = async (config: Config): Promise<void> => {
  const report = await check(config);
  process.stdout.write(`${chainTold(report).join('\n')}\n`);
  if (report.faults.length > 0) process.exitCode = 1;
};

const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, []);
if (!config.ok) fail(configSentence(config.error));
else
  await checkAndTell(config.value).catch((error: unknown) => {
    const refusal = startRefusalOf(error, config.value);
    if (refusal === undefined) throw error;
    fail(refusal);
  });
