/** Data folders filled with an invented year of some size. Filling takes minutes, so they are kept while the server's code stays the same. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { places } from './places.ts';

/** Check-in of the year's running activities is open for a while only. */
const STALE_AFTER_MS = 60 * 60_000;

export interface YearOptions {
  /** Check-in must still be open in it. */
  readonly running?: boolean;
}

export const filledYear = async (
  attendances: number,
  say: (line: string) => void,
  { running = false }: YearOptions = {},
): Promise<string> => {
  const code = createHash('sha256')
    .update(await readFile(places.seed))
    .digest('hex');
  const folder = join(places.years, `year-${attendances}-${code.slice(0, 16)}`);
  if (existsSync(folder)) {
    const ageMs = Date.now() - (await stat(folder)).birthtimeMs;
    if (!running || ageMs < STALE_AFTER_MS) return folder;
    await rm(folder, { recursive: true });
  }
  say(`filling a year of ${attendances} attendances…`);
  await fill(attendances, folder);
  return folder;
};

/** Under another name until it is whole. */
const fill = async (attendances: number, folder: string): Promise<void> => {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const child = spawn(process.execPath, [places.seed, '--attendances', String(attendances)], {
    env: { PATH: process.env['PATH'], DATA_DIR: draft },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  if (exitCode !== 0) throw new Error(`filling a year ended with ${exitCode}`);
  await rename(draft, folder);
};
