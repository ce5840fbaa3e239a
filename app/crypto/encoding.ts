/** Bytes ↔ text without libsodium, so that small callers (a salt, a public key) do not have to load it. */

/** Standard base64 with padding. Throws a DOMException when the text is not base64. */
export const base64ToBytes = (base64: string): Uint8Array => latin1ToBytes(atob(base64));

export const bytesToBase64 = (bytes: Uint8Array): string => btoa(bytesToLatin1(bytes));

// String.fromCharCode takes its bytes as arguments, and engines limit how many there may be.
const CHUNK_BYTES = 8192;

// Passing the array as it is; spreading it would walk an iterator, ten times slower.
const chunkToLatin1 = (bytes: Uint8Array): string => Reflect.apply(String.fromCharCode, undefined, bytes);

/**
 * One character per byte (U+0000–U+00FF). Browsers keep such a string at one byte per character, in memory and in
 * IndexedDB alike: a quarter less than base64, and fast everywhere. It passes unharmed through JSON and structured clone.
 */
export const bytesToLatin1 = (bytes: Uint8Array): string => {
  if (bytes.length <= CHUNK_BYTES) return chunkToLatin1(bytes);
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    text += chunkToLatin1(bytes.subarray(start, start + CHUNK_BYTES));
  }
  return text;
};

export const latin1ToBytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
};
