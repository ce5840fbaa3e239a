/**
 * One passphrase, two secrets: the first 32 bytes of Argon2id open the vault and never leave the device; the last 32 are
 * what the server is told at sign-in, and it hashes them again. Neither can be computed from the other.
 */
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { normalizePassphrase } from '#schemas/rules/passphrase.ts';
import type { Argon2Answer, Argon2Request, KdfCost, RunArgon2id } from './argon2-request.ts';
import { base64ToBytes, bytesToBase64 } from './encoding.ts';
import { SecretKey, type VaultKey } from './secret-key.ts';

export interface DeriveKeysInput extends KdfCost {
  readonly passphrase: string;
  readonly saltB64: string;
}

export interface DerivedKeys {
  readonly vaultKey: VaultKey;
  /** base64 of 32 bytes, sent to the server. */
  readonly signInSecret: string;
}

/** Too little memory on a small phone, or the worker's script could not be loaded. */
export type DeriveKeysError = { readonly type: 'derivation_failed'; readonly detail: string };

const OUTPUT_BYTES = 64;

export const deriveKeys = async (
  input: DeriveKeysInput,
  runArgon2id: RunArgon2id = runArgon2idInWorker,
): Promise<Result<DerivedKeys, DeriveKeysError>> => {
  const { memoryKiB, iterations, parallelism } = input;
  const passphrase = normalizePassphrase(input.passphrase);
  const request = { passphrase, salt: base64ToBytes(input.saltB64), outputBytes: OUTPUT_BYTES };
  let bytes: Uint8Array;
  try {
    bytes = await runArgon2id({ ...request, memoryKiB, iterations, parallelism });
  } catch (cause) {
    return err({ type: 'derivation_failed', detail: cause instanceof Error ? cause.message : String(cause) });
  }
  if (bytes.length !== OUTPUT_BYTES)
    throw new Error(`Argon2id gave ${bytes.length} bytes, not ${OUTPUT_BYTES}`);
  const vaultKey = new SecretKey('vault', bytes.subarray(0, 32));
  const signInSecret = bytesToBase64(bytes.subarray(32));
  bytes.fill(0);
  return ok({ vaultKey, signInSecret });
};

const runArgon2idInWorker: RunArgon2id = (request: Argon2Request) => {
  const worker = new Worker(new URL('./argon2.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.addEventListener('message', (event: MessageEvent<Argon2Answer>) => {
      const answer = event.data;
      if ('bytes' in answer) resolve(answer.bytes);
      else reject(new Error(answer.failure));
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'worker did not start')));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
};
