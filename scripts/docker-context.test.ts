/** What couchdb/Dockerfile copies is the working folder: whatever git ignores there (data, secrets, modules) must not come along. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** git looks in every folder unless told where, Docker in the first one unless told everywhere. */
const asForDocker = (line: string): string => {
  const name = line.replace(/\/$/, '');
  return name.startsWith('/') ? name.slice(1) : `**/${name}`;
};

test('the image is built without what git ignores, and without its history', () => {
  expect(linesOf('.dockerignore').toSorted()).toEqual(
    ['.git', ...linesOf('.gitignore').map(asForDocker)].toSorted(),
  );
});
