import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { hasItsEnd, inspectPhoto, MAX_FILE_BYTES, TAIL_BYTES } from './photo-file.ts';

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

test('R39 a picture that was cut short is told, whatever its metadata or what was written behind it', async () => {
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 20 };
  const raw = sharp({ create: { width: 300, height: 200, channels: 3, background: 'brown', noise } });
  const preview = await raw.clone().resize(60).jpeg().toBuffer();
  const plain = await raw.clone().jpeg().toBuffer();
  const metadata = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), preview]);
  metadata.writeUInt16BE(preview.length + 2, 2);
  const jpeg = Buffer.concat([plain.subarray(0, 2), metadata, plain.subarray(2)]);
  const film = Buffer.alloc(TAIL_BYTES / 2, 7);
  const isWhole = (file: Buffer): boolean => {
    const inspected = inspectPhoto(file, file.length);
    const parts = { head: file, tail: file.subarray(-TAIL_BYTES), bytes: file.length };
    return inspected.ok && hasItsEnd(inspected.value, parts);
  };
  const whole = [
    jpeg,
    await raw.clone().jpeg({ progressive: true }).toBuffer(),
    await raw.clone().png().toBuffer(),
    await raw.clone().webp().toBuffer(),
  ];
  for (const file of whole) {
    expect(isWhole(file)).toBe(true);
    expect(isWhole(file.subarray(0, file.length / 2))).toBe(false);
    expect(isWhole(file.subarray(0, -12))).toBe(false);
  }
  expect(isWhole(Buffer.concat([jpeg, film]))).toBe(true);
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
      const bytes = Uint8Array.from([...bytesOf(head), ...rest]);
      const inspect = (): void => {
        const inspected = inspectPhoto(bytes, 64);
        if (inspected.ok) hasItsEnd(inspected.value, { head: bytes, tail: bytes, bytes: bytes.length });
      };
      expect(inspect).not.toThrow();
    }),
  );
});
