/** The administrator's password of the embedded database: made once, kept beside the data, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const FILE_NAME = 'database-password';
const OWNER_ONLY = 0o600;

export async function readOrMakePassword(dataDir: string): Promise<string> {
  const path = join(dataDir, FILE_NAME);
  const stored = await readPassword(path);
  if (stored !== undefined) return stored;
  // Written whole under another name first: a power cut leaves no empty password behind. `link` never replaces.
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64url')}\n`);
    await file.sync();
    await file.close();
    await link(draft, path).catch(ignore('EEXIST'));
  } finally {
    await rm(draft, { force: true });
  }
  const made = await readPassword(path);
  if (made === undefined) throw new Error(`cannot read back ${path}`);
  return made;
}

async function readPassword(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(ignore('ENOENT'));
  if (text === undefined) return undefined;
  const password = text.trim();
  if (password === '') throw new Error(`${path} is empty; remove it to have another password made`);
  await chmod(path, OWNER_ONLY);
  return password;
}

function ignore(code: string): (error: NodeJS.ErrnoException) => undefined {
  return (error) => {
    if (error.code !== code) throw error;
    return undefined;
  };
}
