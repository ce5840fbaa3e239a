import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['{schemas,app,sync-server,couchdb,bench,scripts,e2e/fuzz}/**/*.test.{ts,tsx}'],
    // Nobody measures time here: the limit only ends a test that hangs, on the slowest machine that runs it.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
});
