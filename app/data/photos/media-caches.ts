/** Where the service worker keeps photos that were seen, by size. */

export type MediaVariant = 'thumb' | 'medium' | 'full';

export const MEDIA_CACHES: Readonly<Record<MediaVariant, string>> = {
  thumb: 'aesi-media-thumb',
  medium: 'aesi-media-medium',
  full: 'aesi-media-full',
};

const ADDRESS = /^\/media\/([0-9a-f]{64})\/(thumb|medium|full)\.(?:webp|jpg)$/;

/** Which photo an address is of; undefined for any other. */
export const mediaIn = (
  path: string,
): { readonly sha256: string; readonly variant: MediaVariant } | undefined => {
  const [, sha256, variant] = ADDRESS.exec(path) ?? [];
  return sha256 === undefined ? undefined : { sha256, variant: variant as MediaVariant };
};
