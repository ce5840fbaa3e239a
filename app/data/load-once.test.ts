import { expect, test } from 'vitest';
import { loadOnce } from './load-once.ts';

test('all share what was loaded once, and a failed load is tried again', async () => {
  let loads = 0;
  const thing = loadOnce(async () => {
    loads += 1;
    await Promise.resolve();
    if (loads === 1) throw new Error('no network');
    return { loads };
  });
  const first = [thing(), thing()];
  await expect(Promise.allSettled(first)).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  const [one, other] = await Promise.all([thing(), thing()]);
  expect(one).toBe(other);
  expect(await thing()).toBe(one);
  expect(loads).toBe(2);
});
