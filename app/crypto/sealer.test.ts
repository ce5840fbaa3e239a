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

  it('gives back sealed bytes, in their context and unaltered only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), context, context, (bytes, ctx, other) => {
        const sealed = sealer.sealBytes(bytes, ctx);
        expect(sealer.openBytes(sealed, ctx)).toEqual(bytes);
        if (other !== ctx) expect(() => sealer.openBytes(sealed, other)).toThrow(TamperedError);
        sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
        expect(() => sealer.openBytes(sealed, ctx)).toThrow(TamperedError);
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

describe('pseudonyms', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const place = fc.constantFrom('attendance:sport:', 'participant:sport:', 'store/2/drafts');

  it('are the same for the same text, place and key, also from another sealer and long after', async () => {
    const again = await createSealer(keyOf(1));
    const first = sealer.pseudonymOf('awa', 'here');
    for (let index = 0; index < 12_000; index++) sealer.pseudonymOf(String(index), 'elsewhere');
    expect(sealer.pseudonymOf('awa', 'here')).toBe(first);
    fc.assert(
      fc.property(text, place, (what, where) => {
        expect(sealer.pseudonymOf(what, where)).toMatch(/^[0-9a-f]{32}$/);
        expect(again.pseudonymOf(what, where)).toBe(sealer.pseudonymOf(what, where));
      }),
    );
  });

  it('differ with the text, the place and the key', () => {
    fc.assert(
      fc.property(fc.tuple(text, place), fc.tuple(text, place), (one, two) => {
        fc.pre(one.join('\n') !== two.join('\n'));
        expect(sealer.pseudonymOf(...one)).not.toBe(sealer.pseudonymOf(...two));
        expect(sealer.pseudonymOf(...one)).not.toBe(otherSealer.pseudonymOf(...one));
      }),
    );
  });

  it('are not made without the key', async () => {
    const key = keyOf(3);
    const locked = await createSealer(key);
    key.wipe();
    expect(() => locked.pseudonymOf('awa', 'here')).toThrow(/wiped/);
  });
});
