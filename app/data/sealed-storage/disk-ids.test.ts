import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretKey } from '#app/crypto/secret-key.ts';
import { createSealer } from '#app/crypto/sealer.ts';
import { createDiskIds, partsNoKeys } from './disk-ids.ts';

const sealer = await createSealer(new SecretKey('data', new Uint8Array(32).fill(1)));
const { toDisk } = createDiskIds(sealer);

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });
const slug = fc.constantFrom('anglais', 'art-oratoire', 'sport', '0club');
const ulid = fc.constantFrom('01JD0000000000000000000001', '7ZZZZZZZZZZZZZZZZZZZZZZZZZ');
const participant = fc.tuple(slug, hex).map(([club, key]) => ({ prefix: `participant:${club}:`, key }));
const attendance = fc
  .tuple(slug, ulid, hex)
  .map(([club, activity, key]) => ({ prefix: `attendance:${club}:${activity}:`, key }));
const keyed = fc.oneof(participant, attendance);

describe('ids on disk', () => {
  it('keep prefix and length, and hold nothing of the person key', () => {
    fc.assert(
      fc.property(keyed, fc.constantFrom('', '|0', '|1'), ({ prefix, key }, rest) => {
        const onDisk = toDisk(`${prefix}${key}${rest}`);
        expect(onDisk).toMatch(new RegExp(`^${prefix}[0-9a-f]{32}`));
        expect(onDisk.endsWith(rest)).toBe(true);
        expect(onDisk).toHaveLength(prefix.length + 32 + rest.length);
        expect(onDisk).not.toContain(key);
      }),
    );
  });

  it('stand for one id each, and for the same one always', () => {
    fc.assert(
      fc.property(keyed, keyed, (one, two) => {
        const [first, second] = [`${one.prefix}${one.key}`, `${two.prefix}${two.key}`];
        expect(toDisk(first) === toDisk(second)).toBe(first === second);
      }),
    );
  });

  it('do not show that one person was at two activities', () => {
    fc.assert(
      fc.property(hex, (key) => {
        const ids = ['participant:sport:', 'attendance:sport:01JD0000000000000000000001:']
          .concat('attendance:sport:01JD0000000000000000000002:')
          .map((prefix) => toDisk(`${prefix}${key}`).slice(-32));
        expect(new Set(ids).size).toBe(3);
      }),
    );
  });

  it('are the ids themselves where there is no person key', () => {
    for (const id of ['club:sport', 'activity:01JD0000000000000000000001', 'up|1', 'summary:association'])
      expect(toDisk(id)).toBe(id);
    expect(toDisk('dossier:sport:01JD0000000000000000000001')).toBe(
      'dossier:sport:01JD0000000000000000000001',
    );
  });
});

describe('partsNoKeys', () => {
  const bound = fc.oneof(
    keyed.chain(({ prefix, key }) =>
      fc.nat({ max: prefix.length + 4 }).map((length) => `${prefix}${key}`.slice(0, length)),
    ),
    keyed.chain(({ prefix }) => fc.string({ maxLength: 2 }).map((rest) => `${prefix}${rest}`)),
    keyed.map(({ prefix }) => `${prefix}\uffff`),
    fc.string(),
  );

  it('never lets a bound through on whose other side an id lies on disk', () => {
    // One kind only: where its keys stand is what tells a key from the beginning of an activity's id.
    for (const kind of [participant, attendance])
      fc.assert(
        fc.property(kind, bound, ({ prefix, key }, limit) => {
          fc.pre(partsNoKeys(limit));
          const id = `${prefix}${key}`;
          expect(toDisk(id) < limit).toBe(id < limit);
          expect(toDisk(id) > limit).toBe(id > limit);
        }),
        { numRuns: 1000 },
      );
  });

  it('lets the bounds of ranges through', () => {
    for (const prefix of ['participant:sport:', 'attendance:sport:01JD0000000000000000000001:'])
      for (const limit of [prefix, `${prefix}\uffff`, prefix.slice(0, 11)])
        expect(partsNoKeys(limit)).toBe(true);
    expect(partsNoKeys('participant:sport:8')).toBe(false);
  });
});
