/**
 * A key of the server (setup/secrets.ts) that serves two neighbouring uses is split once more, so that a value made for one
 * can never be taken for the other.
 */
import { createHmac, hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;

export type KeyPurpose =
  'refresh-token' | 'prelogin-salt' | 'recovery-code' | 'seal-totp' | 'device-cookie' | 'security-origin';

export const deriveServerKey = (root: Uint8Array, purpose: KeyPurpose): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', root, new Uint8Array(0), `aesi:${purpose}`, KEY_BYTES));

export const macOf = (root: Uint8Array, purpose: KeyPurpose, text: string): Buffer =>
  createHmac('sha256', deriveServerKey(root, purpose)).update(text, 'utf8').digest();
