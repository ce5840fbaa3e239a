/**
 * Which access tokens are refused before their end (R26): those of a session that ended, and those made before the account's
 * roles changed or it was disabled. A request asks memory only; a start reads it back from
 * the records (start-auth.ts).
 *
 * What must stay true: no clock decides here. Roles and their version are read from one document, so a token made while the
 * roles were changing names the version whose roles it carries.
 */
import type { AccessClaims } from './access-token.ts';

export interface Revocations {
  /** Tokens of an earlier version are refused. */
  rightsChanged(accountId: string, rightsVersion: number): void;
  sessionEnded(sessionId: string): void;
  isRevoked(claims: AccessClaims): boolean;
}

/** Each sign-in hashes a secret, so far fewer end while a token lives; those that ended first are forgotten first. */
const MAX_ENDED_SESSIONS = 50_000;

export const createRevocations = (): Revocations => {
  const versions = new Map<string, number>();
  const ended = new Set<string>();
  return {
    rightsChanged: (accountId, rightsVersion) => {
      // Two changes at once may report in the other order.
      versions.set(accountId, Math.max(rightsVersion, versions.get(accountId) ?? 0));
    },
    sessionEnded: (sessionId) => {
      ended.add(sessionId);
      const [oldest] = ended;
      if (ended.size > MAX_ENDED_SESSIONS && oldest !== undefined) ended.delete(oldest);
    },
    isRevoked: ({ accountId, sessionId, rightsVersion = 0 }) =>
      ended.has(sessionId) || rightsVersion < (versions.get(accountId) ?? 0),
  };
};
