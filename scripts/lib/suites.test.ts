import { describe, expect, test } from 'vitest';
import { closingLine, inLanes } from './report.mjs';
import { readPlaywright, readVitest } from './suites.mjs';

describe('the closing line', () => {
  test('leaves out what was not skipped', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });
});

describe("vitest's report", () => {
  const passed = { status: 'passed', fullName: 'a', failureMessages: [] };

  test('counts each test once', () => {
    const failed = { status: 'failed', fullName: 'b', failureMessages: ['because'] };
    const skipped = { status: 'skipped', fullName: 'c', failureMessages: [] };
    const file = { name: 'x.test.ts', status: 'failed', assertionResults: [passed, failed, skipped] };
    const { counts, details } = readVitest({ testResults: [file] });
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 1 });
    expect(details).toContain('because');
  });

  test('counts a file that failed as a whole', () => {
    const file = { name: 'x.test.ts', status: 'failed', message: 'cannot import', assertionResults: [] };
    const { counts, details } = readVitest({ testResults: [file] });
    expect(counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(details).toContain('cannot import');
  });
});

describe("playwright's report", () => {
  test('tells of a test that passed at a second try only', () => {
    const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 0 };
    const results = [{ errors: [{ message: 'not at first' }] }, { errors: [] }];
    const spec = { ok: true, file: 'x.spec.ts', title: 'lucky', tests: [{ results }] };
    const { counts, details } = readPlaywright({ stats, errors: [], suites: [{ specs: [spec] }] });
    expect(counts).toEqual({ passed: 4, failed: 0, skipped: 0, flaky: 1 });
    expect(details).toBe('x.spec.ts: lucky (flaky)\nnot at first');
  });

  test('finds the failures of nested suites', () => {
    const results = [{ errors: [{ message: 'not seen' }] }];
    const spec = { ok: false, file: 'x.spec.ts', title: 'deep', tests: [{ results }] };
    const suites = [{ specs: [], suites: [{ specs: [spec] }] }];
    const stats = { expected: 0, unexpected: 1, flaky: 0, skipped: 0 };
    expect(readPlaywright({ stats, errors: [], suites }).details).toContain('x.spec.ts: deep\nnot seen');
  });
});

test('lanes run everything, and never more at once than there are', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const task = (id: number) => async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    done.push(id);
  };
  await inLanes([1, 2, 3, 4, 5].map(task), 2);
  expect(new Set(done)).toEqual(new Set([1, 2, 3, 4, 5]));
  expect(most).toBe(2);
});

test('only the first of many failures are told in full', () => {
  const message = Array.from({ length: 200 }, (_, line) => `line ${line}`).join('\n');
  const failed = { status: 'failed', fullName: 'b', failureMessages: [message] };
  const file = {
    name: 'x.test.ts',
    status: 'failed',
    assertionResults: Array.from({ length: 50 }, () => failed),
  };
  const { counts, details } = readVitest({ testResults: [file] });
  expect(counts.failed).toBe(50);
  expect(details.split('\n').length).toBeLessThan(700);
  expect(details).toContain('and 30 more');
});
