/**
 * Argon2id off the main thread: one request, one answer, then the page ends this worker, because WebAssembly memory
 * (64 MiB and more here) never shrinks while it lives. The bundled build carries its wasm inside, so the page's policy
 * needs only `script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`.
 */
import argon2 from 'argon2-browser/dist/argon2-bundled.min.js';
import type { Argon2Answer, Argon2Request } from './argon2-request.ts';

const describe = (cause: unknown): string => {
  if (typeof cause === 'object' && cause !== null && 'message' in cause) return String(cause.message);
  return String(cause);
};

const answer = async (request: Argon2Request): Promise<Argon2Answer> => {
  try {
    const { hash } = await argon2.hash({
      pass: request.passphrase,
      salt: request.salt,
      time: request.iterations,
      mem: request.memoryKiB,
      parallelism: request.parallelism,
      hashLen: request.outputBytes,
      type: argon2.ArgonType.Argon2id,
    });
    return { bytes: hash };
  } catch (cause) {
    return { failure: describe(cause) };
  }
};

addEventListener('message', (event: MessageEvent<Argon2Request>) => {
  void answer(event.data).then((reply) => postMessage(reply));
});
