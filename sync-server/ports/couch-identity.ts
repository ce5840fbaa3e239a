/**
 * Bearer tokens by which a real CouchDB knows the person a request is made for (`[jwt_auth]`, HS256). They live for 60
 * seconds, so a role that was taken away is gone from the database a minute later at most.
 */
import { SignJWT } from 'jose';
import type { Clock } from './clock.ts';
import type { CouchIdentity } from './couch.ts';

const LIFETIME_S = 60;
/** A token is used again while it has at least this long to live. */
const MARGIN_S = 15;

export type Authorization = () => Promise<string>;

export function basicAuthorization({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

export function createIdentityAuthorization(
  identity: CouchIdentity,
  secret: Uint8Array,
  clock: Clock,
): Authorization {
  const reserved = [identity.name, ...identity.roles].find((name) => name === '' || name.startsWith('_'));
  // CouchDB takes a role `_admin` in a token at its word.
  if (reserved !== undefined) throw new Error(`not a name or role for a person: ${JSON.stringify(reserved)}`);
  let token: { readonly header: string; readonly expiresAtS: number } | undefined;
  return async () => {
    const nowS = Math.floor(clock.nowMs() / 1000);
    if (token === undefined || token.expiresAtS - nowS < MARGIN_S) {
      const expiresAtS = nowS + LIFETIME_S;
      const jwt = await new SignJWT({ '_couchdb.roles': [...identity.roles] })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(identity.name)
        .setIssuedAt(nowS)
        .setExpirationTime(expiresAtS)
        .sign(secret);
      token = { header: `Bearer ${jwt}`, expiresAtS };
    }
    return token.header;
  };
}
