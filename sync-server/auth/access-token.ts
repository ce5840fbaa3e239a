/**
 * The short-lived token a device shows with every request (R29): ten minutes, signed by the server, never stored. It carries
 * the roles, so that a request asks no database who someone is, and the version of the account's rights that they are from,
 * so that it can be refused as soon as there is a later one (revocations.ts).
 */
import { jwtVerify, SignJWT } from 'jose';
import { ACCESS_TOKEN_SECONDS } from '#schemas/protocol/auth.ts';
import { isRole } from '#schemas/rules/roles.ts';
import { ACCOUNT_ID_PATTERN } from '#schemas/primitives/ids.ts';

const ISSUER = 'aesi';
const AUDIENCE = 'aesi-app';
const ALGORITHM = 'HS256';
/** Two servers of one deployment may disagree this much about the time. */
const CLOCK_TOLERANCE_SECONDS = 5;

export interface AccessClaims {
  readonly accountId: string;
  readonly sessionId: string;
  readonly roles: readonly string[];
  /** Of the account (accounts.ts) when its roles were read; absent counts as 0. */
  readonly rightsVersion?: number;
}

export const signAccessToken = (key: Uint8Array, claims: AccessClaims, nowMs: number): Promise<string> => {
  const issuedAtSeconds = Math.floor(nowMs / 1000);
  return new SignJWT({ roles: [...claims.roles], sid: claims.sessionId, rv: claims.rightsVersion ?? 0 })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .setSubject(claims.accountId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAtSeconds)
    .setExpirationTime(issuedAtSeconds + ACCESS_TOKEN_SECONDS)
    .sign(key);
};

/** undefined: not ours, altered, expired, or not of the expected shape. */
export const readAccessToken = async (
  key: Uint8Array,
  token: string,
  nowMs: number,
): Promise<AccessClaims | undefined> => {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(nowMs),
      requiredClaims: ['sub', 'exp', 'iat', 'sid', 'roles'],
    });
    return claimsOf(payload);
  } catch {
    // jose throws for every way a token can be wrong; which one is of no use to whoever sent it.
    return undefined;
  }
};

const claimsOf = (payload: Readonly<Record<string, unknown>>): AccessClaims | undefined => {
  const { sub, sid, roles, rv = 0 } = payload;
  if (typeof sub !== 'string' || !ACCOUNT_ID_PATTERN.test(sub) || typeof sid !== 'string') return undefined;
  if (!Array.isArray(roles) || typeof rv !== 'number') return undefined;
  const known = roles.filter((role): role is string => typeof role === 'string' && isRole(role));
  if (known.length !== roles.length) return undefined;
  return { accountId: sub, sessionId: sid, roles: known, rightsVersion: rv };
};
