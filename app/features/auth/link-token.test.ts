import { describe, expect, it } from 'vitest';
import { tokenFrom, withToken } from './link-token.ts';

describe('R25 the token of a link', () => {
  it('is read behind # and, as older links have it, in the path', () => {
    expect(tokenFrom(undefined, '#abc', null)).toBe('abc');
    expect(tokenFrom('abc', '', null)).toBe('abc');
    expect(tokenFrom(undefined, '', null)).toBeUndefined();
    expect(tokenFrom(undefined, '#', { other: 1 })).toBeUndefined();
  });

  it('outlives a reload of an address that holds it no more, until it is spent', () => {
    const kept = withToken({ __TSR_index: 2 }, 'abc');
    expect(kept).toMatchObject({ __TSR_index: 2 });
    expect(tokenFrom(undefined, '', kept)).toBe('abc');
    expect(tokenFrom(undefined, '#other', kept)).toBe('other');
    expect(tokenFrom(undefined, '', withToken(kept, undefined))).toBeUndefined();
    expect(tokenFrom(undefined, '', withToken(null, undefined))).toBeUndefined();
  });
});
