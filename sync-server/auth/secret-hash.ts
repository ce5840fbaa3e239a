/**
 * The sign-in secret is hashed again before it is stored (R28). The device has already spent 64 MiB and three passes on it
 * (DESIGN §4); this second Argon2id only has to keep a copied database from signing in, so it uses the smaller cost that a
 * server with many sign-ins at once can bear (19 MiB, two passes: RFC 9106's advice for little memory, OWASP's minimum).
 */
import { hash, verify } from '@node-rs/argon2';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

export const hashSecret = (secret: string): Promise<string> => hash(secret, COST);

/** A wrong secret's hash, made with the same cost: checking it takes as long as checking a real one. */
let decoy: Promise<string> | undefined;

/** Without a hash (no such account) the same work is done, and the answer is no. */
export const verifySecret = async (stored: string | undefined, secret: string): Promise<boolean> => {
  decoy ??= hashSecret('no account has this secret');
  const matches = await verify(stored ?? (await decoy), secret);
  return matches && stored !== undefined;
};
