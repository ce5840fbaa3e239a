import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectPhoto, MAX_FILE_BYTES } from './photo-file.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** A JPEG whose header declares these sides, behind a block of metadata. */
const jpegOf = (widthPx: number, heightPx: number, metadataBytes: number): Uint8Array => {
  const metadata = new Uint8Array(metadataBytes + 4);
  metadata.set([0xff, 0xe1, (metadataBytes + 2) >> 8, (metadataBytes + 2) & 0xff]);
  const frame = [0xff, 0xc0, 0, 17, 8, heightPx >> 8, heightPx & 0xff, widthPx >> 8, widthPx & 0xff, 3, 0, 0];
  return Uint8Array.from([0xff, 0xd8, ...metadata, ...frame]);
};

test('a picture is told by its bytes, not by its name', () => {
  expect(inspectPhoto(bytesOf('Ceci est un texte'), 20)).toMatchObject({ error: { type: 'not_a_photo' } });
  expect(inspectPhoto(bytesOf('<svg xmlns="x"/>'), 20)).toMatchObject({ error: { type: 'not_a_photo' } });
  expect(inspectPhoto(new Uint8Array(), 0)).toMatchObject({ error: { type: 'not_a_photo' } });
  expect(inspectPhoto(jpegOf(4000, 3000, 60_000), 3_000_000)).toEqual({
    ok: true,
    value: { type: 'image/jpeg' },
  });
  const icon = readFileSync(new URL('../../pwa/public/icons/aesi-192.png', import.meta.url));
  expect(inspectPhoto(icon, icon.length)).toEqual({ ok: true, value: { type: 'image/png' } });
});

test('what a small phone could not decode is refused before it is decoded', () => {
  expect(inspectPhoto(jpegOf(17_000, 17_000, 100), 9_000_000)).toMatchObject({
    error: { type: 'too_many_pixels', widthPx: 17_000, heightPx: 17_000 },
  });
  expect(inspectPhoto(jpegOf(4000, 3000, 0), MAX_FILE_BYTES + 1)).toMatchObject({
    error: { type: 'too_heavy' },
  });
});

test('no bytes make it throw', () => {
  const start = fc.constantFrom(
    '\u00ff\u00d8\u00ff',
    '\u0089PNG\r\n\u001a\n',
    'RIFF0000WEBPVP8X',
    '0000ftypheic',
    '',
  );
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 64 }), (head, rest) => {
      expect(() => inspectPhoto(Uint8Array.from([...bytesOf(head), ...rest]), 64)).not.toThrow();
    }),
  );
});
