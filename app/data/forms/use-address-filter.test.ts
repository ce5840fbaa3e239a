import { describe, expect, it } from 'vitest';
import { readSearch, writeSearch, type InAddress } from './use-address-filter.ts';

interface Filter {
  readonly word: string;
  readonly size: 'small' | 'large' | null;
}

const IN_ADDRESS: InAddress<Filter> = {
  read: (asked) => {
    const size = asked('size');
    return { word: asked('word') ?? '', size: size === 'small' || size === 'large' ? size : null };
  },
  write: ({ word, size }) => ({ word, size: size ?? undefined }),
};

describe('R9 a filter in the address', () => {
  it('is read as it was written, whatever was typed', () => {
    for (const word of ['', 'Ouédraogo & fils', 'a+b=c', '"12"', '#?/', ' deux  mots']) {
      const filter: Filter = { word, size: 'large' };
      expect(readSearch(IN_ADDRESS, writeSearch(IN_ADDRESS, filter, ''))).toEqual(filter);
    }
  });

  it('leaves what others wrote, and nothing of itself once it lets all through', () => {
    const search = writeSearch(IN_ADDRESS, { word: 'x', size: 'small' }, '?annee=2025-2026');
    expect(search).toBe('?annee=2025-2026&word=x&size=small');
    expect(writeSearch(IN_ADDRESS, { word: '', size: null }, search)).toBe('?annee=2025-2026');
    expect(writeSearch(IN_ADDRESS, { word: '', size: null }, '?word=x')).toBe('');
  });

  it('takes what no filter knows for none', () => {
    expect(readSearch(IN_ADDRESS, '?size=huge')).toEqual({ word: '', size: null });
  });
});
