/**
 * Short secrets that the server must read back (second-factor secrets) lie sealed in the database: whoever has a copy of
 * it or of a backup, but not the server's key file, cannot make anybody's codes.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveServerKey, type KeyPurpose } from './server-keys.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `context` binds the sealed text to its place: moved to another account it does not open. */
export const sealText = (root: Uint8Array, purpose: KeyPurpose, context: string, text: string): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', deriveServerKey(root, purpose), nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64');
};

/** Throws when the text was altered, moved, or sealed under another key: never the case in an intact installation. */
export const openText = (root: Uint8Array, purpose: KeyPurpose, context: string, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', deriveServerKey(root, purpose), nonce);
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const body = decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES));
  return Buffer.concat([body, decipher.final()]).toString('utf8');
};
