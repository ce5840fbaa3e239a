/**
 * How the first administrator comes to be. While there is none, the server prints a link at every start; whoever reads the
 * server's console, and nobody else, can use it. The token lies in the data folder, readable by its owner only, so that the
 * link stays the same over restarts; in the database it is hashed like every invitation.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomToken, TOKEN_PATTERN } from '#server/crypto/random-token.ts';
import { readWhole, writeWhole } from '#server/ports/files.ts';
import { hasAdministrator } from './accounts.ts';
import type { AuthContext } from './auth-context.ts';
import { findInvitation, storeInvitation } from './invitations.ts';

const FILE_NAME = 'installation-token';

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
  await writeWhole(path, `${token}\n`);
  return toLink(ctx, token);
};

/** Behind `#`, so that the token reaches no server log on its way. */
const toLink = (ctx: AuthContext, token: string): string => `${ctx.config.publicUrl}/installation#${token}`;

const readToken = async (path: string): Promise<string | undefined> => {
  const text = (await readWhole(path))?.trim() ?? '';
  return TOKEN_PATTERN.test(text) ? text : undefined;
};
