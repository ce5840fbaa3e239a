import { describe, expect, it } from 'vitest';
import { CouchUnavailable } from '#server/ports/couch-errors.ts';
import { testConfig } from './testing-context.ts';
import { startRefusalOf } from './start-refusal.ts';

describe('a server that does not start', () => {
  it.each([
    Object.assign(new Error('write'), { code: 'ENOSPC' }),
    Object.assign(new Error('write'), { code: 'EDQUOT' }),
    new CouchUnavailable('IO error: /data/000034.ldb: No space left on device'),
    new Error('the database child ended with code 1: start failed: IO error: Disk quota exceeded'),
  ])('on a full disk says so in a sentence: %s', (error) => {
    expect(startRefusalOf(error, testConfig())).toContain('est plein');
  });

  it('by a bug has no sentence: its stack goes to the log', () => {
    expect(startRefusalOf(new TypeError('x is not a function'), testConfig())).toBeUndefined();
  });
});
