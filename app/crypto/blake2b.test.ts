import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blake2bHex, loadBlake2bHex } from './blake2b.ts';

it('agrees with the server’s blake2b512 for every text', async () => {
  const hash = await loadBlake2bHex();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(hash(text)).toBe(createHash('blake2b512').update(text, 'utf8').digest('hex').slice(0, 32));
    }),
  );
});

it('gives 32 hexadecimal digits', async () => {
  expect(await blake2bHex('ouedraogo fatimata\u0000info\u0000')).toMatch(/^[0-9a-f]{32}$/);
});
