/**
 * The server's own keys. One random root is made on first start and kept beside the data, readable by its owner only; every
 * key is derived from it for one purpose (HKDF, RFC 5869), so that no key serves two.
 */
import { hkdfSync, randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { readWhole, writeWhole } from '#server/ports/files.ts';

/** Each 32 bytes. None is enumerable, so that none shows in a log or a dump. */
export interface Secrets {
  /** Signs access tokens (HS256). */
  readonly accessToken: Uint8Array;
  /** Signs check-in tickets. */
  readonly checkInTicket: Uint8Array;
  /** Makes the salt that is told for an e-mail without an account, the same each time. */
  readonly preloginSalt: Uint8Array;
  /** Seals second-factor secrets at rest. */
  readonly secondFactor: Uint8Array;
}

const PURPOSES = ['accessToken', 'checkInTicket', 'preloginSalt', 'secondFactor'] as const;
const FILE_NAME = 'secrets.json';
const ROOT_BYTES = 32;
const OWNER_ONLY = 0o600;

export function deriveSecrets(root: Uint8Array): Secrets {
  const secrets = {};
  for (const purpose of PURPOSES) {
    const value = new Uint8Array(hkdfSync('sha256', root, 'aesi-server', purpose, 32));
    Object.defineProperty(secrets, purpose, { value, enumerable: false });
  }
  return secrets as Secrets;
}

/** Reads DATA_DIR/secrets.json, made on first start. Throws when it is there but unreadable: making another would end all sessions. */
export async function readOrMakeSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, FILE_NAME);
  const stored = await readRoot(path);
  if (stored !== undefined) return deriveSecrets(stored);
  const root = randomBytes(ROOT_BYTES);
  await writeWhole(path, `${JSON.stringify({ root: root.toString('base64') })}\n`);
  return deriveSecrets(root);
}

async function readRoot(path: string): Promise<Uint8Array | undefined> {
  const text = await readWhole(path);
  if (text === undefined) return undefined;
  const { root } = JSON.parse(text) as { root?: unknown };
  const bytes = Buffer.from(typeof root === 'string' ? root : '', 'base64');
  if (bytes.length !== ROOT_BYTES) throw new Error(`${path} holds no root key`);
  await chmod(path, OWNER_ONLY);
  return bytes;
}
