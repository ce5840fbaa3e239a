/**
 * Sealed boxes (X25519): the kiosk seals each answer to a public key and cannot open it again; only the host's device,
 * whose vault holds the private key, can. A box says nothing about who sealed it nor what it belongs to: put the
 * activity's id inside the value and compare it after opening.
 */
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { base64ToBytes, bytesToBase64 } from './encoding.ts';
import { loadSodium } from './sodium.ts';

/** Both base64 of 32 bytes. The private key may lie on disk only inside sealed storage. */
export interface BoxKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

export type OpenBoxError = { readonly type: 'unreadable' };

export const createKeyPair = async (): Promise<BoxKeyPair> => {
  const sodium = await loadSodium();
  const pair = sodium.crypto_box_keypair();
  return { publicKey: bytesToBase64(pair.publicKey), privateKey: bytesToBase64(pair.privateKey) };
};

/** base64 of the sealed JSON. */
export const sealTo = async (publicKey: string, value: unknown): Promise<string> => {
  const sodium = await loadSodium();
  return bytesToBase64(sodium.crypto_box_seal(JSON.stringify(value), base64ToBytes(publicKey)));
};

export const openWith = async (
  keyPair: BoxKeyPair,
  sealed: string,
): Promise<Result<unknown, OpenBoxError>> => {
  const sodium = await loadSodium();
  const publicKey = base64ToBytes(keyPair.publicKey);
  const privateKey = base64ToBytes(keyPair.privateKey);
  try {
    const text = sodium.crypto_box_seal_open(base64ToBytes(sealed), publicKey, privateKey, 'text');
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err({ type: 'unreadable' });
  }
};
