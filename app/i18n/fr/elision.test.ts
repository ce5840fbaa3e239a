import { describe, expect, it } from 'vitest';
import { withDe } from './elision.ts';

describe('R63 « de » before a name', () => {
  it('loses its vowel before another', () => {
    expect(withDe('Abdoulaye Yonli')).toBe('d’Abdoulaye Yonli');
    expect(withDe('Édith')).toBe('d’Édith');
    expect(withDe('octobre 2025')).toBe('d’octobre 2025');
    expect(withDe('Yvette')).toBe('d’Yvette');
  });

  it('keeps it before a consonant, and before names whose h or y is one', () => {
    expect(withDe('Mariam')).toBe('de Mariam');
    expect(withDe('mars 2026')).toBe('de mars 2026');
    expect(withDe('Yacouba')).toBe('de Yacouba');
    expect(withDe('Yé Hamidou')).toBe('de Yé Hamidou');
    expect(withDe('Hamidou')).toBe('de Hamidou');
  });
});
