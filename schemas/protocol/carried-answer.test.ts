import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantArbitrary, ulidArbitrary } from '../testing/values.ts';
import { activityIdOf } from '../primitives/ids.ts';
import { carriedAnswerSchema, fromBytes, toBytes } from './carried-answer.ts';
import { readFrame, toFrames, wholeOf, withFrame, type Received } from './qr-frames.ts';

const name = fc.constantFrom('Awa', 'Séni', 'N’Gounda', 'Ouédraogo', 'محمد', '😀 Léa', 'x'.repeat(60));
const key = fc.constantFrom('analyse-statistique', 'l2', 'stat-info');
const answerId = fc
  .array(fc.integer({ min: 0, max: 15 }), { minLength: 16, maxLength: 16 })
  .map((digits) => digits.map((digit) => digit.toString(16)).join(''));
const text = fc.string({ unit: 'grapheme', maxLength: 300 });

const carriedArbitrary = fc
  .record({
    answerId,
    activityId: ulidArbitrary.map(activityIdOf),
    code: fc.stringMatching(/^\d{6}$/),
    answer: fc.record({
      firstName: name,
      lastName: name,
      programId: key,
      levelId: key,
      rating: fc.option(fc.integer({ min: 1, max: 5 })),
      appreciation: text,
      suggestion: text,
      rankingConsent: fc.boolean(),
      imageConsent: fc.boolean(),
      discriminator: fc.constant(''),
      answeredAt: instantArbitrary,
    }),
  })
  .map((one) => carriedAnswerSchema.safeParse(one).data)
  .filter((one) => one !== undefined);

const receive = (texts: readonly string[]): Received | undefined =>
  texts.reduce<Received | undefined>((received, one) => {
    const frame = readFrame(one);
    return frame === undefined ? received : withFrame(received, frame);
  }, undefined);

describe('R7 an answer carried by QR', () => {
  test('is read as it was given, in whatever order and however often its codes are seen', () => {
    fc.assert(
      fc.property(carriedArbitrary, fc.infiniteStream(fc.nat()), (carried, random) => {
        const frames = toFrames(toBytes(carried));
        const seen = [...frames, ...frames].sort(() => (random.next().value % 2 === 0 ? 1 : -1));
        const received = receive(seen);
        const whole = received && wholeOf(received);
        expect(whole?.type).toBe('whole');
        expect(whole?.type === 'whole' && fromBytes(whole.bytes)).toEqual(carried);
      }),
    );
  });

  test('fits codes that a poor camera reads, whatever was typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        for (const frame of toFrames(bytes)) {
          expect(frame.length).toBeLessThanOrEqual(262);
          expect(frame).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
        }
      }),
    );
  });

  test('is complete with the last part, never before, and parts of two answers do not mix', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 400, maxLength: 900 }),
        fc.uint8Array({ minLength: 400, maxLength: 900 }),
        (one, other) => {
          const frames = toFrames(one);
          const partly = receive(frames.slice(1));
          expect(partly && wholeOf(partly).type).toBe('incomplete');
          const mixed = receive([...toFrames(other).slice(0, 1), ...frames.slice(1)]);
          expect(mixed?.checksum).toBe(readFrame(frames[0] ?? '')?.checksum);
          expect(mixed && wholeOf(mixed).type).toBe('incomplete');
        },
      ),
    );
  });

  test('is refused when a part was altered', () => {
    const [frame = ''] = toFrames(Uint8Array.from([1, 2, 3, 4, 5]));
    const altered = `${frame.slice(0, -1)}${frame.endsWith('0') ? '1' : '0'}`;
    const received = receive([altered]);
    expect(received && wholeOf(received).type).toBe('damaged');
  });

  test.each([
    '',
    'https://clubs.example/presence/01',
    'AESI1:00000000:2:1:',
    'AESI2:00000000:1:1:',
    'AESI1:zz:1:1:A',
  ])('is not what %j is', (other) => expect(readFrame(other)).toBeUndefined());

  test('is refused when its content is not an answer', () => {
    const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
    expect(fromBytes(bytes({}))).toBeUndefined();
    expect(
      fromBytes(bytes(['0'.repeat(16), 'x', '123456', 0, 'A', 'B', 'a', 'b', 0, null, '', ''])),
    ).toBeUndefined();
    expect(fromBytes(Uint8Array.from([0xff, 0xfe]))).toBeUndefined();
  });
});
