/**
 * Seals JSON values under the data key with XChaCha20-Poly1305. Nonces are random: with 24 bytes they do not repeat.
 * The context (which table, which row, which revision) is authenticated but not stored: a sealed value that was moved
 * to another row opens no more than one that was altered. The result is a string of bytes, see encoding.ts.
 *
 * What must be found again without being readable, such as a key of a row, gets a pseudonym: keyed BLAKE2b under a key of its
 * own that comes from the data key. Unlike a plain hash it tells nothing to somebody who can guess the text.
 */
import { bytesToLatin1, latin1ToBytes } from './encoding.ts';
import type { DataKey } from './secret-key.ts';
import { loadSodium, type Sodium } from './sodium.ts';

export interface Sealer {
  readonly seal: (value: unknown, context: string) => string;
  /** Gives back what was sealed; throws a TamperedError under another key, in another context or after any change. */
  readonly open: (sealed: string, context: string) => unknown;
  /** The same for bytes, such as a photo's, without the detour over text. */
  readonly sealBytes: (bytes: Uint8Array, context: string) => Uint8Array;
  readonly openBytes: (sealed: Uint8Array, context: string) => Uint8Array;
  /** 32 hexadecimal digits, the same for the same text in the same context (which must hold no line break). */
  readonly pseudonymOf: (text: string, context: string) => string;
}

export class TamperedError extends Error {
  readonly type = 'tampered';
  readonly context: string;

  constructor(context: string) {
    super(`Cannot be opened: altered, moved, or sealed under another key (${JSON.stringify(context)})`);
    this.name = 'TamperedError';
    this.context = context;
  }
}

const NONCE_BYTES = 24;
// One call per nonce to the system's generator costs more than the sealing of a small value.
const NONCES_PER_REFILL = 256;

const createNonceSource = (): (() => Uint8Array) => {
  const pool = new Uint8Array(NONCE_BYTES * NONCES_PER_REFILL);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    used += NONCE_BYTES;
    return pool.subarray(used - NONCE_BYTES, used);
  };
};

const PSEUDONYM_BYTES = 16;
const SUBKEY_BYTES = 32;
const SUBKEY_LABEL = 'pseudonyms/1';
// A sync touches each id several times within moments; what is older is computed again.
const MAX_REMEMBERED = 10_000;

const createPseudonyms = (sodium: Sodium, dataKey: DataKey): Sealer['pseudonymOf'] => {
  const remembered = new Map<string, string>();
  const compute = (message: string): string => {
    // Derived each time, so that no copy of it outlives the data key.
    const subkey = sodium.crypto_generichash(SUBKEY_BYTES, SUBKEY_LABEL, dataKey.exposeSecretBytes());
    const pseudonym = sodium.crypto_generichash(PSEUDONYM_BYTES, message, subkey, 'hex');
    subkey.fill(0);
    return pseudonym;
  };
  return (text, context) => {
    const message = `${context}\n${text}`;
    const known = remembered.get(message);
    if (known !== undefined) return known;
    const pseudonym = compute(message);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(message, pseudonym);
    return pseudonym;
  };
};

/** Loads libsodium; from then on `seal` and `open` are synchronous, as IndexedDB transactions need. */
export const createSealer = async (dataKey: DataKey): Promise<Sealer> => {
  const sodium = await loadSodium();
  const nextNonce = createNonceSource();
  const decoder = new TextDecoder();
  const sealBytes = (bytes: Uint8Array | string, context: string): Uint8Array => {
    const nonce = nextNonce();
    const key = dataKey.exposeSecretBytes();
    const cipher = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(bytes, context, null, nonce, key);
    const sealed = new Uint8Array(NONCE_BYTES + cipher.length);
    sealed.set(nonce);
    sealed.set(cipher, NONCE_BYTES);
    return sealed;
  };
  const openBytes = (sealed: Uint8Array, context: string): Uint8Array => {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const cipher = sealed.subarray(NONCE_BYTES);
    const key = dataKey.exposeSecretBytes();
    try {
      return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, cipher, context, nonce, key);
    } catch {
      throw new TamperedError(context);
    }
  };
  return {
    pseudonymOf: createPseudonyms(sodium, dataKey),
    sealBytes,
    openBytes,
    seal: (value, context) => {
      const text = JSON.stringify(value);
      if (text === undefined) throw new Error('Only JSON values can be sealed');
      return bytesToLatin1(sealBytes(text, context));
    },
    open: (sealed, context) =>
      JSON.parse(decoder.decode(openBytes(latin1ToBytes(sealed), context))) as unknown,
  };
};
