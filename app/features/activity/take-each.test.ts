import { expect, test } from 'vitest';
import { err, ok } from '#schemas/primitives/result.ts';
import { takeEach } from './take-each.ts';

test('a file that fails without a word is named, and the next are taken all the same', async () => {
  const files = ['1.jpg', '2.jpg', '3.jpg', '4.jpg'].map((name) => new File([], name));
  const begun: number[] = [];
  const taken = await takeEach(files, {
    keep: ({ name }) =>
      name === '2.jpg'
        ? Promise.reject(new Error('disk'))
        : Promise.resolve(name === '3.jpg' ? err('3.jpg is no photo') : ok(true as const)),
    problemOf: ({ name }, cause) => `${name}: ${(cause as Error).message}`,
    onFile: (index) => begun.push(index),
  });
  expect(taken).toEqual({ keptCount: 2, problems: ['2.jpg: disk', '3.jpg is no photo'] });
  expect(begun).toEqual([0, 1, 2, 3]);
});
