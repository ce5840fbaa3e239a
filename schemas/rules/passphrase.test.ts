import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizePassphrase, passphraseProblem } from './passphrase.ts';

const awa = { email: 'awa.ouedraogo@demo.test', displayName: 'Awa Ouédraogo' };

describe('passphrase', () => {
  it('R28 gives one form to what a keyboard may write in several ways', () => {
    expect(normalizePassphrase(' e\u0301te\u0301 \u00a0a\u0300\tKaya\n')).toBe('été à Kaya');
    expect(normalizePassphrase('Kaya')).not.toBe(normalizePassphrase('kaya'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normalizePassphrase(text);
        expect(normalizePassphrase(once)).toBe(once);
      }),
    );
  });

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['court', 'passphrase_too_short'],
    ['a b c d e', 'passphrase_too_short'],
    ['trois mots là', 'passphrase_too_short'],
    ['x'.repeat(257), 'passphrase_too_long'],
    ['aaaaaaaaaaaaaaaa', 'passphrase_repetitive'],
    ['bonjour bonjour bonjour', 'passphrase_repetitive'],
    ['Awa.Ouedraogo@demo.test', 'passphrase_is_identity'],
    ['ouédraogo awa demo', 'passphrase_is_identity'],
  ])('R28 refuses %j: %s', (passphrase, problem) => {
    expect(passphraseProblem(passphrase, awa)).toBe(problem);
  });

  it.each(['cinq mots simples pour essayer', 'un mil vert ici', 'Xk7-pp_q29vvLm'])(
    'accepts %j',
    (passphrase) => {
      expect(passphraseProblem(passphrase, awa)).toBeUndefined();
    },
  );

  it('accepts a name when something else stands beside it', () => {
    expect(passphraseProblem('Awa Ouédraogo danse à Kaya', awa)).toBeUndefined();
  });
});
