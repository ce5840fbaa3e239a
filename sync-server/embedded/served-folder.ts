/**
 * Is another server using this data folder? A running database notes its port in the folder, and names the folder to whoever
 * asks there without a password. LevelDB's lock stays the guard of the data; this only tells a person at once what is the
 * matter, and tells a living server from one that was killed a moment ago, whose database is about to let go.
 *
 * The name is of this very folder (device and inode), so that a copy of a running server's folder starts beside it.
 */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readWhole, writeWhole } from '#server/ports/files.ts';

const PORT_FILE = 'database-port';
/** Whoever listens on this machine answers sooner, but the machine may be busy starting two servers. */
const ANSWER_WITHIN_MS = 5_000;

export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(dataDir: string) {
    super(`another server uses ${dataDir}`);
  }
}

export const databasesIn = (dataDir: string): string => join(dataDir, 'databases');

export const notePort = (dataDir: string, port: number): Promise<void> =>
  writeWhole(join(dataDir, PORT_FILE), `${port}\n`);

/** What a database of this folder answers in `www-authenticate`. */
export async function challengeOf(databases: string): Promise<string> {
  const { dev, ino } = await stat(databases, { bigint: true });
  const name = createHash('sha256').update(`${dev} ${ino}`).digest('hex').slice(0, 32);
  return `Basic realm="database ${name}"`;
}

export async function isServed(dataDir: string): Promise<boolean> {
  const port = Number(await readWhole(join(dataDir, PORT_FILE)));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return false;
  const expected = await challengeOf(databasesIn(dataDir)).catch(() => undefined);
  return expected !== undefined && (await challengeAt(port)) === expected;
}

/** undefined: nobody answers there. */
async function challengeAt(port: number): Promise<string | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.body?.cancel();
    return response.headers.get('www-authenticate') ?? undefined;
  } catch {
    return undefined;
  }
}
