/** Argon2id without a worker, for tests. */
import { hashRaw } from '@node-rs/argon2';
import type { RunArgon2id } from './argon2-request.ts';

const ARGON2ID = 2;

export const runArgon2idInNode: RunArgon2id = async (request) =>
  new Uint8Array(
    await hashRaw(request.passphrase, {
      algorithm: ARGON2ID,
      salt: request.salt,
      memoryCost: request.memoryKiB,
      timeCost: request.iterations,
      parallelism: request.parallelism,
      outputLen: request.outputBytes,
    }),
  );
