import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PreparedPhoto } from './compress-photo.ts';
import { dropPhoto, keepPhoto, keptPhoto } from './presence-photo.ts';

const ROOM = '01HZZZZZZZZZZZZZZZZZZZZZZZ';
const OTHER_ROOM = '01HYYYYYYYYYYYYYYYYYYYYYYY';

const PHOTO: PreparedPhoto = {
  sha256: 'ab'.repeat(32),
  type: 'image/webp',
  full: Uint8Array.from([0, 1, 127, 128, 255]),
  thumb: Uint8Array.from([255, 0]),
  widthPx: 1280,
  heightPx: 720,
  tinyHash: 'abc=',
};

/** A tab's storage with room for so many characters. */
const storageOf = (limit: number): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, value);
    },
    removeItem: (key) => void held.delete(key),
  };
};

describe('R8 the photo of an answer that waits for a network', () => {
  beforeEach(() => vi.stubGlobal('sessionStorage', storageOf(1_000_000)));
  afterEach(() => vi.unstubAllGlobals());

  it('is there after a reload, byte for byte, for its own activity', () => {
    keepPhoto(ROOM, PHOTO);
    expect(keptPhoto(ROOM)).toEqual(PHOTO);
    expect(keptPhoto(OTHER_ROOM)).toBeUndefined();
  });

  it('is gone once it is dropped, or the answer goes without one', () => {
    keepPhoto(ROOM, PHOTO);
    keepPhoto(ROOM, undefined);
    expect(keptPhoto(ROOM)).toBeUndefined();
    keepPhoto(ROOM, PHOTO);
    dropPhoto(ROOM);
    expect(keptPhoto(ROOM)).toBeUndefined();
  });

  it('is not kept where there is no room, nor an older one in its place', () => {
    vi.stubGlobal('sessionStorage', storageOf(300));
    keepPhoto(ROOM, PHOTO);
    expect(keptPhoto(ROOM)).toEqual(PHOTO);
    keepPhoto(ROOM, { ...PHOTO, full: new Uint8Array(1000) });
    expect(keptPhoto(ROOM)).toBeUndefined();
  });

  it('is no photo where something else is found', () => {
    sessionStorage.setItem(`aesi-presence-photo-${ROOM}`, '{"full":"%"}');
    expect(keptPhoto(ROOM)).toBeUndefined();
  });
});
