/** When each executive's devices last spoke to the server: a session says so each time it is renewed. */
import type { ExecutiveDevice } from '#schemas/protocol/auth.ts';
import { toInstant } from '#schemas/primitives/dates.ts';
import { bySilence } from '#schemas/rules/devices.ts';
import { clubsOf } from '#schemas/rules/roles.ts';
import { isDisabled, listAccounts, type Account } from './accounts.ts';
import type { RecordContext } from './auth-context.ts';
import { accountIdOfSession, allLivingSessions, type Session } from './sessions.ts';

export const listExecutiveDevices = async (ctx: RecordContext): Promise<ExecutiveDevice[]> => {
  const sessions = new Map<string, Session[]>();
  for (const session of await allLivingSessions(ctx)) {
    const accountId = accountIdOfSession(session);
    sessions.set(accountId, [...(sessions.get(accountId) ?? []), session]);
  }
  return (await listAccounts(ctx))
    .filter((account) => account.roles.length > 0 && !isDisabled(account))
    .flatMap((account) => devicesOf(account, sessions.get(account._id) ?? []))
    .toSorted(bySilence);
};

/** One who has no session left still has a line: what lies on his device was not heard of either. */
const devicesOf = (account: Account, sessions: readonly Session[]): ExecutiveDevice[] => {
  const { _id: accountId, displayName, roles } = account;
  const person = { accountId, displayName, clubs: clubsOf({ kind: 'account', id: accountId, roles }) };
  if (sessions.length === 0) return [{ ...person, device: '', lastContactAt: null }];
  return sessions.map(({ device, lastSeenAtMs }) => ({
    ...person,
    device,
    lastContactAt: toInstant(lastSeenAtMs),
  }));
};
