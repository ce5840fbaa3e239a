import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretKey } from './secret-key.ts';
import { createSealer, TamperedError } from './sealer.ts';

const keyOf = (seed: number): SecretKey<'data'> => new SecretKey('data', new Uint8Array(32).fill(seed));
const json = fc.jsonValue({ maxDepth: 3 });
const context = fc.string({ unit: 'grapheme', maxLength: 60 });
const sealer = await createSealer(keyOf(1));
const otherSealer = await createSealer(keyOf(2));

describe('createSealer', () => {
  it('gives back what was sealed', () => {
    fc.assert(
      fc.property(json, context, (value, ctx) => {
        const asJson: unknown = JSON.parse(JSON.stringify(value));
        expect(sealer.open(sealer.seal(value, ctx), ctx)).toEqual(asJson);
      }),
    );
  });

  it('survives JSON and structured clone', () => {
    fc.assert(
      fc.property(json, (value) => {
        const sealed = sealer.seal(value, 'row');
        expect(JSON.parse(JSON.stringify(sealed))).toBe(sealed);
        expect(structuredClone(sealed)).toBe(sealed);
        expect(/^[\u0000-\u00ff]*$/.test(sealed)).toBe(true);
      }),
    );
  });

  it('opens nothing in another context: sealed rows cannot be swapped', () => {
    fc.assert(
      fc.property(json, context, context, (value, ctx, other) => {
        fc.pre(ctx !== other);
        expect(() => sealer.open(sealer.seal(value, ctx), other)).toThrow(TamperedError);
      }),
    );
  });

  it('opens nothing under another key', () => {
    fc.assert(
      fc.property(json, context, (value, ctx) => {
        expect(() => otherSealer.open(sealer.seal(value, ctx), ctx)).toThrow(TamperedError);
      }),
    );
  });

  it('opens nothing that was altered or cut', () => {
    fc.assert(
      fc.property(json, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, position, flip) => {
        const sealed = sealer.seal(value, 'row');
        const at = position % sealed.length;
        const altered =
          sealed.slice(0, at) + String.fromCharCode(sealed.charCodeAt(at) ^ flip) + sealed.slice(at + 1);
        expect(() => sealer.open(altered, 'row')).toThrow(TamperedError);
        expect(() => sealer.open(sealed.slice(0, at), 'row')).toThrow(TamperedError);
      }),
    );
  });

  it('never seals the same twice alike, over many refills of the nonce pool', () => {
    const nonces = new Set(Array.from({ length: 2000 }, () => sealer.seal('x', 'row').slice(0, 24)));
    expect(nonces.size).toBe(2000);
  });

  it('seals long values', () => {
    const long = 'é'.repeat(200_000);
    expect(sealer.open(sealer.seal(long, 'row'), 'row')).toBe(long);
  });

  it('refuses what is not JSON', () => {
    expect(() => sealer.seal(undefined, 'row')).toThrow(/JSON/);
  });

  it('names no content in its error, only the place', () => {
    const sealed = sealer.seal({ name: 'Fatimata' }, 'participants/1');
    expect(() => sealer.open(sealed, 'participants/2')).toThrow(/participants\/2/);
  });
});
