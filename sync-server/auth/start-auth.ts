import { listAccounts, rightsVersionOf } from './accounts.ts';
import { ensureAuthDatabases, type SessionContext } from './auth-context.ts';
import { endedSessions, sessionIdOf } from './sessions.ts';

type StartContext = Pick<SessionContext, 'couch' | 'revocations'>;

/** Before the first request: the databases are there, and what was revoked stays so over a restart. */
export const startAuth = async (ctx: StartContext): Promise<void> => {
  await ensureAuthDatabases(ctx);
  const [accounts, sessions] = await Promise.all([listAccounts(ctx), endedSessions(ctx)]);
  for (const account of accounts) ctx.revocations.rightsChanged(account._id, rightsVersionOf(account));
  for (const session of sessions) ctx.revocations.sessionEnded(sessionIdOf(session));
};
