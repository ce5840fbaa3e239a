/** What sign-in needs of the server, and the two databases that only the server reads. */
import type { ServerContext } from '#server/context.ts';

export type AuthContext = Pick<ServerContext, 'config' | 'couch' | 'clock' | 'log' | 'secrets' | 'hints'>;

/** `account:…`, `email:…` (one per address in use), `invitation:…` */
export const ACCOUNTS_DB = 'aesi-accounts';
/** `session:…`, `ticket:…` and `device:…` of check-in: what expires by itself. */
export const SESSIONS_DB = 'aesi-sessions';

/** Idempotent; before the server listens. A real CouchDB opens new databases to its administrators only. */
export const ensureAuthDatabases = async (ctx: Pick<AuthContext, 'couch'>): Promise<void> => {
  await ctx.couch.ensureDatabase(ACCOUNTS_DB);
  await ctx.couch.ensureDatabase(SESSIONS_DB);
};
