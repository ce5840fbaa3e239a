import { describe, expect, it } from 'vitest';
import { hasProblem, isOffered, newPassphraseProblems, strengthOf } from './new-passphrase.ts';

const identity = { email: 'awa.ouedraogo@aesi.bf', displayName: 'Awa Ouédraogo' };
const OFFERED = 'pirogue samedi tambour brume cacao';
const typed = (phrase: string, again = '') => ({ phrase, again, offered: [OFFERED] });

describe('a new passphrase', () => {
  it('R28 words that were offered need not be typed a second time, spaces of a keyboard aside', () => {
    expect(newPassphraseProblems(typed(`${OFFERED} `), identity)).toEqual({});
    expect(newPassphraseProblems(typed(OFFERED.replace(' ', '  ')), identity)).toEqual({});
    expect(isOffered(typed('Pirogue samedi tambour brume cacao'))).toBe(false);
  });

  it('R28 stays good when other words were offered since', () => {
    const later = { phrase: OFFERED, again: '', offered: [OFFERED, 'atelier savane moteur tulipe orage'] };
    expect(newPassphraseProblems(later, identity)).toEqual({});
  });

  it('R28 own words are typed twice, alike', () => {
    const own = 'un tracteur rouge dort dehors';
    expect(newPassphraseProblems(typed(own), identity)).toEqual({ again: 'again_required' });
    expect(newPassphraseProblems(typed(own, 'un tracteur rouge dort'), identity)).toEqual({
      again: 'again_differs',
    });
    expect(newPassphraseProblems(typed(own, ` ${own}`), identity)).toEqual({});
  });

  it.each([
    ['', 'required', 0],
    ['awa2026', 'passphrase_too_short', 1],
    ['awa ouedraogo awa ouedraogo', 'passphrase_is_identity', 1],
    ['soleil soleil soleil soleil', 'passphrase_repetitive', 1],
    ['a'.repeat(300), 'passphrase_too_long', 1],
  ])('R28 refuses «%s»: %s', (phrase, problem, strength) => {
    const problems = newPassphraseProblems(typed(phrase, phrase), identity);
    expect(problems).toEqual({ phrase: problem });
    expect(hasProblem(problems)).toBe(true);
    expect(strengthOf(typed(phrase), identity)).toBe(strength);
  });

  it('calls drawn words stronger than own ones', () => {
    expect(strengthOf(typed(OFFERED), identity)).toBe(4);
    expect(strengthOf(typed('un tracteur rouge dort dehors'), identity)).toBe(3);
  });
});
