/**
 * A 32-byte key that cannot slip into a log, a JSON dump or a structured clone: it prints `<redacted>` everywhere, and
 * its bytes leave only through `exposeSecretBytes`, which one can search for. The purpose keeps a vault key from being
 * passed where a data key is wanted.
 */
const KEY_BYTES = 32;
const REDACTED = '<redacted>';

export class SecretKey<Purpose extends string> {
  readonly purpose: Purpose;
  readonly #bytes: Uint8Array;
  #wiped = false;

  /** Takes a copy; the caller may wipe what it passed in. */
  constructor(purpose: Purpose, bytes: Uint8Array) {
    if (bytes.length !== KEY_BYTES) throw new Error(`A ${purpose} key has ${KEY_BYTES} bytes`);
    this.purpose = purpose;
    this.#bytes = bytes.slice();
  }

  /** The live bytes, not a copy: do not keep them, they become zero when the key is wiped. Throws after that. */
  exposeSecretBytes(): Uint8Array {
    // Sealing under a key of zeros would be worse than failing.
    if (this.#wiped) throw new Error(`The ${this.purpose} key was wiped`);
    return this.#bytes;
  }

  /** Overwrites the key when the vault locks; sealers made from it stop working too. */
  wipe(): void {
    this.#wiped = true;
    this.#bytes.fill(0);
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED;
  }
}

/** Opens what lies sealed on this device; random, made once per account and device. */
export type DataKey = SecretKey<'data'>;

/** Opens the vault, that is the data key; derived from the passphrase, never stored. */
export type VaultKey = SecretKey<'vault'>;
