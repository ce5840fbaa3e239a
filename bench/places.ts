/** Where things lie: everything is found from the repository's root, in which `npm run` starts. */
import { join } from 'node:path';

const fromRoot = (...parts: string[]): string => join(process.cwd(), ...parts);

export const places = {
  app: fromRoot('dist/app'),
  serverMain: fromRoot('dist/server/main.js'),
  seed: fromRoot('dist/server/seed.js'),
  serverProcess: fromRoot('dist/bench/server-process.js'),
  lab: fromRoot('dist/bench/lab'),
  labSource: fromRoot('bench/lab.ts'),
  /** Filled data folders, kept from run to run. */
  years: fromRoot('node_modules/.cache/bench'),
  results: fromRoot('bench/results.md'),
} as const;
