/** The blurred placeholder of a photo: some 25 bytes, base64, that travel with its document. */
import { thumbHashToDataURL } from 'thumbhash';

/** A picture of 32 pixels as a `data:` address; undefined for what is no hash. */
export function placeholderOf(tinyHash: string): string | undefined {
  if (tinyHash === '') return undefined;
  try {
    return thumbHashToDataURL(Uint8Array.from(atob(tinyHash), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
