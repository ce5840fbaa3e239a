import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** What keeps nothing in its modules shares a thread from file to file; whatever patches a platform or starts processes does not. */
const SHARED = ['{schemas,couchdb}/**/*.test.ts', 'sync-server/*/**/*.test.ts'];
const STARTS_PROCESSES = 'sync-server/embedded/**';

export default defineConfig({
  plugins: [react()],
  test: {
    // Nobody measures time here: the limit only ends a test that hangs, on the slowest machine that runs it.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'rules and server', include: SHARED, exclude: [STARTS_PROCESSES], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'the rest',
          include: [
            '{app,bench,scripts,e2e/fuzz}/**/*.test.{ts,tsx}',
            'sync-server/*.test.ts',
            `${STARTS_PROCESSES}/*.test.ts`,
          ],
        },
      },
    ],
  },
});
