import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What keeps nothing in its modules shares a thread from file to file: loading them anew takes longer than most tests. What a test
 * patches it mends after itself; what starts processes or fills the memory stands alone.
 */
const SHARED = ['{schemas,couchdb}/**/*.test.ts', 'sync-server/*/**/*.test.ts'];
const STARTS_PROCESSES = 'sync-server/embedded/**';
const FILLS_MEMORY = 'app/files/**';

/** The fuzz takes longest by far: begun last, one file of it would keep one core busy while the other rests. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/e2e/fuzz/');
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  plugins: [react()],
  test: {
    // Nobody measures time here: the limit only ends a test that hangs, on the slowest machine that runs it.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // The usual second is a measurement of the machine. A little less than a test has, so that it is told what did not come.
    expect: { poll: { timeout: 170_000 } },
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: 'rules and server', include: SHARED, exclude: [STARTS_PROCESSES], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'application',
          include: ['app/**/*.test.{ts,tsx}'],
          exclude: [FILLS_MEMORY],
          isolate: false,
          setupFiles: ['app/data/local/testing-disk.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'the rest',
          include: [
            '{bench,scripts,e2e/fuzz}/**/*.test.{ts,tsx}',
            'sync-server/*.test.ts',
            `${STARTS_PROCESSES}/*.test.ts`,
            `${FILLS_MEMORY}/*.test.ts`,
          ],
        },
      },
    ],
  },
});
