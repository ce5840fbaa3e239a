import { describe, expect, it } from 'vitest';
import { deriveKeys } from './derive-keys.ts';
import { base64ToBytes, bytesToBase64 } from './encoding.ts';
import { runArgon2idInNode } from './testing-argon2.ts';

const saltB64 = bytesToBase64(new Uint8Array(16).fill(7));
const cheap = { saltB64, memoryKiB: 64, iterations: 1, parallelism: 1 };

describe('deriveKeys', () => {
  it('R28 cuts 64 bytes of Argon2id into the vault key and the sign-in secret', async () => {
    const derived = await deriveKeys({ ...cheap, passphrase: 'cinq mots simples' }, runArgon2idInNode);
    if (!derived.ok) throw new Error(derived.error.detail);
    const { memoryKiB, iterations, parallelism } = cheap;
    const salt = base64ToBytes(saltB64);
    const request = {
      passphrase: 'cinq mots simples',
      salt,
      memoryKiB,
      iterations,
      parallelism,
      outputBytes: 64,
    };
    const all = await runArgon2idInNode(request);
    expect(derived.value.vaultKey.exposeSecretBytes()).toEqual(all.slice(0, 32));
    expect(base64ToBytes(derived.value.signInSecret)).toEqual(all.slice(32));
  });

  it('gives the same keys however the keyboard spaced and composed the passphrase', async () => {
    const secrets = new Set<string>();
    for (const passphrase of ['été à  Kaya', ' e\u0301te\u0301 a\u0300 Kaya ', 'été\u00a0à\tKaya\n']) {
      const derived = await deriveKeys({ ...cheap, passphrase }, runArgon2idInNode);
      if (derived.ok) secrets.add(derived.value.signInSecret);
    }
    expect(secrets.size).toBe(1);
  });

  it('says so when there is not enough memory', async () => {
    const derived = await deriveKeys({ ...cheap, passphrase: 'x' }, () => Promise.reject(new Error('OOM')));
    expect(derived).toEqual({ ok: false, error: { type: 'derivation_failed', detail: 'OOM' } });
  });
});
