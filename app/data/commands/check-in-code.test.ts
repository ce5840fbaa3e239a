import { expect, test } from 'vitest';
import { ROOM_KEY_LENGTH } from '#schemas/rules/room-key.ts';
import { checkInCode, checkInRoomKey } from './check-in-code.ts';

/** RFC 4226, appendix D: the secret «12345678901234567890» and its first ten codes. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const RFC_CODES = [
  '755224',
  '287082',
  '359152',
  '969429',
  '338314',
  '254676',
  '287922',
  '162583',
  '399871',
  '520489',
];

test('R7 the codes are those of RFC 4226, one per counter', async () => {
  const codes = await Promise.all(
    RFC_CODES.map((_, counter) => checkInCode({ secretBase32: RFC_SECRET, counter })),
  );
  expect(codes).toEqual(RFC_CODES);
});

test('R7 a code keeps its six digits when it begins with zeros', async () => {
  const codes = await Promise.all(
    Array.from({ length: 200 }, (_, counter) => checkInCode({ secretBase32: RFC_SECRET, counter })),
  );
  expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
});

test('R27 R30 the key of the room is another for each code', async () => {
  const keys = await Promise.all(
    [0, 1].map((counter) => checkInRoomKey({ secretBase32: RFC_SECRET, counter })),
  );
  expect(new Set(keys).size).toBe(2);
  // As the server computes it: the QR of a phone in use must go on being understood.
  expect(keys[0]).toBe('7e50d66b9caeb98c');
  expect(keys.every((key) => key.length === ROOM_KEY_LENGTH)).toBe(true);
});
