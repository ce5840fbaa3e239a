/**
 * How the first administrator comes to be. While there is none, the server prints a link at every start; whoever reads the
 * server's console, and nobody else, can use it. The token lies in the data folder, readable by its owner only, so that the
 * link stays the same over restarts; in the database it is hashed like every invitation.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomToken, TOKEN_PATTERN } from '#server/crypto/random-token.ts';
import { hasAdministrator } from './accounts.ts';
import type { AuthContext } from './auth-context.ts';
import { findInvitation, storeInvitation } from './invitations.ts';

const FILE_NAME = 'installation-token';
const OWNER_ONLY = 0o600;

/** The link to print at this start, or undefined when there is an administrator. */
export const ensureInstallationLink = async (ctx: AuthContext): Promise<string | undefined> => {
  const path = join(ctx.config.dataDir, FILE_NAME);
  if (await hasAdministrator(ctx)) {
    await rm(path, { force: true });
    return undefined;
  }
  const kept = await readToken(path);
  if (kept !== undefined && (await findInvitation(ctx, kept)).ok) return toLink(ctx, kept);
  const token = randomToken();
  await storeInvitation(ctx, token, {
    kind: 'installation',
    email: '',
    displayName: '',
    roles: ['admin'],
    invitedBy: '',
    expiresAtMs: null,
  });
  await keepToken(ctx.config.dataDir, path, token);
  return toLink(ctx, token);
};

/** Behind `#`, so that the token reaches no server log on its way. */
const toLink = (ctx: AuthContext, token: string): string => `${ctx.config.publicUrl}/installation#${token}`;

const readToken = async (path: string): Promise<string | undefined> => {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    return TOKEN_PATTERN.test(text) ? text : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const keepToken = async (dataDir: string, path: string, token: string): Promise<void> => {
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(`${token}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
};
