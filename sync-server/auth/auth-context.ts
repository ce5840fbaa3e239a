/** What sign-in needs of the server, and the two databases that only the server reads. */
import type { ServerContext } from '#server/context.ts';
import { databaseSecurity } from '#server/setup/security.ts';

export type AuthContext = Pick<
  ServerContext,
  'config' | 'couch' | 'clock' | 'log' | 'secrets' | 'hints' | 'revocations' | 'trail'
>;

/** For what only keeps records: enough to make accounts for a demonstration or a test. */
export type RecordContext = Pick<AuthContext, 'couch' | 'clock' | 'secrets'>;

/** For what ends sessions. */
export type SessionContext = RecordContext & Pick<AuthContext, 'revocations'>;

/** `account:…`, `email:…` (one per address in use), `invitation:…` */
export const ACCOUNTS_DB = 'aesi-accounts';
/** `session:…`, `ticket:…` and `device:…` of check-in: what expires by itself. */
export const SESSIONS_DB = 'aesi-sessions';

/** Idempotent; before the server listens. */
export const ensureAuthDatabases = async ({ couch }: Pick<AuthContext, 'couch'>): Promise<void> => {
  for (const db of [ACCOUNTS_DB, SESSIONS_DB]) {
    await couch.ensureDatabase(db);
    await couch.putSecurity(db, databaseSecurity([]));
  }
};
